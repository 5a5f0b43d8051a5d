package org.loyaltyloop.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.TouchpointId;

/**
 * Invitations in the database. Whoever makes some holds {@link #lock} until the transaction ends.
 */
@ApplicationScoped
class InvitationStore {

    /** A number of our own among advisory locks. */
    private static final long LOCK = 7_140_141L;

    private final Database database;

    @Inject
    InvitationStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected InvitationStore() {
        this(null);
    }

    /** An invitation that was just made, and whether there is an address to mail it to. */
    record Made(InvitationId id, boolean mailable) {

        static Made of(Row row) throws SQLException {
            return new Made(new InvitationId(row.uuid("id")), row.flag("mailable"));
        }
    }

    /**
     * One maker of invitations at a time, on all nodes: between looking whom to leave in peace and
     * inviting, nobody else may invite. Taken before any account is locked.
     */
    void lock() {
        database.list("select pg_advisory_xact_lock(?)", row -> true, LOCK);
    }

    /** The contact at the account, or the account itself where it is a private person. */
    Optional<Respondent> respondent(AccountId account, Optional<ContactId> contact) {
        if (contact.isPresent()) {
            return database.first(
                    """
                    select r.account_id, c.id as contact_id, c.language, c.email is not null as mailable
                    from customer.v_contact_at_account r
                    join customer.v_contact c on c.id = r.contact_id
                    where r.account_id = ? and r.contact_id = ?
                    """,
                    InvitationStore::respondent,
                    account.value(),
                    contact.get().value());
        }
        return database.first(
                """
                select id as account_id, null::uuid as contact_id, null as language, email is not null as mailable
                from customer.v_account
                where id = ? and kind = 'PERSON'
                """,
                InvitationStore::respondent,
                account.value());
    }

    /** Whether the person or the whole account wants no questions. */
    boolean refused(Respondent respondent) {
        return database.number(
                        """
                        select count(*) from feedback.refusal
                        where lifted_at is null
                          and (contact_id = ?::uuid or account_id in (
                              select given_id from customer.v_account_survivor where given_id = ? or merged_into = ?))
                        """,
                        respondent.contact().map(ContactId::value),
                        respondent.account().value(),
                        respondent.account().value())
                > 0;
    }

    /** Ends open invitations of that person whose time is over. */
    void expire(Respondent respondent, Instant now) {
        database.update(
                """
                update feedback.invitation set state = 'EXPIRED', ended_at = ?
                where respondent_id = ? and state = 'OPEN' and expires_at <= ?
                """,
                now,
                respondent.id(),
                now);
    }

    /** Ends all open invitations whose time is over. */
    int expireAll(Instant now) {
        return database.update(
                "update feedback.invitation set state = 'EXPIRED', ended_at = ? where state = 'OPEN' and expires_at <= ?",
                now,
                now);
    }

    /** Whether the person has an open invitation. */
    boolean isInvited(Respondent respondent) {
        return database.number(
                        "select count(*) from feedback.invitation where respondent_id = ? and state = 'OPEN'",
                        respondent.id())
                > 0;
    }

    /** When the person was asked last; what was taken back before it went out does not count. */
    Optional<Instant> lastAsked(Respondent respondent) {
        return database.first(
                """
                select made_at from feedback.invitation
                where respondent_id = ? and (state <> 'WITHDRAWN' or mailed_at is not null)
                order by made_at desc
                limit 1
                """,
                row -> row.instant("made_at"),
                respondent.id());
    }

