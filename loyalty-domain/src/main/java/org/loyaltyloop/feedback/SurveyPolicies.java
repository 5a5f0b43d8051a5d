package org.loyaltyloop.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.touchpoint.TouchpointCatalogue;

/** What the firm asks about each of the eight stages; changed by administrators. */
@ApplicationScoped
@Transactional
public class SurveyPolicies {

    private static final String SELECT =
            """
            select stage, active, active_since, metric, question_en, question_nl, types, delay_hours, cooldown_days,
                   valid_days, version, updated_at, updated_by_name
            from feedback.policy
            """;

    private final Database database;
    private final TouchpointCatalogue catalogue;
    private final Audit audit;
    private final Clock clock;

    @Inject
    SurveyPolicies(Database database, TouchpointCatalogue catalogue, Audit audit, Clock clock) {
        this.database = database;
        this.catalogue = catalogue;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected SurveyPolicies() {
        this(null, null, null, null);
    }

    /** The policies of all stages, in their order. */
    public List<SurveyPolicy> all() {
        return database.list(SELECT + "order by stage", SurveyPolicies::policy);
    }

    /** The policy of a stage. */
    public SurveyPolicy of(LoopStage stage) {
        return database.first(SELECT + "where stage = ?", SurveyPolicies::policy, stage.number())
                .orElseThrow();
    }

    /**
     * Replaces a stage's policy; only for administrators. Refuses with {@link StaleVersion} when
     * somebody else has changed it since.
     */
    public void change(Actor actor, ChangePolicy command) {
        actor.require(Role.ADMIN);
        if (command.types().stream().anyMatch(code -> catalogue.find(code).isEmpty())) {
            throw BusinessRuleViolation.of("types", InputRule.UNKNOWN_VALUE);
        }
        SurveyPolicy before = of(command.stage());
        int changed =
                database.update(
                        """
                        update feedback.policy
                        set active = ?, active_since = case when not ? then null else coalesce(active_since, ?) end,
                            metric = ?, question_en = ?, question_nl = ?, types = ?, delay_hours = ?, cooldown_days = ?,
                            valid_days = ?, version = version + 1, updated_at = ?, updated_by_name = ?
                        where stage = ? and version = ?
                        """,
                        command.active(),
                        command.active(),
                        clock.instant(),
                        command.metric(),
                        command.questionEn(),
                        command.questionNl(),
                        command.types().stream().distinct().sorted().toArray(String[]::new),
                        command.delayHours(),
                        command.cooldownDays(),
                        command.validDays(),
                        clock.instant(),
                        actor.name(),
                        command.stage().number(),
                        command.version());
        if (changed == 0) {
            throw new StaleVersion("survey policy", command.stage());
        }
        audit.record(
                actor.author(),
                "SURVEY_POLICY_CHANGED",
                "survey policy",
                command.stage(),
                changed(before, command));
    }

    private static List<String> changed(SurveyPolicy before, ChangePolicy after) {
        List<String> fields = new ArrayList<>();
        note(fields, "active", before.active(), after.active());
        note(fields, "metric", before.metric(), after.metric());
        note(fields, "questionEn", before.questionEn(), after.questionEn());
        note(fields, "questionNl", before.questionNl(), after.questionNl());
        note(fields, "types", before.types(), after.types().stream().distinct().sorted().toList());
        note(fields, "delayHours", before.delayHours(), after.delayHours());
        note(fields, "cooldownDays", before.cooldownDays(), after.cooldownDays());
        note(fields, "validDays", before.validDays(), after.validDays());
        return fields;
    }

    private static void note(List<String> fields, String name, Object before, Object after) {
        if (!before.equals(after)) {
            fields.add(name);
        }
    }

    private static SurveyPolicy policy(Row row) throws SQLException {
        return new SurveyPolicy(
                LoopStage.of(row.integer("stage")),
                row.flag("active"),
                row.optionalInstant("active_since"),
                row.constant("metric", SurveyMetric.class),
                row.text("question_en"),
                row.text("question_nl"),
                row.texts("types"),
                row.integer("delay_hours"),
                row.integer("cooldown_days"),
                row.integer("valid_days"),
                row.integer("version"),
                row.optionalInstant("updated_at"),
                row.optionalText("updated_by_name"));
    }
}
