package org.loyaltyloop.touchpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;

/**
 * The kinds of touchpoints there are. Read from memory, at most ten seconds behind the database:
 * every recording needs it, and it changes a few times a year.
 */
@ApplicationScoped
public class TouchpointCatalogue {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Database database;
    private final Clock clock;
    private volatile Snapshot snapshot = new Snapshot(Instant.MIN, Map.of());

    private record Snapshot(Instant readAt, Map<String, TouchpointType> types) {}

    @Inject
    TouchpointCatalogue(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TouchpointCatalogue() {
        this(null, null);
    }

    /** All types, retired ones too, in the catalogue's order. */
    public List<TouchpointType> all() {
        return List.copyOf(types().values());
    }

    /** The type of that code, retired or not. */
    public Optional<TouchpointType> find(String code) {
        return Optional.ofNullable(types().get(code));
    }

    /**
     * The general type of a contact along that channel: what the quick log records when a person
     * says how they met and who acted, and no more.
     */
    public TouchpointType general(Channel channel, Direction direction) {
        boolean outbound = direction == Direction.OUTBOUND;
        String code =
                switch (channel) {
                    case PHONE -> outbound ? "PHONE_CALL_OUT" : "PHONE_CALL_IN";
                    case EMAIL, POST -> outbound ? "EMAIL_OUT" : "EMAIL_IN";
                    case CHAT, SMS, APP, SOCIAL, WEB, SYSTEM ->
                            outbound ? "MESSAGE_OUT" : "MESSAGE_IN";
                    case MEETING, EVENT, PARTNER -> "BUSINESS_CONVERSATION";
                };
        return find(code)
                .orElseThrow(() -> new IllegalStateException("the catalogue lost " + code));
    }

    private Map<String, TouchpointType> types() {
        Instant now = clock.instant();
        Snapshot known = snapshot;
        if (known.readAt().isAfter(now.minus(FRESH))) {
            return known.types();
        }
        Map<String, TouchpointType> read = read(database);
        snapshot = new Snapshot(now, read);
        return read;
    }

    /** Forgets what it knows: the catalogue has changed. */
    void forget() {
        snapshot = new Snapshot(Instant.MIN, Map.of());
    }

    /** All types by their code, in the catalogue's order. */
    static Map<String, TouchpointType> read(Database database) {
        Map<String, TouchpointType> read = new LinkedHashMap<>();
        database.list(
                        """
                        select code, name_en, name_nl, stage, department, channel, direction, purchase, moves_loop, icon,
                               sort, active
                        from touchpoint.touchpoint_type
                        order by sort, code
                        """,
                        TouchpointCatalogue::type)
                .forEach(type -> read.put(type.code(), type));
        return read;
    }

    static TouchpointType type(Row row) throws SQLException {
        return new TouchpointType(
                row.text("code"),
                row.text("name_en"),
                row.text("name_nl"),
                row.optionalInteger("stage").map(LoopStage::of),
                row.constant("department", Department.class),
                row.constant("channel", Channel.class),
                row.constant("direction", Direction.class),
                row.flag("purchase"),
                row.flag("moves_loop"),
                row.text("icon"),
                row.integer("sort"),
                row.flag("active"));
    }
}