    /** Makes one invitation, by hand. */
    InvitationId insert(
            Actor actor,
            SurveyPolicy policy,
            Respondent respondent,
            Optional<UUID> touchpoint,
            Instant now,
            Instant expires) {
        InvitationId id = InvitationId.next();
        database.update(
                """
                insert into feedback.invitation
                    (id, stage, metric, question_en, question_nl, account_id, contact_id, respondent_id, language,
                     touchpoint_id, by_policy, made_at, made_by, made_by_name, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, ?, ?, ?, ?)
                """,
                id.value(),
                policy.stage().number(),
                policy.metric(),
                policy.questionEn(),
                policy.questionNl(),
                respondent.account().value(),
                respondent.contact().map(ContactId::value),
                respondent.id(),
                respondent.language(),
                touchpoint,
                now,
                actor.user().map(UserId::value),
                actor.name(),
                expires);
        return id;
    }

    /**
     * Invites after all touchpoints that are due by the active policies, in one statement: one
     * invitation a person, about the latest of them, nobody who is to be left in peace.
     *
     * @param earliest a touchpoint that was due before is too long ago to ask about
     */
    List<Made> insertDue(
            Actor actor, List<SurveyPolicy> active, Instant now, Instant earliest, ZoneId zone) {
        List<Integer> stages = new ArrayList<>();
        List<Instant> after = new ArrayList<>();
        List<Instant> until = new ArrayList<>();
        List<Instant> notSince = new ArrayList<>();
        List<Instant> expires = new ArrayList<>();
        for (SurveyPolicy policy : active) {
            Instant since = policy.activeSince().orElse(now);
            Instant oldest = earliest.minusSeconds(policy.delayHours() * 3600L);
            stages.add(policy.stage().number());
            after.add(since.isAfter(oldest) ? since : oldest);
            until.add(now.minusSeconds(policy.delayHours() * 3600L));
            notSince.add(new Cooldown(policy.cooldownDays(), zone).notSince(now));
            expires.add(Validity.end(now, policy.validDays(), zone));
        }
        return database.list(
                """
                with policy as (
                    select p.stage, p.metric, p.question_en, p.question_nl, p.types, w.after, w.until, w.not_since, w.expires
                    from unnest(?, ?, ?, ?, ?) as w(stage, after, until, not_since, expires)
                    join feedback.policy p on p.stage = w.stage and p.active
                ), due as (
                    select distinct on (t.respondent) t.*, p.stage, p.metric, p.question_en, p.question_nl, p.expires,
                           c.language, coalesce(c.email, case when t.contact_id is null then a.email end) is not null as mailable
                    from policy p
                    cross join lateral (
                        select f.id, f.account_id, f.contact_id, coalesce(f.contact_id, f.account_id) as respondent, f.occurred_at
                        from touchpoint.v_touchpoint f
                        where f.stage = p.stage and f.occurred_at > p.after and f.occurred_at <= p.until
                          and f.survey_metric is null and (p.types = '{}' or f.type = any (p.types))
                          and not exists (select from feedback.invitation i where i.touchpoint_id = f.id)) t
                    join customer.v_account a on a.id = t.account_id
                    left join customer.v_contact_at_account r on r.account_id = t.account_id and r.contact_id = t.contact_id
                    left join customer.v_contact c on c.id = r.contact_id
                    where (c.id is not null or t.contact_id is null and a.kind = 'PERSON')
                      and not exists (
                          select from feedback.invitation i
                          where i.respondent_id = t.respondent
                            and (i.state = 'OPEN'
                                 or i.made_at >= p.not_since and (i.state <> 'WITHDRAWN' or i.mailed_at is not null)))
                      and not exists (select from feedback.refusal n where n.contact_id = t.contact_id and n.lifted_at is null)
                      and not exists (
                          select from feedback.refusal n
                          join customer.v_account_survivor s on s.given_id = n.account_id
                          where s.account_id = t.account_id and n.lifted_at is null)
                    order by t.respondent, t.occurred_at desc, t.id
                ), made as (
                    insert into feedback.invitation
                        (id, stage, metric, question_en, question_nl, account_id, contact_id, respondent_id, language,
                         touchpoint_id, by_policy, made_at, made_by_name, expires_at)
                    select gen_random_uuid(), stage, metric, question_en, question_nl, account_id, contact_id, respondent,
                           language, id, true, ?, ?, expires
                    from due
                    on conflict do nothing
                    returning id, respondent_id)
                select made.id, due.mailable from made join due on due.respondent = made.respondent_id
                """,
                Made::of,
                stages.toArray(Integer[]::new),
                after.toArray(Instant[]::new),
                until.toArray(Instant[]::new),
                notSince.toArray(Instant[]::new),
                expires.toArray(Instant[]::new),
                now,
                actor.name());
    }

