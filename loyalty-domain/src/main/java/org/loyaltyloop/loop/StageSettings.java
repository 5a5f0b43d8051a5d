package org.loyaltyloop.loop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.journey.Patience;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * Who answers for each stage, what the firm aims at there, and how long it is patient. Everybody
 * may read it, managers change it.
 */
@ApplicationScoped
@Transactional
public class StageSettings {

    private final Database database;
    private final Patience patience;
    private final Audit audit;

    @Inject
    StageSettings(Database database, Patience patience, Audit audit) {
        this.database = database;
        this.patience = patience;
        this.audit = audit;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected StageSettings() {
        this(null, null, null);
    }

    /** All eight stages, in their order. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<StageSetting> all() {
        Map<LoopStage, Map<TargetMeasure, BigDecimal>> targets = new EnumMap<>(LoopStage.class);
        for (LoopStage stage : LoopStage.values()) {
            targets.put(stage, new EnumMap<>(TargetMeasure.class));
        }
        database.list(
                "select stage, measure, target from loop.stage_target",
                row ->
                        targets.getOrDefault(LoopStage.of(row.integer("stage")), Map.of())
                                .put(
                                        row.constant("measure", TargetMeasure.class),
                                        row.optionalDecimal("target").orElseThrow()));
        return database.list(
                """
                select s.stage, s.owner_id, u.display_name, not u.disabled as active, s.measured, p.days as patience_days,
                       s.conversion_window_days, s.version
                from loop.stage_setting s
                join journey.patience p on p.stage = s.stage
                left join staff.app_user u on u.id = s.owner_id
                order by s.stage
                """,
                row -> {
                    LoopStage stage = LoopStage.of(row.integer("stage"));
                    return new StageSetting(
                            stage,
                            owner(row),
                            row.flag("measured"),
                            row.integer("patience_days"),
                            row.integer("conversion_window_days"),
                            targets.getOrDefault(stage, Map.of()),
                            row.integer("version"));
                });
    }

    /** One stage. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public StageSetting of(LoopStage stage) {
        return all().get(stage.number() - 1);
    }

    /** The loop as a whole. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public LoopSetting overall() {
        return database.first(
                        """
                        select s.owner_id, u.display_name, not u.disabled as active, s.lost_after_days, s.version
                        from loop.setting s
                        left join staff.app_user u on u.id = s.owner_id
                        """,
                        row ->
                                new LoopSetting(
                                        owner(row),
                                        row.integer("lost_after_days"),
                                        row.integer("version")))
                .orElseThrow();
    }

    /**
     * Replaces what is set for a stage. Refuses with {@link StaleVersion} when somebody changed it
     * since it was seen.
     */
    @Counted(name = "stage_settings_change_calls", absolute = true)
    @Timed(name = "stage_settings_change_seconds", absolute = true)
    public void change(Actor actor, ChangeStage command) {
        actor.require(Role.MANAGER);
        StageSetting before = of(command.stage());
        requireColleague(command.owner(), before.owner());
        int changed =
                database.update(
                        """
                        update loop.stage_setting
                        set owner_id = ?, measured = ?, conversion_window_days = ?, version = version + 1
                        where stage = ? and version = ?
                        """,
                        command.owner().map(UserId::value),
                        command.measured(),
                        command.conversionWindowDays(),
                        command.stage().number(),
                        command.seen());
        if (changed == 0) {
            throw new StaleVersion("stage setting", command.stage());
        }
        patience.set(actor, command.stage(), command.patienceDays());
        replaceTargets(command);
        audit.record(
                actor.author(),
                "STAGE_SETTING_CHANGED",
                "stageSetting",
                command.stage().name(),
                differing(before, command));
    }

    /** Replaces what is set for the loop as a whole; refuses as {@link #change} does. */
    @Counted(name = "stage_settings_change_loop_calls", absolute = true)
    @Timed(name = "stage_settings_change_loop_seconds", absolute = true)
    public void changeLoop(Actor actor, ChangeLoop command) {
        actor.require(Role.MANAGER);
        requireColleague(command.owner(), overall().owner());
        int changed =
                database.update(
                        "update loop.setting set owner_id = ?, lost_after_days = ?, version = version + 1 where version = ?",
                        command.owner().map(UserId::value),
                        command.lostAfterDays(),
                        command.seen());
        if (changed == 0) {
            throw new StaleVersion("loop setting", 1);
        }
        audit.record(
                actor.author(),
                "LOOP_SETTING_CHANGED",
                "loopSetting",
                1,
                List.of("owner", "lostAfterDays"));
    }

    private void replaceTargets(ChangeStage command) {
        database.update("delete from loop.stage_target where stage = ?", command.stage().number());
        command.targets()
                .forEach(
                        (measure, target) ->
                                database.update(
                                        "insert into loop.stage_target (stage, measure, target) values (?, ?, ?)",
                                        command.stage().number(),
                                        measure,
                                        target));
    }

    /** One who has left may stay where they are, but is not put anywhere. */
    private void requireColleague(Optional<UserId> wanted, Optional<ExperienceOwner> now) {
        if (wanted.isPresent()
                && !wanted.equals(now.map(ExperienceOwner::id))
                && database.number(
                                "select count(*) from staff.app_user where id = ? and not disabled",
                                wanted.get().value())
                        == 0) {
            throw BusinessRuleViolation.of("owner", InputRule.UNKNOWN_VALUE);
        }
    }

    private static List<String> differing(StageSetting before, ChangeStage after) {
        List<String> fields = new ArrayList<>();
        add(fields, "owner", before.owner().map(ExperienceOwner::id), after.owner());
        add(fields, "measured", before.measured(), after.measured());
        add(fields, "patienceDays", before.patienceDays(), after.patienceDays());
        add(
                fields,
                "conversionWindowDays",
                before.conversionWindowDays(),
                after.conversionWindowDays());
        for (TargetMeasure measure : TargetMeasure.values()) {
            BigDecimal was = before.targets().getOrDefault(measure, NONE);
            BigDecimal is = after.targets().getOrDefault(measure, NONE);
            add(fields, "target." + measure.name(), was.compareTo(is), 0);
        }
        return fields;
    }

    private static final BigDecimal NONE = BigDecimal.valueOf(Integer.MIN_VALUE);

    private static void add(List<String> fields, String field, Object before, Object after) {
        if (!before.equals(after)) {
            fields.add(field);
        }
    }

    private static Optional<ExperienceOwner> owner(Row row) throws SQLException {
        Optional<UserId> id = row.optionalUuid("owner_id").map(UserId::new);
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ExperienceOwner(
                                id.get(), row.text("display_name"), row.flag("active")));
    }
}
