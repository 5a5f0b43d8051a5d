package org.loyaltyloop.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.UserId;

/**
 * What people are writing about an account and have not saved yet: one draft a person and account,
 * kept until it is saved or thrown away. Nobody else reads it.
 */
@ApplicationScoped
@Transactional
public class ConversationDrafts {

    /** How many characters a draft may have: every long text of the form at its longest. */
    public static final int LONGEST = 8 * ConversationDetails.LONGEST;

    private final Database database;
    private final Clock clock;

    @Inject
    ConversationDrafts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ConversationDrafts() {
        this(null, null);
    }

    /** A draft: the fields of the form as text, and when they were kept. */
    public record Draft(String fields, Instant keptAt) {}

    /** Keeps what was typed; the newest counts. */
    public Instant keep(Actor actor, AccountId account, String fields) {
        if (fields.length() > LONGEST) {
            throw BusinessRuleViolation.of("draft", InputRule.TOO_LONG, LONGEST);
        }
        Instant now = clock.instant();
        database.update(
                """
                insert into conversation.draft (user_id, account_id, fields, kept_at)
                select ?, a.id, ?, ? from customer.v_account a where a.id = ?
                on conflict (user_id, account_id) do update set fields = excluded.fields, kept_at = excluded.kept_at
                """,
                user(actor),
                fields.replace("\0", ""),
                now,
                account.value());
        return now;
    }

    /** What the actor was writing about that account. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Optional<Draft> of(Actor actor, AccountId account) {
        return database.first(
                "select fields, kept_at from conversation.draft where user_id = ? and account_id = ?",
                row -> new Draft(row.text("fields"), row.instant("kept_at")),
                user(actor),
                account.value());
    }

    /** Throws a draft away: it was saved, or is not wanted. */
    public void forget(Actor actor, AccountId account) {
        database.update(
                "delete from conversation.draft where user_id = ? and account_id = ?",
                user(actor),
                account.value());
    }

    private static UUID user(Actor actor) {
        return actor.user().map(UserId::value).orElseThrow(() -> new AccessDenied("user"));
    }
}
