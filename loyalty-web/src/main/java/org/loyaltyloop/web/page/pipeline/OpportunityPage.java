package org.loyaltyloop.web.page.pipeline;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.opportunity.AlreadyMoved;
import org.loyaltyloop.opportunity.LostReason;
import org.loyaltyloop.opportunity.MoveOpportunity;
import org.loyaltyloop.opportunity.Opportunities;
import org.loyaltyloop.opportunity.OpportunityId;
import org.loyaltyloop.opportunity.OpportunityQueries;
import org.loyaltyloop.opportunity.OpportunityRow;
import org.loyaltyloop.opportunity.OpportunityView;
import org.loyaltyloop.opportunity.Phase;
import org.loyaltyloop.opportunity.PhaseKind;
import org.loyaltyloop.opportunity.Phases;
import org.loyaltyloop.web.component.FieldProblems;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** One opportunity, and the form that moves it; in pages {@code opportunityPage}. */
@Named("opportunityPage")
@ViewScoped
public class OpportunityPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private final OpportunityQueries queries;
    private final Opportunities opportunities;
    private final Phases phases;
    private final FieldProblems problems;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String id = "";
    private String seen = "";
    private int version;
    private String to = "";
    private String lostReason = "";
    private String lostStated = "";
    private transient @Nullable OpportunityView view;
    private transient @Nullable List<Phase> pipeline;

    @Inject
    OpportunityPage(
            OpportunityQueries queries,
            Opportunities opportunities,
            Phases phases,
            FieldProblems problems,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.queries = queries;
        this.opportunities = opportunities;
        this.phases = phases;
        this.problems = problems;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected OpportunityPage() {
        this(null, null, null, null, null, null, null);
    }

    /** Reads the opportunity of the address. */
    public void open() {
        OpportunityView read = getView();
        seen = read.row().phase();
        version = read.row().version();
        to = seen;
        lostReason = read.row().lostReason().orElse("");
        lostStated = read.lostStated().orElse("");
    }

    /** The opportunity as it is stored. */
    public OpportunityView getView() {
        OpportunityView known = view;
        if (known == null) {
            known =
                    queries.find(me.actor(), opportunity())
                            .orElseThrow(() -> new NotFound("opportunity", id));
            view = known;
        }
        return known;
    }

    /** Moves the opportunity where the form says. */
    public @Nullable String move() {
        try {
            boolean moved =
                    opportunities
                            .move(
                                    me.actor(),
                                    new MoveOpportunity(
                                            opportunity(),
                                            seen,
                                            to,
                                            Optional.of(lostReason).filter(code -> !code.isEmpty()),
                                            Optional.of(lostStated)))
                            .isPresent();
            if (moved) {
                notices.done("pipeline.move.done", getView().row().name(), phase(to));
            }
        } catch (AlreadyMoved overtaken) {
            notices.problem(
                    "pipeline.move.overtaken",
                    overtaken.author(),
                    phase(overtaken.phase()),
                    formats.ago(overtaken.at()));
        } catch (BusinessRuleViolation broken) {
            problems.show("move", broken);
            return null;
        }
        return again();
    }

    /** Takes the latest move back. */
    public String undo() {
        getView()
                .lastMove()
                .ifPresent(
                        last -> {
                            opportunities.undo(me.actor(), opportunity(), last);
                            notices.done("pipeline.move.undone");
                        });
        return again();
    }

    /** Removes the opportunity, with its touchpoints. */
    public String remove() {
        String name = getView().row().name();
        opportunities.remove(me.actor(), opportunity(), version);
        notices.done("pipeline.removed", name);
        return "/pipeline/board?faces-redirect=true";
    }

    private String again() {
        return "/pipeline/opportunity?faces-redirect=true&id=" + id;
    }

    /** The phases it can be moved to, and where it is. */
    public List<SelectItem> getTargets() {
        return pipeline().stream()
                .filter(phase -> phase.active() || phase.code().equals(seen))
                .map(phase -> new SelectItem(phase.code(), phase.name(formats.getLocale())))
                .toList();
    }

    /** The reasons that can be given for losing. */
    public List<SelectItem> getReasons() {
        List<SelectItem> items = new ArrayList<>();
        items.add(new SelectItem("", formats.text("pipeline.lost.choose")));
        phases.reasons().stream()
                .filter(LostReason::active)
                .forEach(r -> items.add(new SelectItem(r.code(), r.name(formats.getLocale()))));
        return items;
    }

    /** Whether the form's phase needs a reason. */
    public boolean isLosing() {
        return kind(to) == PhaseKind.LOST;
    }

    /** Where a won one becomes a contract under the same order; empty otherwise. */
    public String getContractLink() {
        OpportunityRow row = getView().row();
        if (row.kind() != PhaseKind.WON || row.account().isEmpty()) {
            return "";
        }
        return UrlQuery.empty()
                .with("account", row.account().get().toString())
                .with("order", row.orderRef())
                .with("name", row.name())
                .on("/contracts/edit");
    }

    /** The name of a phase. */
    public String phase(String code) {
        return pipeline().stream()
                .filter(phase -> phase.code().equals(code))
                .findFirst()
                .map(phase -> phase.name(formats.getLocale()))
                .orElse(code);
    }

    /** The name of the reason for which it was lost; empty where none was given. */
    public String getReasonName() {
        Optional<String> given = getView().row().lostReason();
        return phases.reasons().stream()
                .filter(reason -> given.equals(Optional.of(reason.code())))
                .findFirst()
                .map(reason -> reason.name(formats.getLocale()))
                .orElse("");
    }

    /** How long it was, or is, in a phase, in words. */
    public String stay(OpportunityView.Step step) {
        if (step.until().isEmpty() && !getView().row().open()) {
            return "";
        }
        Instant end =
                step.until()
                        .orElseGet(
                                () ->
                                        formats.today()
                                                .plusDays(1)
                                                .atStartOfDay(formats.getZone())
                                                .toInstant());
        return formats.days(Math.max(0, Duration.between(step.at(), end).toDays()));
    }

    /** The probability, and where it is from. */
    public String getProbabilityWords() {
        OpportunityView shown = getView();
        String percent = shown.row().probability() + " %";
        return shown.row().open() && shown.details().probability().isEmpty()
                ? formats.text("pipeline.probability.ofPhase", percent)
                : percent;
    }

    private PhaseKind kind(String code) {
        return pipeline().stream()
                .filter(phase -> phase.code().equals(code))
                .findFirst()
                .map(Phase::kind)
                .orElse(PhaseKind.OPEN);
    }

    private List<Phase> pipeline() {
        List<Phase> known = pipeline;
        if (known == null) {
            known = phases.all();
            pipeline = known;
        }
        return known;
    }

    private OpportunityId opportunity() {
        try {
            return OpportunityId.of(id);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("opportunity", id);
        }
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }

    public String getTo() {
        return to;
    }

    public void setTo(@Nullable String to) {
        this.to = to == null ? "" : to;
    }

    public String getLostReason() {
        return lostReason;
    }

    public void setLostReason(@Nullable String lostReason) {
        this.lostReason = lostReason == null ? "" : lostReason;
    }

    public String getLostStated() {
        return lostStated;
    }

    public void setLostStated(@Nullable String lostStated) {
        this.lostStated = lostStated == null ? "" : lostStated;
    }
}
