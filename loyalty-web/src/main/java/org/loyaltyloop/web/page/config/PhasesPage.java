package org.loyaltyloop.web.page.config;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.opportunity.LostReason;
import org.loyaltyloop.opportunity.Phase;
import org.loyaltyloop.opportunity.Phases;

/** The phases of the pipeline and the reasons for losing; in pages {@code configPhases}. */
@Named("configPhases")
@RequestScoped
public class PhasesPage {

    private final Phases pipeline;
    private @Nullable List<Phase> phases;
    private @Nullable List<LostReason> reasons;

    @Inject
    PhasesPage(Phases pipeline) {
        this.pipeline = pipeline;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected PhasesPage() {
        this.pipeline = null;
    }

    /** All phases in the order of the pipeline. */
    public List<Phase> getPhases() {
        List<Phase> known = phases;
        if (known == null) {
            known = pipeline.all();
            phases = known;
        }
        return known;
    }

    /** All reasons in their order. */
    public List<LostReason> getReasons() {
        List<LostReason> known = reasons;
        if (known == null) {
            known = pipeline.reasons();
            reasons = known;
        }
        return known;
    }
}
