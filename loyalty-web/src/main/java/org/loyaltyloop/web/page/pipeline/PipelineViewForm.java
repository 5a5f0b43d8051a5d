package org.loyaltyloop.web.page.pipeline;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.loyaltyloop.platform.SavedViews;
import org.loyaltyloop.web.component.SavedViewForm;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** Keeps what the list of opportunities shows under a name, or forgets it. */
@Named("pipelineViewForm")
@RequestScoped
public class PipelineViewForm extends SavedViewForm {

    @Inject
    PipelineViewForm(SavedViews views, CurrentUser me, Notices notices, OpportunityListPage list) {
        super(
                views,
                me,
                notices,
                OpportunityListPage.SCREEN,
                PipelineAddress.KEPT,
                list.getKept(),
                me.isSignedIn() ? Optional.ofNullable(list.getOwnView()) : Optional.empty());
    }

    /** For the container's proxy. */
    protected PipelineViewForm() {}
}
