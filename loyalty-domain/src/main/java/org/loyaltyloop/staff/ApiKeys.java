package org.loyaltyloop.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;

/**
 * API keys: making, listing, revoking, and telling whose a presented key is. A key that was seen is
 * remembered for a few seconds, so that a busy sender costs no look-up per request; revoking on
 * this node counts at once.
 */
@ApplicationScoped
@Transactional
public class ApiKeys {

    /** The fewest characters of a key that somebody else made. */
    public static final int SHORTEST_SEED = 32;

    private static final String ENTITY = "api key";
    private static final String MARK = "llk_";
    private static final int PREFIX_LENGTH = 10;
    private static final int LONGEST = 512;
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Database database;
    private final Audit audit;
    private final Clock clock;

    @Inject
    ApiKeys(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ApiKeys() {
        this(null, null, null);
    }

    /** Makes a key; only for administrators. The name is 1 to 80 characters. */
    public NewApiKey create(Actor actor, String name, Set<Scope> scopes) {
        actor.require(Role.ADMIN);
        Checks checks = new Checks();
        String line = checks.required("name", name, 80);
        checks.that(!scopes.isEmpty(), "scopes", StaffRule.WITHOUT_SCOPE);
        checks.refuseIfAny();
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String key = MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        ApiKeyId id = ApiKeyId.next();
        insert(id, line, key, scopes, actor);
        audit.record(actor.author(), "API_KEY_CREATED", ENTITY, id, List.of());
        return new NewApiKey(id, key);
    }

    /** Makes a key worth nothing; only for administrators. Revoking it twice changes nothing. */
    public void revoke(Actor actor, ApiKeyId id) {
        actor.require(Role.ADMIN);
        int revoked =
                database.update(
                        "update staff.api_key set revoked_at = coalesce(revoked_at, ?) where id = ?",
                        clock.instant(),
                        id.value());
        if (revoked == 0) {
            throw new NotFound(ENTITY, id);
        }
        known.values().removeIf(k -> k.actor().apiKey().equals(Optional.of(id)));
        audit.record(actor.author(), "API_KEY_REVOKED", ENTITY, id, List.of("revokedAt"));
    }

    /** All keys, those in force first, newest first; only for administrators. */
    public List<ApiKeyRow> list(Actor actor) {
        actor.require(Role.ADMIN);
        return database.list(
                """
                select k.id, k.name, k.prefix, k.scopes, k.created_at, u.display_name as created_by, k.revoked_at,
                       k.last_used_at
                from staff.api_key k
                left join staff.app_user u on u.id = k.created_by
                order by k.revoked_at is not null, k.created_at desc, k.id
                """,
                row ->
                        new ApiKeyRow(
                                new ApiKeyId(row.uuid("id")),
                                row.text("name"),
                                row.text("prefix"),
                                scopes(row),
                                row.instant("created_at"),
                                row.optionalText("created_by"),
                                row.optionalInstant("revoked_at"),
                                row.optionalInstant("last_used_at")));
    }

    /** Whoever presents that key; empty where it is unknown or revoked. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Optional<Actor> authenticate(String presented) {
        if (presented.length() > LONGEST) {
            return Optional.empty();
        }
        byte[] hash = hash(presented);
        String hex = HexFormat.of().formatHex(hash);
        Instant now = clock.instant();
        Known seen = known.get(hex);
        if (seen == null || seen.until().isBefore(now)) {
            Optional<Known> found = look(hash, seen, now);
            if (found.isEmpty()) {
                known.remove(hex);
                return Optional.empty();
            }
            seen = found.get();
            known.put(hex, seen);
        }
        return Optional.of(seen.actor());
    }

    /**
     * Stores a key that the operator chose, with all scopes, unless it is known; a revoked one
     * stays revoked.
     *
     * @return whether the key was new
     */
    public boolean seed(Actor actor, String key) {
        actor.require(Role.ADMIN);
        if (key.length() < SHORTEST_SEED || key.length() > LONGEST) {
            throw BusinessRuleViolation.of("key", InputRule.OUT_OF_RANGE, SHORTEST_SEED, LONGEST);
        }
        ApiKeyId id = ApiKeyId.next();
        boolean isNew = insert(id, "CRM_API_KEY", key, EnumSet.allOf(Scope.class), actor) > 0;
        if (isNew) {
            audit.record(actor.author(), "API_KEY_CREATED", ENTITY, id, List.of());
        }
        return isNew;
    }

    private int insert(
            ApiKeyId id, String name, String key, Collection<Scope> scopes, Actor actor) {
        return database.update(
                """
                insert into staff.api_key (id, name, key_hash, prefix, scopes, created_at, created_by)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (key_hash) do nothing
                """,
                id.value(),
                name,
                hash(key),
                key.startsWith(MARK) ? key.substring(0, PREFIX_LENGTH) : key.substring(0, 4),
                scopes.stream().map(Scope::code).sorted().toArray(String[]::new),
                clock.instant(),
                actor.user().map(UserId::value));
    }

    private Optional<Known> look(byte[] hash, @Nullable Known before, Instant now) {
        Optional<Actor> actor =
                database.first(
                        "select id, name, scopes from staff.api_key where key_hash = ? and revoked_at is null",
                        row ->
                                Actor.apiKey(
                                        new ApiKeyId(row.uuid("id")),
                                        row.text("name"),
                                        scopes(row)),
                        (Object) hash);
        if (actor.isEmpty()) {
            return Optional.empty();
        }
        Instant noted = before == null ? Instant.EPOCH : before.useNoted();
        if (noted.plus(USE_NOTED_EVERY).isBefore(now)) {
            database.update(
                    "update staff.api_key set last_used_at = ? where key_hash = ?", now, hash);
            noted = now;
        }
        return Optional.of(new Known(actor.get(), now.plus(REMEMBERED), noted));
    }

    private static Set<Scope> scopes(Row row) throws SQLException {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        row.texts("scopes").forEach(code -> Scope.ofCode(code).ifPresent(scopes::add));
        return scopes;
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Known(Actor actor, Instant until, Instant useNoted) {}
}
