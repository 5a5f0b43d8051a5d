package org.loyaltyloop.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Throttle.Failures;

/**
 * Counts failed sign-ins in the database, in transactions of its own. A try counts as a failure
 * before its password is looked at, so that many tries at the same moment are no way round the
 * count; a success takes it back.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class SignInFailures {

    private final Database database;
    private final Clock clock;

    @Inject
    SignInFailures(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected SignInFailures() {
        this(null, null);
    }

    /**
     * Counts a try; answers how long the caller has to wait before one is looked at, zero for now.
     */
    public Duration count(String subject, Throttle throttle) {
        Instant now = clock.instant();
        database.update(
                """
                insert into staff.sign_in_failure (subject, failures, last_failure) values (?, 0, ?)
                on conflict do nothing
                """,
                subject,
                now);
        Failures known =
                database.first(
                                """
                        select failures, last_failure, blocked_until from staff.sign_in_failure
                        where subject = ? for update
                        """,
                                row ->
                                        new Failures(
                                                row.integer("failures"),
                                                row.instant("last_failure"),
                                                row.optionalInstant("blocked_until")),
                                subject)
                        .orElse(Failures.none(now));
        Duration wait = throttle.toWait(known, now);
        if (wait.isZero()) {
            Failures next = throttle.afterFailure(known, now);
            database.update(
                    "update staff.sign_in_failure set failures = ?, last_failure = ?, blocked_until = ? where subject = ?",
                    next.failures(),
                    next.last(),
                    next.blockedUntil(),
                    subject);
        }
        return wait;
    }

    /** A success: forgets everything about the subject. */
    public void forget(String subject) {
        database.update("delete from staff.sign_in_failure where subject = ?", subject);
    }

    /** A success: takes back the try that was counted ahead, and the wait that it caused. */
    public void takeBack(String subject) {
        database.update(
                """
                update staff.sign_in_failure set failures = greatest(failures - 1, 0), blocked_until = null
                where subject = ?
                """,
                subject);
    }

    /** Deletes counts that are too old to matter. */
    public void prune() {
        database.update(
                "delete from staff.sign_in_failure where last_failure < ?",
                clock.instant().minus(Throttle.LOGIN.memory().plus(Throttle.LOGIN.longest())));
    }
}
