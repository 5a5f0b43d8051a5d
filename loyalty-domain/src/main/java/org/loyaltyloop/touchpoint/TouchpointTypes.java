package org.loyaltyloop.touchpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.JobId;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;

/**
 * Where administrators keep the catalogue: adding, changing and retiring types. What was recorded
 * is never lost: a retired type keeps its touchpoints. A change of what a type means is replayed
 * over them.
 */
@ApplicationScoped
@Transactional
public class TouchpointTypes {

    private static final String ENTITY = "touchpointType";

    /** Up to so many touchpoints are counted; of more the database has an estimate. */
    private static final long COUNTED = 200_000;

    /** What the quick log and surveys record. */
    private static final Set<String> NEEDED =
            Set.of(
                    "PHONE_CALL_IN",
                    "PHONE_CALL_OUT",
                    "EMAIL_IN",
                    "EMAIL_OUT",
                    "MESSAGE_IN",
                    "MESSAGE_OUT",
                    "BUSINESS_CONVERSATION",
                    "SURVEY_ANSWERED");

    private final Database database;
    private final TouchpointCatalogue catalogue;
    private final Replays replays;
    private final Audit audit;

    @Inject
    TouchpointTypes(
            Database database, TouchpointCatalogue catalogue, Replays replays, Audit audit) {
        this.database = database;
        this.catalogue = catalogue;
        this.replays = replays;
        this.audit = audit;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TouchpointTypes() {
        this(null, null, null, null);
    }

    /** The whole catalogue in its order, with how often each type is used. */
    public List<TypeRow> all(Actor actor) {
        actor.require(Role.ADMIN);
        long size =
                database.number(
                        "select greatest(reltuples, 0)::bigint from pg_class where oid = 'touchpoint.touchpoint'::regclass");
        boolean estimated = size > COUNTED;
        Map<String, Long> uses = estimated ? estimates(size) : counts();
        return read("", row -> row(row, uses, estimated));
    }

    /** One type, without looking how often it is used. */
    public TypeRow find(Actor actor, String code) {
        actor.require(Role.ADMIN);
        return read("where code = ?", row -> row(row, Map.of(), true), code).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound(ENTITY, code));
    }

    /** Adds a type. */
    @Counted(name = "touchpoint_types_create_calls", absolute = true)
    @Timed(name = "touchpoint_types_create_seconds", absolute = true)
    public void create(Actor actor, DescribeType said) {
        actor.require(Role.ADMIN);
        int added =
                database.update(
                        """
                        insert into touchpoint.touchpoint_type
                            (code, name_en, name_nl, stage, department, channel, direction, purchase, moves_loop, icon, sort)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (code) do nothing
                        """,
                        said.code(),
                        said.nameEn(),
                        said.nameNl(),
                        said.stage().map(LoopStage::number),
                        said.department(),
                        said.channel(),
                        said.direction(),
                        said.purchase(),
                        said.movesLoop(),
                        said.icon(),
                        said.sort());
        if (added == 0) {
            throw BusinessRuleViolation.of("code", TouchpointRule.TYPE_CODE_TAKEN, said.code());
        }
        revise();
        audit.record(actor.author(), "TOUCHPOINT_TYPE_ADDED", ENTITY, said.code(), List.of());
    }

    /**
     * Whether the change concerns touchpoints that are recorded already, so that one looks first.
     */
    public boolean reclassifies(Actor actor, DescribeType said) {
        return said.reclassifies(find(actor, said.code()).type());
    }

    /** Asks what the change would do to what is recorded; a job that changes nothing. */
    public JobId preview(Actor actor, DescribeType said) {
        TypeRow known = find(actor, said.code());
        if (known.version() != said.seen()) {
            throw new StaleVersion(ENTITY, said.code());
        }
        return replays.look(actor, said.toParams());
    }

