package org.loyaltyloop.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;

/**
 * What the firm has set: values by key, each with a default. Reads are answered from memory and are
 * at most a few seconds old. The caller has checked that the author may change them.
 */
@ApplicationScoped
@Transactional
public class Settings {

    /** The zone in which the firm's days begin, where nothing is set. */
    public static final ZoneId DEFAULT_ZONE = ZoneId.of("Europe/Amsterdam");

    private static final String FIRM_NAME = "firm.name";
    private static final String ZONE = "firm.zone";
    private static final String LANGUAGE = "firm.language";
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Database database;
    private final Clock clock;
    private volatile @Nullable Snapshot snapshot;

    @Inject
    Settings(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Settings() {
        this(null, null);
    }

    /** The firm's name; empty where nobody gave it. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Optional<String> firmName() {
        return text(FIRM_NAME);
    }

    /** The zone in which the firm's days begin and end. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public ZoneId zone() {
        return text(ZONE).map(ZoneId::of).orElse(DEFAULT_ZONE);
    }

    /**
     * The language, by its code, of whoever has chosen none and whose browser names none that the
     * product speaks; empty where nothing is set.
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Optional<String> language() {
        return text(LANGUAGE);
    }

    /** A value by its key, if it is set. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Optional<String> text(String key) {
        return Optional.ofNullable(values().get(key));
    }

    /** The values of all keys with that start, by the rest of the key. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public <T> Map<String, T> family(String start, Function<String, T> reading) {
        Map<String, T> family = new TreeMap<>();
        values().forEach(
                        (key, value) -> {
                            if (key.startsWith(start)) {
                                family.put(key.substring(start.length()), reading.apply(value));
                            }
                        });
        return family;
    }

    /** A whole number by its key, or the default. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public int whole(String key, int otherwise) {
        return text(key).map(Integer::valueOf).orElse(otherwise);
    }

    /** Names the firm: 1 to 100 characters. */
    public void nameFirm(Author author, String name) {
        Checks checks = new Checks();
        String line = checks.required("firmName", name, 100);
        checks.refuseIfAny();
        set(author, FIRM_NAME, line);
    }

    /**
     * Chooses the firm's zone by its IANA name. Figures by day keep the days they were counted in
     * until recounted.
     */
    public void chooseZone(Author author, String zone) {
        try {
            set(author, ZONE, ZoneId.of(zone).getId());
        } catch (DateTimeException e) {
            throw BusinessRuleViolation.of("zone", InputRule.UNKNOWN_VALUE);
        }
    }

    /** Chooses the firm's language by its code; the caller knows which there are. */
    public void chooseLanguage(Author author, String code) {
        set(author, LANGUAGE, code);
    }

    /** Sets a value that another context gives its meaning. */
    public void set(Author author, String key, String value) {
        database.update(
                """
                insert into platform.setting as kept (key, value, updated_at, updated_by) values (?, ?, ?, ?)
                on conflict (key) do update set value = excluded.value, version = kept.version + 1,
                    updated_at = excluded.updated_at, updated_by = excluded.updated_by
                """,
                key,
                value,
                clock.instant(),
                author.user());
        snapshot = null;
    }

    private Map<String, String> values() {
        Snapshot known = snapshot;
        Instant now = clock.instant();
        if (known == null || known.until().isBefore(now)) {
            Map<String, String> values = new HashMap<>();
            database.list(
                    "select key, value from platform.setting",
                    row -> values.put(row.text("key"), row.text("value")));
            known = new Snapshot(values, now.plus(FRESH));
            snapshot = known;
        }
        return known.values();
    }

    private record Snapshot(Map<String, String> values, Instant until) {}
}
