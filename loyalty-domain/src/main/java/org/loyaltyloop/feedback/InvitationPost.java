package org.loyaltyloop.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.loyaltyloop.platform.Database;

/** The mail's side of invitations: every step is a transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class InvitationPost {

    private final Database database;

    @Inject
    InvitationPost(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected InvitationPost() {
        this(null);
    }

    /** Whom to write to; empty where nobody is to be written to any more. */
    public Optional<InvitationMail.Addressed> addressed(InvitationId id, Instant now) {
        return database.first(
                """
                select coalesce(c.email, a.email) as email, i.language, i.question_en, i.question_nl, i.expires_at
                from feedback.invitation i
                join customer.v_account_survivor s on s.given_id = i.account_id
                left join customer.v_contact c on c.id = i.contact_id
                left join customer.v_account a on a.id = s.account_id and i.contact_id is null
                where i.id = ? and i.state = 'OPEN' and i.expires_at > ? and coalesce(c.email, a.email) is not null
                  and not exists (
                      select from feedback.refusal n
                      left join customer.v_account_survivor r on r.given_id = n.account_id
                      where n.lifted_at is null and (n.contact_id = i.contact_id or r.account_id = s.account_id))
                """,
                InvitationMail.Addressed::of,
                id.value(),
                now);
    }

    /** Notes that the letter went. */
    public void mailed(InvitationId id, Instant now) {
        database.update(
                "update feedback.invitation set mailed_at = ? where id = ?", now, id.value());
    }
}
