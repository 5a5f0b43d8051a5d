package org.loyaltyloop.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;

/**
 * Users: adding, changing, disabling, and their passwords. Only administrators change others;
 * everybody chooses his own password and preferences. At any time at least one administrator can
 * sign in.
 */
@ApplicationScoped
@Transactional
public class Staff {

    private static final String ENTITY = "user";

    private final EntityManager entities;
    private final Database database;
    private final Passwords passwords;
    private final SignIn signIn;
    private final DemoUsers demoUsers;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Staff(
            EntityManager entities,
            Database database,
            Passwords passwords,
            SignIn signIn,
            DemoUsers demoUsers,
            Audit audit,
            Clock clock) {
        this.entities = entities;
        this.database = database;
        this.passwords = passwords;
        this.signIn = signIn;
        this.demoUsers = demoUsers;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Staff() {
        this(null, null, null, null, null, null, null);
    }

    /** Adds a user with a one-time password; only for administrators. */
    public NewUser create(Actor actor, CreateUser command) {
        actor.require(Role.ADMIN);
        String password = passwords.oneTime();
        AppUser user =
                AppUser.withOneTimePassword(command, passwords.hash(password), clock.instant());
        store(actor, user);
        return new NewUser(user.id(), password);
    }

    /**
     * Adds demonstration users; such users can sign in on the embedded database and on this machine
     * only. They share one password, hashed once: hashing is slow on purpose, and everybody knows
     * it or nobody does.
     *
     * @return the users in the order of the commands
     */
    public List<UserId> createForDemonstration(
            Actor actor, List<CreateUser> commands, String password) {
        actor.require(Role.ADMIN);
        String hash = passwords.hash(password);
        List<UserId> ids = new ArrayList<>();
        for (CreateUser command : commands) {
            AppUser user = AppUser.forDemonstration(command, hash, clock.instant());
            store(actor, user);
            ids.add(user.id());
        }
        return ids;
    }

    /**
     * Adds users without access; only for administrators. Nobody knows their password: whoever
     * gives them access gives them a new one.
     *
     * @return the users in the order of the commands
     */
    public List<UserId> createDisabled(Actor actor, List<CreateUser> commands) {
        actor.require(Role.ADMIN);
        if (commands.isEmpty()) {
            return List.of();
        }
        String hash = passwords.hash(passwords.oneTime());
        List<UserId> ids = new ArrayList<>();
        for (CreateUser command : commands) {
            AppUser user = AppUser.withOneTimePassword(command, hash, clock.instant());
            user.disable();
            store(actor, user);
            ids.add(user.id());
        }
        return ids;
    }

    /**
     * Replaces what is said of a user; only for administrators. The last administrator stays one.
     */
    public void change(Actor actor, ChangeUser command) {
        actor.require(Role.ADMIN);
        requireTeam(command.team());
        AppUser user = load(command.id(), command.expectedVersion());
        if (user.isActiveAdmin() && !command.roles().contains(Role.ADMIN)) {
            requireAnotherAdmin(user.id());
        }
        user.change(command);
        save(actor, user, "USER_CHANGED", List.of("displayName", "email", "roles", "team"));
    }

    /** Ends a user's access at once; only for administrators. The last administrator stays. */
    public void disable(Actor actor, UserId id, int expectedVersion) {
        actor.require(Role.ADMIN);
        AppUser user = load(id, expectedVersion);
        if (user.isActiveAdmin()) {
            requireAnotherAdmin(id);
        }
        user.disable();
        save(actor, user, "USER_DISABLED", List.of("disabled"));
    }

    /** Gives a user access again; only for administrators. */
    public void enable(Actor actor, UserId id, int expectedVersion) {
        actor.require(Role.ADMIN);
        AppUser user = load(id, expectedVersion);
        user.enable();
        save(actor, user, "USER_ENABLED", List.of("disabled"));
    }

    /** Gives a user a new one-time password, which is returned once; only for administrators. */
    public String resetPassword(Actor actor, UserId id, int expectedVersion) {
        actor.require(Role.ADMIN);
        AppUser user = load(id, expectedVersion);
        String password = passwords.oneTime();
        user.resetPassword(passwords.hash(password));
        save(actor, user, "PASSWORD_RESET", List.of("password"));
        signIn.ownPasswordWasRight(user.login());
        return password;
    }

    /**
     * Chooses one's own password; other sessions of the user end.
     *
     * @return the security stamp by which this session may stay open
     */
    public int changeOwnPassword(Actor actor, String current, String chosen) {
        AppUser user = self(actor);
        Duration wait = signIn.countOwnPassword(user.login());
        if (!wait.isZero()) {
            throw BusinessRuleViolation.of(
                    "current", StaffRule.PASSWORD_TRIED_TOO_OFTEN, wait.toSeconds() + 1);
        }
        if (!passwords.matches(current, Optional.of(user.passwordHash())).orElse(false)) {
            throw BusinessRuleViolation.of("current", StaffRule.PASSWORD_WRONG);
        }
        signIn.ownPasswordWasRight(user.login());
        passwords.require("chosen", chosen, user.login());
        if (chosen.equals(current)) {
            throw BusinessRuleViolation.of("chosen", StaffRule.PASSWORD_UNCHANGED);
        }
        user.choosePassword(passwords.hash(chosen));
        save(actor, user, "PASSWORD_CHOSEN", List.of("password"));
        return user.securityStamp();
    }

    /** Chooses one's own language, theme and time zone. */
    public void prefer(Actor actor, Preferences preferences) {
        self(actor).prefer(preferences);
    }

    private void store(Actor actor, AppUser user) {
        requireTeam(user.team());
        boolean taken =
                database.number("select count(*) from staff.app_user where login = ?", user.login())
                        > 0;
        if (taken) {
            throw BusinessRuleViolation.of("login", StaffRule.LOGIN_TAKEN, user.login());
        }
        entities.persist(user);
        save(actor, user, "USER_CREATED", Set.of());
    }

    private void save(Actor actor, AppUser user, String action, Collection<String> fields) {
        entities.flush();
        audit.record(actor.author(), action, ENTITY, user.id(), fields);
    }

    private AppUser load(UserId id, int expectedVersion) {
        AppUser user = find(id);
        if (user.version() != expectedVersion) {
            throw new StaleVersion(ENTITY, id);
        }
        return user;
    }

    private AppUser self(Actor actor) {
        return find(actor.user().orElseThrow(() -> new AccessDenied("user")));
    }

    private AppUser find(UserId id) {
        AppUser user = entities.find(AppUser.class, id.value());
        if (user == null) {
            throw new NotFound(ENTITY, id);
        }
        return user;
    }

    private void requireTeam(Optional<TeamId> team) {
        if (team.isPresent()
                && database.number(
                                "select count(*) from staff.team where id = ? and active",
                                team.map(TeamId::value))
                        == 0) {
            throw BusinessRuleViolation.of("team", StaffRule.UNKNOWN_TEAM);
        }
    }

    /**
     * Locks all administrators, so that two of them cannot take the role from each other at the
     * same moment.
     */
    private void requireAnotherAdmin(UserId id) {
        List<UUID> admins =
                database.list(
                        """
                select id from staff.app_user
                where 'ADMIN' = any (roles) and not disabled and (not demo or ?)
                order by id for update
                """,
                        row -> row.uuid("id"),
                        demoUsers.mayEnter());
        if (admins.stream().allMatch(id.value()::equals)) {
            throw new BusinessRuleViolation(StaffRule.LAST_ADMIN);
        }
    }
}
