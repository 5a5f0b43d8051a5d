package org.loyaltyloop.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.SignInAnswer.Reason;
import org.loyaltyloop.staff.SignInAnswer.Refused;

/**
 * Lets people in. Every refusal takes as long and says as little, whether the login exists or not.
 * Holds no transaction while a password is hashed.
 */
@ApplicationScoped
public class SignIn {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final String SELECT =
            """
            select id, login, display_name, password_hash, roles, team_id, disabled, must_change_password, demo,
                   language, theme, time_zone, security_stamp
            from staff.app_user
            """;

    private final Database database;
    private final Passwords passwords;
    private final SignInFailures failures;
    private final DemoUsers demoUsers;
    private final Clock clock;

    @Inject
    SignIn(
            Database database,
            Passwords passwords,
            SignInFailures failures,
            DemoUsers demoUsers,
            Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.failures = failures;
        this.demoUsers = demoUsers;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected SignIn() {
        this(null, null, null, null, null);
    }

    /**
     * Tries a login and a password.
     *
     * @param remoteAddress where the attempt comes from, as an IP address
     */
    @Counted(name = "sign_in_attempt_calls", absolute = true)
    @Timed(name = "sign_in_attempt_seconds", absolute = true)
    public SignInAnswer attempt(String login, String password, String remoteAddress) {
        String folded = login.strip().toLowerCase(Locale.ROOT);
        String byLogin = loginSubject(folded);
        String byAddress = "address:" + network(remoteAddress);
        Duration wait = failures.count(byAddress, Throttle.ADDRESS);
        if (wait.isZero()) {
            wait = failures.count(byLogin, Throttle.LOGIN);
        }
        if (!wait.isZero()) {
            return new Refused(Reason.THROTTLED, wait);
        }
        Optional<Account> account = account(folded);
        Optional<Boolean> matches = passwords.matches(password, account.map(Account::passwordHash));
        if (matches.isEmpty()) {
            failures.takeBack(byLogin);
            failures.takeBack(byAddress);
            return new Refused(Reason.BUSY, SOON);
        }
        if (!matches.get() || account.isEmpty() || !mayEnter(account.get())) {
            return new Refused(Reason.WRONG, Duration.ZERO);
        }
        failures.forget(byLogin);
        failures.takeBack(byAddress);
        failures.prune();
        database.update(
                "update staff.app_user set last_sign_in_at = ? where id = ?",
                clock.instant(),
                account.get().signedIn().actor().user().map(UserId::value));
        return account.get().signedIn();
    }

    /**
     * The user as he is now, for a session that is open; empty where the session must end, because
     * the user was disabled, or got another password, other roles or another team since.
     */
    public Optional<SignedIn> stillSignedIn(UserId id, int securityStamp) {
        return database.first(
                        SELECT + "where id = ? and security_stamp = ?",
                        SignIn::read,
                        id.value(),
                        securityStamp)
                .filter(this::mayEnter)
                .map(Account::signedIn);
    }

    /**
     * How long, zero for not at all, somebody who is signed in has to wait before the current
     * password may be tried.
     */
    Duration countOwnPassword(String login) {
        return failures.count(loginSubject(login), Throttle.LOGIN);
    }

    void ownPasswordWasRight(String login) {
        failures.forget(loginSubject(login));
    }

    private Optional<Account> account(String login) {
        if (login.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return database.first(SELECT + "where login = ?", SignIn::read, login);
    }

    private boolean mayEnter(Account account) {
        return !account.disabled() && (!account.demo() || demoUsers.mayEnter());
    }

    private static Account read(Row row) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        row.texts("roles").forEach(name -> roles.add(Role.valueOf(name)));
        Actor actor =
                Actor.user(
                        new UserId(row.uuid("id")),
                        row.text("display_name"),
                        roles,
                        row.optionalUuid("team_id").map(TeamId::new));
        SignedIn signedIn =
                new SignedIn(
                        actor,
                        row.text("login"),
                        row.flag("must_change_password"),
                        row.optionalText("language"),
                        row.optionalText("theme"),
                        row.optionalText("time_zone").map(ZoneId::of),
                        row.integer("security_stamp"));
        return new Account(
                signedIn, row.text("password_hash"), row.flag("disabled"), row.flag("demo"));
    }

    /** Hashed, since people type passwords into the wrong field. */
    private static String loginSubject(String login) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(login.getBytes(StandardCharsets.UTF_8));
            return "login:" + HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One customer of a provider has a whole /64 of IPv6 addresses. */
    static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 4
                    ? InetAddress.getByAddress(bytes).getHostAddress()
                    : HexFormat.of().formatHex(bytes, 0, 8) + "/64";
        } catch (UnknownHostException e) {
            return "unreadable";
        }
    }

    private record Account(
            SignedIn signedIn, String passwordHash, boolean disabled, boolean demo) {}
}
