package org.loyaltyloop.feedback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customer.DirectoryFixture;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Mail;
import org.loyaltyloop.platform.Outbox;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.testing.DirectEvent;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.RecordOutcome;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.touchpoint.TouchpointDraft;
import org.loyaltyloop.touchpoint.TouchpointFixture;
import org.loyaltyloop.touchpoint.TouchpointId;
import org.loyaltyloop.touchpoint.Touchpoints;
import org.loyaltyloop.touchpoint.TouchpointsRecorded;

/** Customers, touchpoints and invitations over one test database, wired as the container does. */
final class FeedbackWorld implements AutoCloseable {

    static final Actor AGENT =
            Actor.user(UserId.next(), "Sanne", Set.of(Role.AGENT), Optional.empty());
    static final Actor ADMIN =
            Actor.user(UserId.next(), "Root", Set.of(Role.ADMIN), Optional.empty());

    final DomainDatabase database = new DomainDatabase();
    final MovableClock clock = new MovableClock();
    final Database sql = database.sql();
    final DirectoryFixture customers = new DirectoryFixture(sql, clock);
    final Settings settings = PlatformFixture.settings(database, clock);
    final Audit audit = PlatformFixture.audit(database, clock);
    final List<TouchpointsRecorded> recorded = new ArrayList<>();
    final Touchpoints touchpoints =
            TouchpointFixture.touchpoints(
                    sql,
                    clock,
                    customers.directory(),
                    DirectEvent.to(recorded::add),
                    DirectEvent.to(),
                    DirectEvent.to());
    final Outbox outbox = PlatformFixture.outbox(database, clock);
    final SurveyLinks links = new SurveyLinks(sql, audit, clock);
    final Refusals refusals = new Refusals(sql, customers.directory(), audit, clock);
    final Surveys surveys = new Surveys(sql, links, touchpoints, refusals, clock);
    final SurveyPolicies policies =
            new SurveyPolicies(sql, TouchpointFixture.catalogue(sql, clock), audit, clock);
    final InvitationStore store = new InvitationStore(sql);
    final InvitationQueries queries = new InvitationQueries(sql, clock);
    final InvitedParties parties = new InvitedParties(sql, clock);

    Invitations invitations(Mail mail) {
        return new Invitations(
                store, policies, customers.directory(), sql, outbox, mail, settings, audit, clock);
    }

    final Invitations invitations = invitations(PlatformFixture.noMail(settings, clock));
    final InvitationRounds rounds = new InvitationRounds(invitations, store, clock);

    FeedbackWorld() {
        sql.update(
                """
                insert into staff.app_user (id, login, display_name, password_hash, roles, must_change_password, version,
                                            created_at)
                values (?, 'sanne', 'Sanne', '', '{AGENT}', false, 1, now())
                """,
                AGENT.user().orElseThrow().value());
    }

    /** The policy of a stage, on, for all of its touchpoints, without a wait. */
    void active(LoopStage stage, int cooldownDays, String... types) {
        policy(stage, true, cooldownDays, 0, types);
    }

    void policy(LoopStage stage, boolean on, int cooldownDays, int delayHours, String... types) {
        SurveyPolicy before = policies.of(stage);
        database.inTransaction(
                () ->
                        policies.change(
                                ADMIN,
                                new ChangePolicy(
                                        stage,
                                        before.version(),
                                        on,
                                        SurveyMetric.CSAT,
                                        "How was it?",
                                        "Hoe was het?",
                                        List.of(types),
                                        delayHours,
                                        cooldownDays,
                                        14)));
    }

    AccountId account(String name) {
        return customers.account(name, Optional.empty());
    }

    AccountId person(String name) {
        AccountId id = account(name);
        sql.update("update customer.account set kind = 'PERSON' where id = ?", id.value());
        return id;
    }

    ContactId contact(AccountId at, String name) {
        UUID id = UUID.randomUUID();
        sql.update(
                """
                insert into customer.contact (id, family_name, email, language, created_at, updated_at)
                values (?, ?, ?, 'nl', now(), now())
                """,
                id,
                name,
                name.toLowerCase(Locale.ROOT) + "@example.com");
        sql.update(
                "insert into customer.contact_at_account (contact_id, account_id, role, since) values (?, ?, 'USER', now())",
                id,
                at.value());
        return new ContactId(id);
    }

    TouchpointId question(AccountId account, Optional<ContactId> contact) {
        return touchpoint("QUESTION", account, contact, clock.instant());
    }

    TouchpointId touchpoint(
            String type, AccountId account, Optional<ContactId> contact, Instant when) {
        TouchpointDraft draft =
                new TouchpointDraft()
                        .account(account)
                        .type(type)
                        .occurredAt(when)
                        .known("test", UUID.randomUUID().toString());
        contact.ifPresent(draft::contact);
        RecordOutcome outcome =
                database.inTransaction(() -> touchpoints.recordAll(AGENT, List.of(draft))).get(0);
        return ((RecordOutcome.Recorded) outcome).id();
    }

    /** One round of the scan. */
    int round() {
        database.inTransaction(rounds::expire);
        return database.inTransaction(rounds::invite);
    }

    InvitationId ask(AccountId account, ContactId contact) {
        return database.inTransaction(
                () ->
                        invitations.ask(
                                AGENT,
                                new AskForFeedback(
                                        LoopStage.SERVICE,
                                        account,
                                        Optional.of(contact),
                                        Optional.empty(),
                                        false)));
    }

    /** The token of a link. */
    static String token(String link) {
        return link.substring(link.indexOf("?t=") + 3);
    }

    String answerToken(InvitationId id) {
        return token(links.answer(id));
    }

    void answer(InvitationId id, int score) {
        database.inTransaction(
                () ->
                        surveys.answer(
                                answerToken(id),
                                new SurveyReply(UUID.randomUUID(), score, Optional.empty())));
    }

    InvitationRow read(InvitationId id) {
        return queries.find(id).orElseThrow();
    }

    List<InvitationRow> all() {
        return queries.list(InvitationFilter.ALL, Optional.empty(), 1000).items();
    }

    @Override
    public void close() {
        database.close();
    }
}