    /**
     * Brings in invitations of the past with the questions that the policies have now; whoever
     * refused is noted as such.
     */
    void insertPast(Actor actor, List<PastInvitation> past, Instant now, ZoneId zone) {
        Map<Integer, Integer> validDays = new HashMap<>();
        database.each(
                "select stage, valid_days from feedback.policy",
                row -> validDays.put(row.integer("stage"), row.integer("valid_days")));
        List<Instant> expires = new ArrayList<>();
        List<Instant> ended = new ArrayList<>();
        List<InvitationState> states = new ArrayList<>();
        for (PastInvitation one : past) {
            Instant until =
                    Validity.end(
                            one.madeAt(), validDays.getOrDefault(one.stage().number(), 1), zone);
            boolean open = one.end() == PastInvitation.End.NONE && until.isAfter(now);
            expires.add(until);
            ended.add(one.end() == PastInvitation.End.NONE ? until : one.endedAt());
            states.add(open ? InvitationState.OPEN : one.state());
        }
        database.update(
                """
                with past as (
                    select p.*, c.language
                    from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                             as p(stage, account, contact, about, made, state, expires, ended, answer, refused)
                    join customer.v_contact c on c.id = p.contact
                ), refused as (
                    insert into feedback.refusal (id, contact_id, refused_at, by_link, author)
                    select gen_random_uuid(), contact, ended, true, ? from past where refused)
                insert into feedback.invitation
                    (id, stage, metric, question_en, question_nl, account_id, contact_id, respondent_id, language,
                     touchpoint_id, by_policy, state, made_at, made_by_name, expires_at, ended_at, answer_id, submission)
                select gen_random_uuid(), past.stage, o.metric, o.question_en, o.question_nl, account, contact, contact,
                       language, about, true, state, made, ?, expires, case when state <> 'OPEN' then ended end, answer,
                       case when state = 'ANSWERED' then gen_random_uuid() end
                from past join feedback.policy o on o.stage = past.stage
                """,
                past.stream().map(one -> one.stage().number()).toArray(Integer[]::new),
                past.stream().map(one -> one.account().value()).toArray(UUID[]::new),
                past.stream().map(one -> one.contact().value()).toArray(UUID[]::new),
                past.stream()
                        .map(one -> one.about().map(TouchpointId::value).orElse(null))
                        .toArray(UUID[]::new),
                past.stream().map(PastInvitation::madeAt).toArray(Instant[]::new),
                states.toArray(InvitationState[]::new),
                expires.toArray(Instant[]::new),
                ended.toArray(Instant[]::new),
                past.stream()
                        .map(one -> one.answer().map(TouchpointId::value).orElse(null))
                        .toArray(UUID[]::new),
                past.stream()
                        .map(one -> one.end() == PastInvitation.End.REFUSED)
                        .toArray(Boolean[]::new),
                actor.name(),
                actor.name());
    }

    /** Notes that a mail with the link was put in the outbox. */
    void told(List<InvitationId> ids, Instant now) {
        database.update(
                "update feedback.invitation set mail_told_at = ? where id = any (?)",
                now,
                ids.stream().map(InvitationId::value).toArray(UUID[]::new));
    }

    private static Respondent respondent(Row row) throws SQLException {
        return new Respondent(
                new AccountId(row.uuid("account_id")),
                row.optionalUuid("contact_id").map(ContactId::new),
                row.optionalText("language"),
                row.flag("mailable"));
    }
}
