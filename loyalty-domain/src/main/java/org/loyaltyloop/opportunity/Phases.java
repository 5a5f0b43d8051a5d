package org.loyaltyloop.opportunity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * The phases of the pipeline, and the reasons for which opportunities are lost. Everybody reads
 * them; administrators set them. Touchpoints of moves that were made keep their stage.
 */
@ApplicationScoped
@Transactional
public class Phases {

    private static final String PHASE = "pipelinePhase";
    private static final String REASON = "lostReason";
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

    private final Database database;
    private final Audit audit;

    @Inject
    Phases(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Phases() {
        this(null, null);
    }

    /** All phases in the order of the pipeline, with those out of use. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<Phase> all() {
        return database.list(
                """
                select code, sort, name_en, name_nl, kind, probability, stage, patience_days, active, version
                from opportunity.phase
                order by case kind when 'OPEN' then 1 when 'WON' then 2 else 3 end, sort, code
                """,
                Phases::phase);
    }

    /** All reasons in their order, with those out of use. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<LostReason> reasons() {
        return database.list(
                "select code, sort, name_en, name_nl, active, version from opportunity.lost_reason order by sort, code",
                row ->
                        new LostReason(
                                row.text("code"),
                                row.integer("sort"),
                                row.text("name_en"),
                                row.text("name_nl"),
                                row.flag("active"),
                                row.integer("version")));
    }

    /** Adds an open phase under a code that files and programs will know it by. */
    public void add(Actor actor, String code, DescribePhase said) {
        actor.require(Role.ADMIN);
        requireCode(code);
        int added =
                database.update(
                        """
                        insert into opportunity.phase (code, sort, name_en, name_nl, kind, probability, stage, patience_days)
                        values (?, ?, ?, ?, 'OPEN', ?, ?, ?) on conflict (code) do nothing
                        """,
                        code,
                        said.sort(),
                        said.nameEn(),
                        said.nameNl(),
                        said.probability(),
                        said.stage().number(),
                        said.patienceDays());
        requireFree(added, code);
        audit.record(actor.author(), "PIPELINE_PHASE_ADDED", PHASE, code, List.of());
    }

    /**
     * Replaces what is said of a phase. Those that end an opportunity keep their probability; being
     * won stays a transaction, being lost none.
     */
    public void change(Actor actor, String code, int seen, DescribePhase said) {
        actor.require(Role.ADMIN);
        Phase known = find(code);
        boolean fits =
                switch (known.kind()) {
                    case OPEN -> true;
                    case WON ->
                            said.probability() == 100
                                    && said.stage() == LoopStage.TRANSACTION
                                    && said.patienceDays().isEmpty();
                    case LOST ->
                            said.probability() == 0
                                    && said.stage() != LoopStage.TRANSACTION
                                    && said.patienceDays().isEmpty();
                };
        if (!fits) {
            throw new BusinessRuleViolation(OpportunityRule.END_IS_FIXED);
        }
        requireCurrent(
                database.update(
                        """
                        update opportunity.phase
                        set sort = ?, name_en = ?, name_nl = ?, probability = ?, stage = ?, patience_days = ?,
                            version = version + 1
                        where code = ? and version = ?
                        """,
                        said.sort(),
                        said.nameEn(),
                        said.nameNl(),
                        said.probability(),
                        said.stage().number(),
                        said.patienceDays(),
                        code,
                        seen),
                PHASE,
                code);
        audit.record(
                actor.author(),
                "PIPELINE_PHASE_CHANGED",
                PHASE,
                code,
                List.of("sort", "name", "probability", "stage", "patienceDays"));
    }

    /**
     * Takes an open phase out of use, or back into it. Opportunities that are in it stay there
     * until somebody moves them.
     */
    public void use(Actor actor, String code, int seen, boolean active) {
        actor.require(Role.ADMIN);
        if (!active && all().stream().filter(p -> p.open() && p.active()).count() == 1) {
            throw new BusinessRuleViolation(OpportunityRule.LAST_OPEN_PHASE);
        }
        if (!find(code).open()) {
            throw new BusinessRuleViolation(OpportunityRule.END_IS_FIXED);
        }
        requireCurrent(
                database.update(
                        """
                        update opportunity.phase set active = ?, version = version + 1
                        where code = ? and version = ? and kind = 'OPEN'
                        """,
                        active,
                        code,
                        seen),
                PHASE,
                code);
        audit.record(actor.author(), "PIPELINE_PHASE_CHANGED", PHASE, code, List.of("active"));
    }

    /** Adds a reason for losing. */
    public void addReason(Actor actor, String code, DescribeReason said) {
        actor.require(Role.ADMIN);
        requireCode(code);
        int added =
                database.update(
                        """
                        insert into opportunity.lost_reason (code, sort, name_en, name_nl) values (?, ?, ?, ?)
                        on conflict (code) do nothing
                        """,
                        code,
                        said.sort(),
                        said.nameEn(),
                        said.nameNl());
        requireFree(added, code);
        audit.record(actor.author(), "LOST_REASON_ADDED", REASON, code, List.of());
    }

    /** Replaces what is said of a reason, and whether it can still be given. */
    public void changeReason(
            Actor actor, String code, int seen, DescribeReason said, boolean active) {
        actor.require(Role.ADMIN);
        requireCurrent(
                database.update(
                        """
                        update opportunity.lost_reason
                        set sort = ?, name_en = ?, name_nl = ?, active = ?, version = version + 1
                        where code = ? and version = ?
                        """,
                        said.sort(),
                        said.nameEn(),
                        said.nameNl(),
                        active,
                        code,
                        seen),
                REASON,
                code);
        audit.record(
                actor.author(),
                "LOST_REASON_CHANGED",
                REASON,
                code,
                List.of("sort", "name", "active"));
    }

    /** One phase. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Phase find(String code) {
        return Optional.ofNullable(byCode().get(code)).orElseThrow(() -> new NotFound(PHASE, code));
    }

    /** All phases by code, in the order of the pipeline. */
    Map<String, Phase> byCode() {
        Map<String, Phase> byCode = new LinkedHashMap<>();
        all().forEach(phase -> byCode.put(phase.code(), phase));
        return byCode;
    }

    static Phase of(Map<String, Phase> byCode, String code) {
        return Optional.ofNullable(byCode.get(code))
                .orElseThrow(() -> new IllegalStateException("the pipeline lost " + code));
    }

    private static void requireCode(String code) {
        if (!CODE.matcher(code).matches()) {
            throw BusinessRuleViolation.of("code", InputRule.MALFORMED);
        }
    }

    private static void requireFree(int added, String code) {
        if (added == 0) {
            throw BusinessRuleViolation.of("code", OpportunityRule.CODE_TAKEN, code);
        }
    }

    private static void requireCurrent(int changed, String kind, String code) {
        if (changed == 0) {
            throw new StaleVersion(kind, code);
        }
    }

    private static Phase phase(Row row) throws SQLException {
        return new Phase(
                row.text("code"),
                row.integer("sort"),
                row.text("name_en"),
                row.text("name_nl"),
                row.constant("kind", PhaseKind.class),
                row.integer("probability"),
                LoopStage.of(row.integer("stage")),
                row.optionalInteger("patience_days"),
                row.flag("active"),
                row.integer("version"));
    }
}
