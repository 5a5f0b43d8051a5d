package org.loyaltyloop.web.page.conversations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.loyaltyloop.platform.SavedViews;
import org.loyaltyloop.web.component.SavedViewForm;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** Keeps what the list of conversations shows under a name, or forgets it. */
@Named("conversationViewForm")
@RequestScoped
public class ConversationViewForm extends SavedViewForm {

    @Inject
    ConversationViewForm(
            SavedViews views, CurrentUser me, Notices notices, ConversationsPage list) {
        super(
                views,
                me,
                notices,
                ConversationsPage.SCREEN,
                ConversationsPage.KEPT,
                list.getKept(),
                me.isSignedIn() ? list.ownView() : Optional.empty());
    }

    /** For the container's proxy. */
    protected ConversationViewForm() {}
}
