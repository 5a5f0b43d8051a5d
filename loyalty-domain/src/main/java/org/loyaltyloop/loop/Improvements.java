package org.loyaltyloop.loop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * The improvement actions of the stages. Everybody reads them; a stage's owner and managers begin,
 * change and close them. The measure that an action should move is kept as it was when the action
 * began and when it was closed.
 */
@ApplicationScoped
@Transactional
public class Improvements {

    /** How many days a measure looks back. */
    public static final int DAYS = 90;

    private static final String SELECT =
            """
            select i.id, i.stage, i.title, i.owner_id, u.display_name, not u.disabled as active, i.due, i.measure, i.note,
                   i.status, i.begun_on, i.before_value, i.before_low, i.before_high, i.before_n, i.closed_on,
                   i.after_value, i.after_low, i.after_high, i.after_n, i.version
            from loop.improvement i
            join staff.app_user u on u.id = i.owner_id
            """;

    private final Database database;
    private final LoopQueries queries;
    private final StageSettings stages;
    private final Settings settings;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Improvements(
            Database database,
            LoopQueries queries,
            StageSettings stages,
            Settings settings,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.queries = queries;
        this.stages = stages;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Improvements() {
        this(null, null, null, null, null, null);
    }

    /** The actions of a stage: open ones first by their day, then those closed last. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<Improvement> of(LoopStage stage) {
        return database.list(
                SELECT
                        + """
                        where i.stage = ?
                        order by i.status <> 'OPEN', case when i.status = 'OPEN' then i.due end, i.closed_on desc, i.id
                        limit 200""",
                Improvements::improvement,
                stage.number());
    }

    /** One action. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Improvement find(ImprovementId id) {
        return database.first(SELECT + "where i.id = ?", Improvements::improvement, id.value())
                .orElseThrow(() -> new NotFound("improvement", id));
    }

    /** Whether the actor may begin, change and close the actions of a stage. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public boolean mayImprove(Actor actor, LoopStage stage) {
        return actor.has(Role.MANAGER)
                || actor.user().isPresent()
                        && stages.of(stage).owner().map(ExperienceOwner::id).equals(actor.user());
    }

    /** Begins an action, and keeps the measure as it is now. */
    @Counted(name = "improvements_begin_calls", absolute = true)
    @Timed(name = "improvements_begin_seconds", absolute = true)
    public ImprovementId begin(Actor actor, LoopStage stage, PlanImprovement plan) {
        require(actor, stage);
        requireColleague(plan.owner());
        return begin(actor, stage, plan, today());
    }

    /**
     * Records an action of the past with the figures of its days; for what was kept elsewhere
     * before, so only the system itself may.
     *
     * @param closedOn the day it was closed, where it is
     */
    public ImprovementId recall(
            Actor actor,
            LoopStage stage,
            PlanImprovement plan,
            LocalDate begunOn,
            ImprovementStatus status,
            LocalDate closedOn) {
        if (!actor.system()) {
            throw new AccessDenied("recall improvement");
        }
        ImprovementId id = begin(actor, stage, plan, begunOn);
        if (status != ImprovementStatus.OPEN) {
            close(actor, find(id), 1, status, closedOn);
        }
        return id;
    }

    private ImprovementId begin(Actor actor, LoopStage stage, PlanImprovement plan, LocalDate day) {
        ImprovementId id = ImprovementId.next();
        Measure before = measure(stage, plan.measure(), lookingBack(day, LocalDate.MIN));
        database.update(
                """
                insert into loop.improvement (id, stage, title, owner_id, due, measure, note, begun_on,
                    before_value, before_low, before_high, before_n, author)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id.value(),
                stage.number(),
                plan.title(),
                plan.owner().value(),
                plan.due(),
                plan.measure(),
                plan.note(),
                day,
                boxed(before.value()),
                boxed(before.low()),
                boxed(before.high()),
                before.n(),
                actor.name());
        audit.record(
                actor.author(),
                "IMPROVEMENT_BEGUN",
                "improvement",
                id,
                List.of("title", "owner", "due", "measure", "note"));
        return id;
    }

    /**
     * Changes an open action. Another measure is kept as it was over the days before the action
     * began. Refuses with {@link StaleVersion} when somebody changed it since it was seen.
     */
    @Counted(name = "improvements_change_calls", absolute = true)
    @Timed(name = "improvements_change_seconds", absolute = true)
    public void change(Actor actor, ImprovementId id, int seen, PlanImprovement plan) {
        Improvement known = openOne(actor, id);
        if (!plan.owner().equals(known.owner().id())) {
            requireColleague(plan.owner());
        }
        Measure before =
                plan.measure() == known.measure()
                        ? known.before()
                        : measure(
                                known.stage(),
                                plan.measure(),
                                lookingBack(known.begunOn(), LocalDate.MIN));
        requireChanged(
                database.update(
                        """
                        update loop.improvement
                        set title = ?, owner_id = ?, due = ?, measure = ?, note = ?, before_value = ?, before_low = ?,
                            before_high = ?, before_n = ?, version = version + 1
                        where id = ? and version = ?
                        """,
                        plan.title(),
                        plan.owner().value(),
                        plan.due(),
                        plan.measure(),
                        plan.note(),
                        boxed(before.value()),
                        boxed(before.low()),
                        boxed(before.high()),
                        before.n(),
                        id.value(),
                        seen),
                id);
        audit.record(
                actor.author(),
                "IMPROVEMENT_CHANGED",
                "improvement",
                id,
                List.of("title", "owner", "due", "measure", "note"));
    }

    /** Closes an action as done, and keeps what the measure has become; refuses as change does. */
    public void finish(Actor actor, ImprovementId id, int seen) {
        close(actor, openOne(actor, id), seen, ImprovementStatus.DONE, today());
    }

    /** Closes an action that was given up; refuses as change does. */
    public void drop(Actor actor, ImprovementId id, int seen) {
        close(actor, openOne(actor, id), seen, ImprovementStatus.DROPPED, today());
    }

    /** The measure since an action began, at most the last {@value #DAYS} days. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Measure since(Improvement action) {
        return action.open() ? since(action, today()) : action.after();
    }

    private Measure since(Improvement action, LocalDate day) {
        return measure(action.stage(), action.measure(), lookingBack(day, action.begunOn()));
    }

    private void close(
            Actor actor, Improvement known, int seen, ImprovementStatus status, LocalDate day) {
        ImprovementId id = known.id();
        Measure after = since(known, day);
        requireChanged(
                database.update(
                        """
                        update loop.improvement
                        set status = ?, closed_on = ?, after_value = ?, after_low = ?, after_high = ?, after_n = ?,
                            version = version + 1
                        where id = ? and version = ?
                        """,
                        status,
                        day,
                        boxed(after.value()),
                        boxed(after.low()),
                        boxed(after.high()),
                        after.n(),
                        id.value(),
                        seen),
                id);
        audit.record(
                actor.author(),
                "IMPROVEMENT_CLOSED",
                "improvement",
                id,
                List.of("status", "after"));
    }

    private Improvement openOne(Actor actor, ImprovementId id) {
        Improvement known = find(id);
        require(actor, known.stage());
        if (!known.open()) {
            throw new BusinessRuleViolation(ImprovementRule.IMPROVEMENT_CLOSED);
        }
        return known;
    }

    private void require(Actor actor, LoopStage stage) {
        if (!mayImprove(actor, stage)) {
            throw new AccessDenied("improve stage");
        }
    }

    private void requireColleague(UserId id) {
        if (database.number(
                        "select count(*) from staff.app_user where id = ? and not disabled",
                        id.value())
                == 0) {
            throw BusinessRuleViolation.of("owner", InputRule.UNKNOWN_VALUE);
        }
    }

    private static void requireChanged(int rows, ImprovementId id) {
        if (rows == 0) {
            throw new StaleVersion("improvement", id);
        }
    }

    private Measure measure(LoopStage stage, TargetMeasure measure, Period period) {
        return queries.measure(LoopFilter.of(period), stage, measure);
    }

    private static Period lookingBack(LocalDate day, LocalDate earliest) {
        LocalDate first = day.minusDays(DAYS - 1L);
        return new Period(first.isBefore(earliest) ? earliest : first, day.plusDays(1));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    private static Improvement improvement(Row row) throws SQLException {
        return new Improvement(
                new ImprovementId(row.uuid("id")),
                LoopStage.of(row.integer("stage")),
                row.text("title"),
                new ExperienceOwner(
                        new UserId(row.uuid("owner_id")),
                        row.text("display_name"),
                        row.flag("active")),
                row.date("due"),
                row.constant("measure", TargetMeasure.class),
                row.optionalText("note"),
                row.constant("status", ImprovementStatus.class),
                row.date("begun_on"),
                kept(row, "before"),
                row.optionalDate("closed_on"),
                kept(row, "after"),
                row.integer("version"));
    }

    private static Measure kept(Row row, String when) throws SQLException {
        return new Measure(
                row.optionalReal(when + "_value"),
                row.optionalReal(when + "_low"),
                row.optionalReal(when + "_high"),
                row.number(when + "_n"));
    }
}
