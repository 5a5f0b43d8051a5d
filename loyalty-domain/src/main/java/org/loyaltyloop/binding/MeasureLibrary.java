package org.loyaltyloop.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;

/**
 * The library of measures: what the firm can do about a level in a situation. Administrators keep
 * it; suggestions are at most a few seconds behind.
 */
@ApplicationScoped
@Transactional
public class MeasureLibrary {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final String SELECT =
            """
            select id, level, situation, instrument, text_en, text_nl, why_en, why_nl, guide_en,
                   guide_nl, sort, active, version, changed_by
            from binding.measure
            order by array_position(array['FINANCIAL', 'SOCIAL', 'STRUCTURAL'], level),
                     array_position(array['HOSTAGE', 'ENDING', 'FADING', 'MISSING', 'THIN'], situation), sort, id
            """;

    private final Database database;
    private final Audit audit;
    private final Clock clock;
    private volatile @Nullable Snapshot snapshot;

    @Inject
    MeasureLibrary(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected MeasureLibrary() {
        this(null, null, null);
    }

    /** All measures by level and situation, retired ones included. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<Measure> all() {
        return database.list(SELECT, MeasureLibrary::measure);
    }

    /** Adds a measure, or changes the one with its id: refused where somebody else was first. */
    public void save(Actor actor, Measure measure) {
        actor.require(Role.ADMIN);
        int changed =
                database.update(
                        """
                        insert into binding.measure as kept
                            (id, level, situation, instrument, text_en, text_nl, why_en, why_nl, guide_en, guide_nl,
                             sort, active, changed_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update
                        set level = excluded.level, situation = excluded.situation, instrument = excluded.instrument,
                            text_en = excluded.text_en, text_nl = excluded.text_nl, why_en = excluded.why_en,
                            why_nl = excluded.why_nl, guide_en = excluded.guide_en, guide_nl = excluded.guide_nl,
                            sort = excluded.sort, active = excluded.active, changed_by = excluded.changed_by,
                            version = kept.version + 1
                        where kept.version = ?
                        """,
                        measure.id().value(),
                        measure.level(),
                        measure.situation(),
                        measure.instrument(),
                        measure.textEn(),
                        measure.textNl(),
                        measure.whyEn(),
                        measure.whyNl(),
                        measure.guideEn(),
                        measure.guideNl(),
                        (short) measure.sort(),
                        measure.active(),
                        actor.name(),
                        measure.version());
        if (changed == 0) {
            throw new StaleVersion("measure", measure.id());
        }
        snapshot = null;
        audit.record(
                actor.author(), "BINDING_MEASURE_SAVED", "bindingMeasure", measure.id(), List.of());
    }

    /** All measures, from memory. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<Measure> known() {
        Snapshot known = snapshot;
        Instant now = clock.instant();
        if (known == null || known.until().isBefore(now)) {
            known = new Snapshot(all(), now.plus(FRESH));
            snapshot = known;
        }
        return known.measures();
    }

    private record Snapshot(List<Measure> measures, Instant until) {}

    private static Measure measure(Row row) throws SQLException {
        return new Measure(
                new MeasureId(row.uuid("id")),
                row.constant("level", BindingLevel.class),
                row.constant("situation", Situation.class),
                row.constant("instrument", Instrument.class),
                row.text("text_en"),
                row.text("text_nl"),
                row.text("why_en"),
                row.text("why_nl"),
                row.text("guide_en"),
                row.text("guide_nl"),
                row.integer("sort"),
                row.flag("active"),
                row.integer("version"),
                row.optionalText("changed_by"));
    }
}
