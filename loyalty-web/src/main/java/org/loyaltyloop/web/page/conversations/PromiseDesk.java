package org.loyaltyloop.web.page.conversations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.conversation.CommitmentId;
import org.loyaltyloop.conversation.CommitmentRow;
import org.loyaltyloop.conversation.Commitments;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.security.RequestPath;
import org.loyaltyloop.web.shell.Notices;

/** Says of a promise that it was kept, or takes it back; for every page that lists promises. */
@Named("promiseDesk")
@RequestScoped
public class PromiseDesk {

    private final Commitments commitments;
    private final CurrentUser me;
    private final Notices notices;

    private String reason = "";

    @Inject
    PromiseDesk(Commitments commitments, CurrentUser me, Notices notices) {
        this.commitments = commitments;
        this.me = me;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected PromiseDesk() {
        this(null, null, null);
    }

    /** Says that it was kept. */
    public void fulfil(String id, int seen, String back) {
        act(
                () -> commitments.fulfil(me.actor(), commitment(id), seen),
                "conversations.promise.done");
        goBack(back);
    }

    /** Takes it back for the reason that was typed. */
    public void withdraw(String id, int seen, String back) {
        act(
                () -> commitments.withdraw(me.actor(), commitment(id), seen, reason),
                "conversations.promise.withdrawn");
        goBack(back);
    }

    /** Opens one again that was closed by mistake. */
    public void reopen(String id, int seen, String back) {
        act(
                () -> commitments.reopen(me.actor(), commitment(id), seen),
                "conversations.promise.reopened");
        goBack(back);
    }

    private void act(Runnable work, String words) {
        try {
            work.run();
            notices.done(words);
        } catch (StaleVersion overtaken) {
            notices.warning("conversations.promise.overtaken");
        }
    }

    private static void goBack(String back) {
        FacesContext faces = FacesContext.getCurrentInstance();
        String target = RequestPath.isLocal(back) ? back : CommitmentsPage.PATH;
        try {
            faces.getExternalContext().redirect(target);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /**
     * Whether the reader may say that it was kept: whoever may write the account, or answers for
     * it.
     */
    public boolean mayFulfil(CommitmentRow row) {
        return row.open() && (mayWrite(row) || answersFor(row));
    }

    /** Whether the reader may take it back. */
    public boolean mayWithdraw(CommitmentRow row) {
        return row.open() && mayWrite(row);
    }

    /** Whether the reader may open it again. */
    public boolean mayReopen(CommitmentRow row) {
        return !row.open() && (mayWrite(row) || answersFor(row));
    }

    private boolean mayWrite(CommitmentRow row) {
        Optional<UserId> owner = row.accountOwner().map(UserId::new);
        return me.actor().mayWriteAccount(owner, row.accountTeam().map(TeamId::new));
    }

    private boolean answersFor(CommitmentRow row) {
        return row.ours()
                && me.actor().user().map(UserId::value).filter(row.ownerId()::equals).isPresent();
    }

    private static CommitmentId commitment(String id) {
        try {
            return new CommitmentId(UUID.fromString(id));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("commitment", id);
        }
    }

    public String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason == null ? "" : reason;
    }
}
