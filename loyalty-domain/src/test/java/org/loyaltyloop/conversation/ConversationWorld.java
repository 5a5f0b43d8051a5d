package org.loyaltyloop.conversation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customer.DirectoryFixture;
import org.loyaltyloop.journey.JourneyFixture;
import org.loyaltyloop.kernel.TieFactsChanged;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.testing.DirectEvent;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.TouchpointDraft;
import org.loyaltyloop.touchpoint.TouchpointFixture;
import org.loyaltyloop.touchpoint.Touchpoints;

/** Customers and conversations over one test database, wired as the container does. */
public final class ConversationWorld implements AutoCloseable {

    public static final Actor ADMIN = Actor.system("Test");

    public final DomainDatabase database = new DomainDatabase();
    public final MovableClock clock = new MovableClock();
    public final Database sql = database.sql();
    public final DirectoryFixture customers = new DirectoryFixture(sql, clock);
    public final TeamId team = customers.team("Team of Sanne");
    public final Actor sanne = colleague("Sanne", Role.ACCOUNT_MANAGER, Optional.of(team));
    public final Actor stranger =
            colleague("Femke", Role.ACCOUNT_MANAGER, Optional.of(customers.team("Another team")));

    final List<TieFactsChanged> ties = new ArrayList<>();
    final JourneyFixture journeys = new JourneyFixture(sql);
    public final Touchpoints touchpoints =
            TouchpointFixture.touchpoints(
                    sql,
                    clock,
                    customers.directory(),
                    DirectEvent.to(journeys::on),
                    DirectEvent.to(journeys::on),
                    DirectEvent.to(journeys::on));
    private final Settings settings = PlatformFixture.settings(database, clock);
    private final Audit audit = PlatformFixture.audit(database, clock);
    private final Participants participants =
            new Participants(customers.directory(), sql, settings);
    public final Commitments commitments = new Commitments(sql, participants, audit, clock);
    public final Goals goals =
            new Goals(sql, participants, DirectEvent.to(ties::add), audit, clock);
    public final Conversations conversations =
            new Conversations(
                    new ConversationStore(sql),
                    participants,
                    new ConversationTouchpoint(touchpoints, TouchpointFixture.queries(sql)),
                    commitments,
                    goals,
                    audit,
                    clock);
    public final ConversationDrafts drafts = new ConversationDrafts(sql, clock);
    public final ConversationQueries queries = new ConversationQueries(sql);
    public final CommitmentQueries promises = new CommitmentQueries(sql);
    public final GoalQueries goalQueries = new GoalQueries(sql);

    private Actor colleague(String name, Role role, Optional<TeamId> at) {
        UserId id = UserId.next();
        sql.update(
                """
                insert into staff.app_user (id, login, display_name, password_hash, roles, team_id, must_change_password,
                                            version, created_at)
                values (?, ?, ?, '', ?, ?, false, 1, now())
                """,
                id.value(),
                name.toLowerCase(Locale.ROOT),
                name,
                new Role[] {role},
                at.map(TeamId::value));
        return Actor.user(id, name, Set.of(role), at);
    }

    /** An account of Sanne's team. */
    public AccountId account(String name) {
        return customers.account(name, Optional.of(team));
    }

    public ContactId contact(AccountId at, String name) {
        UUID id = UUID.randomUUID();
        sql.update(
                """
                insert into customer.contact (id, family_name, created_at, updated_at) values (?, ?, now(), now())
                """,
                id,
                name);
        sql.update(
                "insert into customer.contact_at_account (contact_id, account_id, role, since) values (?, ?, 'USER', now())",
                id,
                at.value());
        return new ContactId(id);
    }

    /** The account buys something a week ago. */
    public void buys(AccountId account) {
        database.inTransaction(
                () ->
                        touchpoints.record(
                                ADMIN,
                                new TouchpointDraft()
                                        .account(account)
                                        .type("ORDER_PLACED")
                                        .occurredAt(clock.instant().minusSeconds(7 * 86_400))
                                        .known("test", UUID.randomUUID().toString())
                                        .toCommand()));
    }

    public ConversationDetails about(String subject, ContactId... contacts) {
        return ConversationDetails.plan(
                clock.instant().minusSeconds(3600), Channel.MEETING, List.of(contacts), subject);
    }

    public ConversationDetails ahead(String subject, ContactId... contacts) {
        return about(subject, contacts).at(clock.instant().plusSeconds(7200));
    }

    public ConversationId held(AccountId account, ConversationDetails details) {
        return log(LogConversation.of(
                        AccountKey.of(account), details, "test", UUID.randomUUID().toString()))
                .id();
    }

    public Conversations.Logged log(LogConversation command) {
        return database.inTransaction(() -> conversations.log(sanne, command));
    }

    public ConversationId planned(AccountId account, ConversationDetails details) {
        return database.inTransaction(
                        () ->
                                conversations.plan(
                                        sanne,
                                        PlanConversation.of(
                                                AccountKey.of(account),
                                                details,
                                                "test",
                                                UUID.randomUUID().toString())))
                .id();
    }

    public ConversationView read(ConversationId id) {
        return queries.find(id).orElseThrow();
    }

    public CommitmentId promise(AccountId account, Promise promise) {
        return database.inTransaction(
                        () ->
                                commitments.promise(
                                        sanne,
                                        AccountKey.of(account),
                                        Optional.empty(),
                                        promise,
                                        "test",
                                        UUID.randomUUID().toString()))
                .id();
    }

    public UserId user() {
        return sanne.user().orElseThrow();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    /** How many touchpoints of conversations count. */
    public long touchpointsOf(AccountId account) {
        return sql.number(
                """
                select count(*) from touchpoint.touchpoint
                where account_id = ? and source = 'conversation' and withdrawn_at is null
                """,
                account.value());
    }

    public LoopStage stageOf(ConversationId id) {
        return read(id).stage().orElseThrow();
    }

    public Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        database.close();
    }
}
