package org.loyaltyloop.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;

/**
 * Makes the links that customers follow, and tells a true one from a forged one. Links are signed
 * with a secret that the database keeps; nothing else is stored of them, so that they can be made
 * again at any time.
 */
@ApplicationScoped
@Transactional
public class SurveyLinks {

    private static final String ENTITY = "survey link secret";
    private static final int SECRET_BYTES = 32;
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final Audit audit;
    private final Clock clock;
    private volatile @Nullable Keys keys;

    private record Keys(SortedMap<Integer, byte[]> secrets, Instant until) {}

    @Inject
    SurveyLinks(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected SurveyLinks() {
        this(null, null, null);
    }

    /** Where the invitation is answered: a path of this product, with its token. */
    public String answer(InvitationId invitation) {
        return "/survey?t=" + token(LinkPurpose.ANSWER, invitation);
    }

    /** Where whoever was invited asks not to be asked any more. */
    public String refuse(InvitationId invitation) {
        return "/survey/stop?t=" + token(LinkPurpose.REFUSE, invitation);
    }

    /**
     * Signs with a new secret from now on; only for administrators.
     *
     * @param endOldLinks whether links that are out there stop working within seconds, as after a
     *     leak; otherwise they hold as long as their invitations
     */
    public void renewSecret(Actor actor, boolean endOldLinks) {
        actor.require(Role.ADMIN);
        database.update("lock table feedback.link_key in share row exclusive mode");
        if (endOldLinks) {
            database.update(
                    "update feedback.link_key set retired_at = ? where retired_at is null",
                    clock.instant());
        }
        long next = database.number("select max(number) + 1 from feedback.link_key");
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        database.update(
                "insert into feedback.link_key (number, secret, created_at) values (?, ?, ?)",
                next,
                secret,
                clock.instant());
        keys = null;
        audit.record(
                actor.author(),
                endOldLinks ? "SURVEY_LINKS_ENDED" : "SURVEY_SECRET_RENEWED",
                ENTITY,
                next,
                List.of());
    }

    /** When the secret that signs was made. */
    public Instant secretSince() {
        return database.first(
                        "select created_at from feedback.link_key order by number desc limit 1",
                        row -> row.instant("created_at"))
                .orElseThrow();
    }

    /** The invitation that a true token for that purpose names. */
    Optional<InvitationId> read(LinkPurpose purpose, String token) {
        return LinkToken.read(token)
                .filter(
                        claim -> {
                            byte[] secret = keys().get(claim.key());
                            return secret != null && claim.holds(purpose, secret);
                        })
                .map(LinkToken.Claim::invitation);
    }

    private String token(LinkPurpose purpose, InvitationId invitation) {
        SortedMap<Integer, byte[]> known = keys();
        int number = known.lastKey();
        return LinkToken.sign(
                purpose, invitation, number, Objects.requireNonNull(known.get(number)));
    }

    private SortedMap<Integer, byte[]> keys() {
        Keys known = keys;
        Instant now = clock.instant();
        if (known == null || known.until().isBefore(now)) {
            SortedMap<Integer, byte[]> secrets = new TreeMap<>();
            database.list(
                    "select number, secret from feedback.link_key where retired_at is null",
                    row -> secrets.put(row.integer("number"), row.bytes("secret")));
            known = new Keys(secrets, now.plus(FRESH));
            keys = known;
        }
        return known.secrets();
    }
}
