package org.loyaltyloop.staff;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.testing.DomainDatabase;

/** The staff facades over a test database. */
public final class StaffFixture {

    private static final Actor ADMIN = Actor.system("test");

    private final DomainDatabase database;
    private final SignIn signIn;
    private final Staff staff;
    private final Teams teams;
    private final StaffQueries queries;
    private final DemoUsers demoUsers;

    public StaffFixture(DomainDatabase database, Clock clock, boolean demoUsersMayEnter) {
        this.database = database;
        Passwords passwords = new Passwords();
        this.demoUsers =
                new DemoUsers(
                        Optional.of(demoUsersMayEnter),
                        Optional.of(true),
                        Optional.of("127.0.0.1"));
        Audit audit = PlatformFixture.audit(database, clock);
        this.signIn =
                new SignIn(
                        database.sql(),
                        passwords,
                        new SignInFailures(database.sql(), clock),
                        demoUsers,
                        clock);
        this.staff =
                new Staff(
                        database.entities(),
                        database.sql(),
                        passwords,
                        signIn,
                        demoUsers,
                        audit,
                        clock);
        this.teams = new Teams(database.entities(), database.sql(), audit);
        this.queries = new StaffQueries(database.sql());
    }

    public FirstUser firstUser(Path passwordFile) {
        return new FirstUser(
                database.sql(), staff, demoUsers, Optional.of(passwordFile.toString()));
    }

    public Staff facade() {
        return staff;
    }

    public SignIn signIn() {
        return signIn;
    }

    public Teams teams() {
        return teams;
    }

    public StaffQueries queries() {
        return queries;
    }

    public NewUser create(String login, Role... roles) {
        return database.inTransaction(() -> staff.create(ADMIN, user(login, roles)));
    }

    public void change(UserId id, Role... roles) {
        database.inTransaction(
                () ->
                        staff.change(
                                ADMIN,
                                new ChangeUser(
                                        id,
                                        version(id),
                                        "Changed",
                                        Optional.empty(),
                                        Set.of(roles),
                                        Optional.empty())));
    }

    public int version(UserId id) {
        return row(id).version();
    }

    public Set<Role> roles(UserId id) {
        return row(id).roles();
    }

    public static CreateUser user(String login, Role... roles) {
        return new CreateUser(
                login, "User " + login.strip(), Optional.empty(), Set.of(roles), Optional.empty());
    }

    private UserRow row(UserId id) {
        return queries.user(ADMIN, id).orElseThrow();
    }
}
