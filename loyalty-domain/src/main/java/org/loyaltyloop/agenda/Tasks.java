package org.loyaltyloop.agenda;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.UserId;

/**
 * What colleagues have to do. Everybody may give a task to anybody; it is moved, ended and handed
 * over by its owner, a manager of the owner's team, or an administrator.
 */
@ApplicationScoped
@Transactional
public class Tasks {

    private static final String ENTITY = "task";

    private final Database database;
    private final AgendaRights rights;
    private final AccountDirectory directory;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Tasks(
            Database database,
            AgendaRights rights,
            AccountDirectory directory,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.rights = rights;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Tasks() {
        this(null, null, null, null, null);
    }

    /** Opens a task. One of the same origin is answered as it stands, and nothing changes. */
    @Counted(name = "tasks_open_calls", absolute = true)
    @Timed(name = "tasks_open_seconds", absolute = true)
    public TaskId open(Actor actor, OpenTask command) {
        rights.requireActive("owner", Set.of(command.owner()));
        command.account().ifPresent(this::requireAccount);
        TaskId id = TaskId.next();
        int opened =
                database.update(
                        """
                        insert into agenda.task (id, title, note, account_id, owner_id, due, origin, origin_id, created_at,
                                                 created_by_name)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (origin, origin_id) do nothing
                        """,
                        id.value(),
                        command.title(),
                        command.note(),
                        command.account().map(AccountId::value),
                        command.owner().value(),
                        command.due(),
                        command.origin().map(Origin::context),
                        command.origin().map(Origin::id),
                        clock.instant(),
                        actor.name());
        if (opened == 0) {
            Origin origin = command.origin().orElseThrow();
            return find(origin).orElseThrow();
        }
        audit.record(actor.author(), "TASK_OPENED", ENTITY, id, List.of());
        return id;
    }

    /** The task of that origin, whatever became of it. */
    public Optional<TaskId> find(Origin origin) {
        return database.first(
                "select id from agenda.task where origin = ? and origin_id = ?",
                row -> new TaskId(row.uuid("id")),
                origin.context(),
                origin.id());
    }

    /** The task is done. */
    public void complete(Actor actor, TaskId id) {
        end(actor, id, TaskState.DONE, Optional.empty());
    }

    /** The task is not to be done after all. */
    public void withdraw(Actor actor, TaskId id, String reason) {
        Checks checks = new Checks();
        String words = checks.required("reason", reason, 500);
        checks.refuseIfAny();
        end(actor, id, TaskState.WITHDRAWN, Optional.of(words));
    }

    /** Opens a task again that was done or withdrawn. */
    public void reopen(Actor actor, TaskId id) {
        require(actor, id);
        int reopened =
                database.update(
                        """
                        update agenda.task
                        set state = 'OPEN', ended_at = null, ended_by_name = null, withdrawn_reason = null,
                            version = version + 1
                        where id = ? and state <> 'OPEN'
                        """,
                        id.value());
        if (reopened == 0) {
            throw new BusinessRuleViolation(AgendaRule.TASK_OPEN);
        }
        audit.record(actor.author(), "TASK_REOPENED", ENTITY, id, List.of("state"));
    }

    /**
     * Moves the last day of an open task; empty means some time.
     *
     * @param version as the actor saw it; {@link StaleVersion} when somebody changed it since
     */
    public void move(Actor actor, TaskId id, int version, Optional<LocalDate> due) {
        Checks checks = new Checks();
        due.ifPresent(day -> Days.check(checks, "due", day));
        checks.refuseIfAny();
        TaskState state = require(actor, id);
        if (state != TaskState.OPEN) {
            throw new BusinessRuleViolation(AgendaRule.TASK_ENDED);
        }
        int moved =
                database.update(
                        "update agenda.task set due = ?, version = version + 1 where id = ? and version = ? and state = 'OPEN'",
                        due,
                        id.value(),
                        version);
        if (moved == 0) {
            throw new StaleVersion(ENTITY, id);
        }
        audit.record(actor.author(), "TASK_MOVED", ENTITY, id, List.of("due"));
    }

    /** Gives an open task to somebody else. */
    public void handOver(Actor actor, TaskId id, UserId to) {
        require(actor, id);
        rights.requireActive("owner", Set.of(to));
        int given =
                database.update(
                        "update agenda.task set owner_id = ?, version = version + 1 where id = ? and state = 'OPEN'",
                        to.value(),
                        id.value());
        if (given == 0) {
            throw new BusinessRuleViolation(AgendaRule.TASK_ENDED);
        }
        audit.record(actor.author(), "TASK_HANDED_OVER", ENTITY, id, List.of("owner"));
    }

    private void end(Actor actor, TaskId id, TaskState state, Optional<String> reason) {
        require(actor, id);
        int ended =
                database.update(
                        """
                        update agenda.task
                        set state = ?, ended_at = ?, ended_by_name = ?, withdrawn_reason = ?, version = version + 1
                        where id = ? and state = 'OPEN'
                        """,
                        state,
                        clock.instant(),
                        actor.name(),
                        reason,
                        id.value());
        if (ended == 0) {
            throw new BusinessRuleViolation(AgendaRule.TASK_ENDED);
        }
        audit.record(actor.author(), "TASK_" + state, ENTITY, id, List.of("state"));
    }

    /** The state of a task that the actor may write. */
    private TaskState require(Actor actor, TaskId id) {
        record Held(UserId owner, TaskState state) {}

        Held task =
                database.first(
                                "select owner_id, state from agenda.task where id = ? for no key update",
                                row ->
                                        new Held(
                                                new UserId(row.uuid("owner_id")),
                                                row.constant("state", TaskState.class)),
                                id.value())
                        .orElseThrow(() -> new NotFound(ENTITY, id));
        rights.require(actor, List.of(task.owner()));
        return task.state();
    }

    private void requireAccount(AccountId account) {
        if (directory.resolve(List.of(AccountKey.of(account))).isEmpty()) {
            throw new NotFound("account", account);
        }
    }
}