    /**
     * Replaces what is said of a type. Where that concerns touchpoints recorded already, a job
     * places them anew. Refuses with {@link StaleVersion} when somebody changed it since it was
     * seen.
     */
    @Counted(name = "touchpoint_types_change_calls", absolute = true)
    @Timed(name = "touchpoint_types_change_seconds", absolute = true)
    public void change(Actor actor, DescribeType said) {
        TypeRow before = find(actor, said.code());
        int changed =
                database.update(
                        """
                        update touchpoint.touchpoint_type
                        set name_en = ?, name_nl = ?, stage = ?, department = ?, channel = ?, direction = ?, purchase = ?,
                            moves_loop = ?, icon = ?, sort = ?, version = version + 1
                        where code = ? and version = ?
                        """,
                        said.nameEn(),
                        said.nameNl(),
                        said.stage().map(LoopStage::number),
                        said.department(),
                        said.channel(),
                        said.direction(),
                        said.purchase(),
                        said.movesLoop(),
                        said.icon(),
                        said.sort(),
                        said.code(),
                        said.seen());
        if (changed == 0) {
            throw new StaleVersion(ENTITY, said.code());
        }
        if (said.reclassifies(before.type())) {
            replays.replay(actor, Optional.empty());
            catalogue.forget();
        } else {
            revise();
        }
        audit.record(
                actor.author(),
                "TOUCHPOINT_TYPE_CHANGED",
                ENTITY,
                said.code(),
                differing(before.type(), said.type(before.type().active())));
    }

    /** Takes a type out of use, or back into it; its touchpoints stay as they are. */
    public void use(Actor actor, String code, int seen, boolean active) {
        TypeRow before = find(actor, code);
        if (before.needed() && !active) {
            throw new BusinessRuleViolation(TouchpointRule.TYPE_NEEDED);
        }
        int changed =
                database.update(
                        "update touchpoint.touchpoint_type set active = ?, version = version + 1 where code = ? and version = ?",
                        active,
                        code,
                        seen);
        if (changed == 0) {
            throw new StaleVersion(ENTITY, code);
        }
        revise();
        audit.record(actor.author(), "TOUCHPOINT_TYPE_CHANGED", ENTITY, code, List.of("active"));
    }

    /** Makes every node read the catalogue again; nothing recorded changes by it. */
    private void revise() {
        replays.reviseForNew();
        catalogue.forget();
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        database.list(
                "select type, count(*) as n from touchpoint.touchpoint where withdrawn_at is null group by type",
                row -> counts.put(row.text("type"), row.number("n")));
        return counts;
    }

    private Map<String, Long> estimates(long size) {
        Map<String, Long> counts = new HashMap<>();
        database.list(
                """
                select value, share
                from pg_stats, unnest(most_common_vals::text::text[], most_common_freqs) as common(value, share)
                where schemaname = 'touchpoint' and tablename = 'touchpoint' and attname = 'type'
                """,
                row -> counts.put(row.text("value"), Math.round(size * row.real("share"))));
        return counts;
    }

    private List<TypeRow> read(
            String where, Database.RowMapper<TypeRow> mapper, Object... parameters) {
        return database.list(
                """
                select code, name_en, name_nl, stage, department, channel, direction, purchase, moves_loop, icon, sort,
                       active, version
                from touchpoint.touchpoint_type
                """
                        + where
                        + " order by sort, code",
                mapper,
                parameters);
    }

    private static TypeRow row(Row row, Map<String, Long> uses, boolean estimated)
            throws SQLException {
        TouchpointType type = TouchpointCatalogue.type(row);
        return new TypeRow(
                type,
                row.integer("version"),
                uses.getOrDefault(type.code(), 0L),
                estimated,
                NEEDED.contains(type.code()));
    }

    private static List<String> differing(TouchpointType before, TouchpointType after) {
        List<String> fields = new ArrayList<>();
        add(fields, "nameEn", before.nameEn(), after.nameEn());
        add(fields, "nameNl", before.nameNl(), after.nameNl());
        add(fields, "stage", before.stage(), after.stage());
        add(fields, "department", before.department(), after.department());
        add(fields, "channel", before.channel(), after.channel());
        add(fields, "direction", before.direction(), after.direction());
        add(fields, "purchase", before.purchase(), after.purchase());
        add(fields, "movesLoop", before.movesLoop(), after.movesLoop());
        add(fields, "icon", before.icon(), after.icon());
        add(fields, "sort", before.sort(), after.sort());
        return fields;
    }

    private static void add(List<String> fields, String field, Object before, Object after) {
        if (!before.equals(after)) {
            fields.add(field);
        }
    }
}
