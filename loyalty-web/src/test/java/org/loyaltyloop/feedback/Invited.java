package org.loyaltyloop.feedback;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.platform.Database;

/**
 * Somebody at a customer of their own who was asked how satisfied they are with the service.
 *
 * @param id of the invitation
 */
public record Invited(Database sql, InvitationId id, UUID account, UUID contact) {

    /** Invites a new contact of a new account, in that language. */
    public static Invited in(Database sql, String language) {
        UUID account = UUID.randomUUID();
        UUID contact = UUID.randomUUID();
        InvitationId id = InvitationId.next();
        sql.update(
                """
                insert into customer.account (id, kind, name, created_at, updated_at)
                values (?, 'ORGANISATION', ?, now(), now())
                """,
                account,
                "Asked & Co " + account);
        sql.update(
                """
                insert into customer.contact (id, given_name, family_name, email, language, created_at, updated_at)
                values (?, 'Eva', 'Secretname', ?, ?, now(), now())
                """,
                contact,
                contact + "@example.com",
                language);
        sql.update(
                "insert into customer.contact_at_account (contact_id, account_id, role, since) values (?, ?, 'USER', now())",
                contact,
                account);
        sql.update(
                """
                insert into feedback.invitation
                    (id, stage, metric, question_en, question_nl, account_id, contact_id, respondent_id, language, by_policy,
                     made_at, made_by_name, expires_at)
                values (?, 6, 'CSAT', 'How satisfied are you with our service?', 'Hoe tevreden bent u over onze service?', ?, ?, ?,
                        ?, false, now(), 'Test', ?)
                """,
                id.value(),
                account,
                contact,
                contact,
                language,
                Instant.now().plus(Duration.ofDays(14)));
        return new Invited(sql, id, account, contact);
    }

    /** Where the question is answered. */
    public String link() {
        return "/survey?t=" + token();
    }

    /** The token of the question. */
    public String token() {
        return token(LinkPurpose.ANSWER);
    }

    /** The token with which to ask for no more. */
    public String refusalToken() {
        return token(LinkPurpose.REFUSE);
    }

    /** The state of the invitation as it is stored. */
    public String state() {
        return sql.first(
                        "select state from feedback.invitation where id = ?",
                        row -> row.text("state"),
                        id.value())
                .orElseThrow();
    }

    /** How many answers were recorded for it. */
    public long answers() {
        return sql.number(
                "select count(*) from touchpoint.touchpoint where source = 'survey' and external_id = ?",
                id.toString());
    }

    /** The score that was recorded. */
    public Optional<Integer> score() {
        return sql.first(
                "select survey_score from touchpoint.v_touchpoint where source = 'survey' and external_id = ? and survey_stage = 6",
                row -> row.integer("survey_score"),
                id.toString());
    }

    private String token(LinkPurpose purpose) {
        return sql.first(
                        "select number, secret from feedback.link_key where retired_at is null order by number desc limit 1",
                        row ->
                                LinkToken.sign(
                                        purpose, id, row.integer("number"), row.bytes("secret")))
                .orElseThrow();
    }
}
