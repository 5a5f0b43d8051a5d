package org.loyaltyloop.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.agenda.OpenTask;
import org.loyaltyloop.agenda.Origin;
import org.loyaltyloop.agenda.TaskId;
import org.loyaltyloop.agenda.TaskState;
import org.loyaltyloop.agenda.Tasks;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.ResolvedAccount;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Question;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * Measures that are taken up for accounts: as a task of the account's owner, or as a topic of the
 * next conversation, until they are done or dropped. Whoever may write an account takes them up for
 * it, and managers for every account.
 */
@ApplicationScoped
@Transactional
public class Undertakings {

    /** Days that a task gets where nobody says until when. */
    public static final int USUAL_DAYS = 14;

    private static final String ENTITY = "undertaking";
    private static final int LONGEST_TITLE = 200;

    private final Database database;
    private final Tasks tasks;
    private final MeasureLibrary library;
    private final AccountDirectory directory;
    private final Settings settings;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Undertakings(
            Database database,
            Tasks tasks,
            MeasureLibrary library,
            AccountDirectory directory,
            Settings settings,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.tasks = tasks;
        this.library = library;
        this.directory = directory;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Undertakings() {
        this(null, null, null, null, null, null, null);
    }

    private enum Way {
        TASK,
        TOPIC
    }

    /**
     * Makes a measure a task of the account's owner, or of the actor where nobody owns it. One that
     * is taken up already stays as it is.
     *
     * @param language in which the task is written
     */
    public void assign(Actor actor, AccountId account, MeasureId measure, Locale language) {
        ResolvedAccount at = permitted(actor, account, found(Set.of(account)));
        task(actor, at, measure(measure), today().plusDays(USUAL_DAYS), language);
    }

    /** Puts a measure on the list for the next conversation; once is enough. */
    public void raise(Actor actor, AccountId account, MeasureId measure) {
        ResolvedAccount at = permitted(actor, account, found(Set.of(account)));
        begin(actor, at.id(), measure(measure).id(), Way.TOPIC);
    }

    /**
     * What came of assigning conversations.
     *
     * @param assigned tasks that were made
     * @param already accounts for which somebody has that task
     */
    public record Assigned(int assigned, int already) {}

    /**
     * Gives the owners of accounts at hostage risk the task to hold a conversation: the first
     * measure of the library for that situation, with its questions.
     *
     * @param due the last day for it
     */
    @Counted(name = "undertakings_assign_calls", absolute = true)
    @Timed(name = "undertakings_assign_seconds", absolute = true)
    public Assigned assignConversations(
            Actor actor, Collection<AccountId> accounts, LocalDate due, Locale language) {
        Measure conversation =
                library.known().stream()
                        .filter(m -> m.active() && m.situation() == Situation.HOSTAGE)
                        .min(Comparator.comparing(Measure::sort).thenComparing(m -> m.id().value()))
                        .orElseThrow(
                                () -> new BusinessRuleViolation(BindingRefusal.NO_SAVING_MEASURE));
        Set<AccountId> each = new LinkedHashSet<>(accounts);
        Map<AccountKey, ResolvedAccount> found = found(each);
        int assigned = 0;
        for (AccountId account : each) {
            ResolvedAccount at = permitted(actor, account, found);
            assigned += task(actor, at, conversation, due, language) ? 1 : 0;
        }
        return new Assigned(assigned, each.size() - assigned);
    }

    private boolean task(
            Actor actor, ResolvedAccount at, Measure measure, LocalDate due, Locale language) {
        Optional<UndertakingId> begun = begin(actor, at.id(), measure.id(), Way.TASK);
        begun.ifPresent(
                id -> {
                    TaskId task =
                            tasks.open(
                                    actor,
                                    new OpenTask(
                                            cut(measure.text(language)),
                                            Optional.of(note(measure, language)),
                                            Optional.of(at.id()),
                                            responsible(actor, at.owner()),
                                            Optional.of(due),
                                            Optional.of(new Origin("binding", id.toString()))));
                    database.update(
                            "update binding.undertaking set task_id = ? where id = ?",
                            task.value(),
                            id.value());
                });
        return begun.isPresent();
    }

    private Optional<UndertakingId> begin(
            Actor actor, AccountId account, MeasureId measure, Way way) {
        UndertakingId id = UndertakingId.next();
        int begun =
                database.update(
                        """
                        insert into binding.undertaking (id, account_id, measure_id, way, begun_at, author)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (account_id, measure_id) where state = 'OPEN' do nothing
                        """,
                        id.value(),
                        account.value(),
                        measure.value(),
                        way,
                        clock.instant(),
                        actor.name());
        if (begun == 0) {
            return Optional.empty();
        }
        audit.record(actor.author(), "MEASURE_TAKEN_UP", ENTITY, id, List.of());
        return Optional.of(id);
    }

    /** A measure is done; its task is then done too. */
    public void done(Actor actor, UndertakingId id, Optional<TieId> tie) {
        end(actor, id, "DONE", tie)
                .ifPresent(task -> tasks.complete(Actor.system("Binding"), task));
    }

    /** A measure is not to be done after all; its task goes from the agenda. */
    public void drop(Actor actor, UndertakingId id) {
        end(actor, id, "DROPPED", Optional.empty())
                .ifPresent(task -> tasks.withdraw(Actor.system("Binding"), task, actor.name()));
    }

    /** Ends it, where it is open; answers its task, where that is. */
    private Optional<TaskId> end(Actor actor, UndertakingId id, String state, Optional<TieId> tie) {
        AccountId account =
                database.first(
                                "select account_id from binding.undertaking where id = ?",
                                row -> new AccountId(row.uuid("account_id")),
                                id.value())
                        .orElseThrow(() -> new NotFound(ENTITY, id));
        permitted(actor, account, found(Set.of(account)));
        int ended =
                database.update(
                        """
                        update binding.undertaking
                        set state = ?, tie_id = ?, ended_at = ?, ended_by = ?
                        where id = ? and state = 'OPEN'
                        """,
                        state,
                        tie.map(TieId::value),
                        clock.instant(),
                        actor.name(),
                        id.value());
        if (ended == 0) {
            return Optional.empty();
        }
        audit.record(actor.author(), "MEASURE_" + state, ENTITY, id, List.of("state"));
        return database.first(
                """
                select t.id
                from binding.undertaking u join agenda.v_task t on t.id = u.task_id and t.state = 'OPEN'
                where u.id = ?
                """,
                row -> new TaskId(row.uuid("id")),
                id.value());
    }

    // Reads

    private static final String OPEN =
            """
            select u.id, u.measure_id, u.way, u.begun_at, u.author, t.state, c.display_name, t.due
            from customer.v_account_survivor s
            join binding.undertaking u on u.account_id = s.given_id and u.state = 'OPEN'
            left join agenda.v_task t on t.id = u.task_id
            left join staff.v_user c on c.id = t.owner_id
            where s.given_id = ? or s.merged_into = ?
            order by u.begun_at, u.id
            """;

    /** What is taken up for a living account, as a part of a trip. */
    static Question<Undertaking> question(AccountId living) {
        return Question.of(OPEN, Undertakings::row, living.value(), living.value());
    }

    private static final String CONVERSATIONS =
            """
            select s.account_id, u.id, u.measure_id, u.way, u.begun_at, u.author, t.state, c.display_name, t.due
            from customer.v_account_survivor s
            join binding.undertaking u on u.account_id = s.given_id and u.state = 'OPEN' and u.way = 'TASK'
            join binding.measure m on m.id = u.measure_id and m.situation = 'HOSTAGE'
            left join agenda.v_task t on t.id = u.task_id
            left join staff.v_user c on c.id = t.owner_id
            where s.given_id = any (?) or s.merged_into = any (?)
            order by u.begun_at desc
            """;

    /** The conversations that are assigned for living accounts at hostage risk. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Map<AccountId, Undertaking> conversations(Collection<AccountId> living) {
        Map<AccountId, Undertaking> found = new HashMap<>();
        UUID[] ids = living.stream().map(AccountId::value).toArray(UUID[]::new);
        database.list(
                CONVERSATIONS,
                row -> found.put(new AccountId(row.uuid("account_id")), row(row)),
                ids,
                ids);
        return found;
    }

    private static Undertaking row(Row row) throws SQLException {
        Optional<Undertaking.AgendaTask> task =
                row.constant("way", Way.class) == Way.TOPIC
                        ? Optional.empty()
                        : Optional.of(
                                new Undertaking.AgendaTask(
                                        row.optionalText("state")
                                                .map(TaskState::valueOf)
                                                .orElse(TaskState.WITHDRAWN),
                                        row.optionalText("display_name"),
                                        row.optionalDate("due")));
        return new Undertaking(
                new UndertakingId(row.uuid("id")),
                new MeasureId(row.uuid("measure_id")),
                task,
                row.instant("begun_at"),
                row.text("author"));
    }

    /** Whether the actor may take up measures for an account with that owner and team. */
    public static boolean mayTakeUp(Actor actor, Optional<UserId> owner, Optional<TeamId> team) {
        return actor.has(Role.MANAGER) || actor.mayWriteAccount(owner, team);
    }

    private static ResolvedAccount permitted(
            Actor actor, AccountId account, Map<AccountKey, ResolvedAccount> found) {
        ResolvedAccount at = found.get(AccountKey.of(account));
        if (at == null) {
            throw new NotFound("account", account);
        }
        if (!mayTakeUp(actor, at.owner(), at.team())) {
            throw new AccessDenied("take up a measure");
        }
        return at;
    }

    private Map<AccountKey, ResolvedAccount> found(Collection<AccountId> accounts) {
        return directory.resolve(accounts.stream().map(AccountKey::of).collect(Collectors.toSet()));
    }

    private Measure measure(MeasureId id) {
        return library.all().stream()
                .filter(measure -> measure.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("measure", id));
    }

    /** The account's owner while at work here, else who asks for it. */
    private UserId responsible(Actor actor, Optional<UserId> owner) {
        return owner.filter(this::active)
                .or(actor::user)
                .orElseThrow(() -> new BusinessRuleViolation(BindingRefusal.NOBODY_TO_DO_IT));
    }

    private boolean active(UserId user) {
        return database.number(
                        "select count(*) from staff.v_user where id = ? and not disabled",
                        user.value())
                > 0;
    }

    private static String cut(String title) {
        return title.length() <= LONGEST_TITLE
                ? title
                : title.substring(0, LONGEST_TITLE - 1) + "…";
    }

    private static String note(Measure measure, Locale language) {
        String guide = measure.guide(language);
        return guide.isEmpty() ? measure.why(language) : measure.why(language) + "\n\n" + guide;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }
}
