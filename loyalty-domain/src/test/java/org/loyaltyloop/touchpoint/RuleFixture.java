package org.loyaltyloop.touchpoint;

import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.JobId;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.StaffFixture;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.testing.DomainDatabase;

/** Rules, catalogue and replays over a test database, for tests here and downstream. */
public final class RuleFixture {

    private static int serial;

    final RuleDesk desk;
    final Replays replays;
    final TouchpointTypes types;
    final ReplaySteps steps;
    final ReplayStore store;
    private final DomainDatabase database;
    private final Clock clock;

    public RuleFixture(
            DomainDatabase database,
            Clock clock,
            AccountDirectory directory,
            Event<TouchpointsPlaced> placed) {
        Database sql = database.sql();
        Audit audit = PlatformFixture.audit(database, clock);
        this.database = database;
        this.clock = clock;
        this.store = new ReplayStore(sql);
        this.replays = new Replays(store, PlatformFixture.jobs(database, clock));
        this.desk = new RuleDesk(sql, replays, audit, clock);
        this.types =
                new TouchpointTypes(sql, TouchpointFixture.catalogue(sql, clock), replays, audit);
        this.steps =
                new ReplaySteps(
                        store,
                        new TouchpointStore(sql),
                        directory,
                        new Classifications(sql),
                        placed,
                        clock);
    }

    /** An administrator who exists as a user. */
    public Actor admin(String name) {
        UserId id =
                new StaffFixture(database, clock, false)
                        .create(name + "-" + ++serial, Role.ADMIN)
                        .id();
        return Actor.user(id, name, Set.of(Role.ADMIN), Optional.empty());
    }

    /** Does the jobs that wait. */
    public void work() {
        PlatformFixture.work(
                database,
                clock,
                List.of(new ReplayWorker(steps, store), new ReplayPreviewWorker(steps)));
    }

    /** Publishes exactly these rules, and has them replayed. */
    public int publish(Actor admin, List<ClassificationRule> rules) {
        int version = publishOnly(admin, rules);
        work();
        return version;
    }

    /** Publishes exactly these rules; the replay waits. */
    public int publishOnly(Actor admin, List<ClassificationRule> rules) {
        draft(admin, rules);
        return database.inTransaction(() -> desk.publish(admin, seen(admin), "as tested"));
    }

    /** Brings an earlier version back, and has it replayed. */
    public int restore(Actor admin, int version) {
        database.inTransaction(() -> desk.restore(admin, version));
        int published =
                database.inTransaction(() -> desk.publish(admin, seen(admin), "brought back"));
        work();
        return published;
    }

    /** The version that holds. */
    public int version(Actor admin) {
        return desk.published(admin).version();
    }

    void draft(Actor admin, List<ClassificationRule> rules) {
        database.inTransaction(
                () -> {
                    desk.discard(admin);
                    desk.begin(admin);
                    for (ClassificationRule old : desk.draft(admin).orElseThrow().rules()) {
                        desk.remove(admin, seen(admin), old.id());
                    }
                    for (ClassificationRule rule : rules) {
                        desk.save(admin, seen(admin), rule);
                    }
                });
    }

    int seen(Actor admin) {
        return desk.draft(admin).orElseThrow().version();
    }

    ReplayPreview preview(Actor admin, List<ClassificationRule> rules) {
        draft(admin, rules);
        JobId job = database.inTransaction(() -> desk.preview(admin));
        work();
        return replays.preview(admin, job);
    }

    public static ClassificationRule rule(
            String name, LoopStage stage, RuleCondition... conditions) {
        return new ClassificationRule(
                RuleId.next(), name, Optional.empty(), true, stage, List.of(conditions));
    }
}
