package org.loyaltyloop.web.page.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.loyaltyloop.platform.SavedViews;
import org.loyaltyloop.web.component.SavedViewForm;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** Keeps what the list of accounts shows under a name, or forgets it. */
@Named("saveViewForm")
@RequestScoped
public class SaveViewForm extends SavedViewForm {

    @Inject
    SaveViewForm(SavedViews views, CurrentUser me, Notices notices, AccountListPage list) {
        super(
                views,
                me,
                notices,
                AccountListPage.SCREEN,
                AccountListAddress.KEPT,
                list.getKept(),
                me.isSignedIn() ? Optional.ofNullable(list.getOwnView()) : Optional.empty());
    }

    /** For the container's proxy. */
    protected SaveViewForm() {}
}
