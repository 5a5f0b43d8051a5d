package org.loyaltyloop.web.page.loop;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.loyaltyloop.platform.SavedViews;
import org.loyaltyloop.web.component.SavedViewForm;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** Keeps what the dashboard shows under a name, or forgets it. */
@Named("loopViewForm")
@RequestScoped
public class LoopViewForm extends SavedViewForm {

    @Inject
    LoopViewForm(SavedViews views, CurrentUser me, Notices notices, LoopViews shown) {
        super(
                views,
                me,
                notices,
                LoopViews.SCREEN,
                LoopViews.KEPT,
                shown.getKept(),
                me.isSignedIn() ? shown.ownView() : Optional.empty());
    }

    /** For the container's proxy. */
    protected LoopViewForm() {}
}
