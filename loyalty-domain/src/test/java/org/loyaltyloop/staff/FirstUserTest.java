package org.loyaltyloop.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;

class FirstUserTest {

    private static final DomainDatabase DATABASE = new DomainDatabase();
    private static final Actor SYSTEM = Actor.system("test");

    private final MovableClock clock = new MovableClock();

    @TempDir private Path folder;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.sql().update("delete from staff.app_user");
    }

    @Test
    void getsInWithThePasswordOfTheFile() throws IOException {
        StaffFixture staff = new StaffFixture(DATABASE, clock, false);

        assertThat(ensure(staff)).isTrue();

        assertThat(staff.signIn().attempt("admin", password(), "127.0.0.1"))
                .isInstanceOfSatisfying(
                        SignedIn.class, in -> assertThat(in.mustChangePassword()).isTrue());
    }

    @Test
    void isMadeOnce() {
        StaffFixture staff = new StaffFixture(DATABASE, clock, false);

        assertThat(ensure(staff)).isTrue();
        assertThat(ensure(staff)).isFalse();
    }

    @Test
    void isNotNeededWhereTheDemonstrationHasAnAdministrator() {
        StaffFixture staff = new StaffFixture(DATABASE, clock, true);
        demonstrate(staff);

        assertThat(ensure(staff)).isFalse();
    }

    @Test
    void isMadeUnderAnotherNameWhenTheDemonstrationIsOver() throws IOException {
        demonstrate(new StaffFixture(DATABASE, clock, true));
        StaffFixture staff = new StaffFixture(DATABASE, clock, false);

        assertThat(ensure(staff)).isTrue();

        assertThat(staff.signIn().attempt("administrator", password(), "127.0.0.1"))
                .isInstanceOf(SignedIn.class);
        assertThat(staff.signIn().attempt("admin", "demo", "127.0.0.1"))
                .isInstanceOf(SignInAnswer.Refused.class);
    }

    private static void demonstrate(StaffFixture staff) {
        DATABASE.inTransaction(
                () ->
                        staff.facade()
                                .createForDemonstration(
                                        SYSTEM,
                                        List.of(StaffFixture.user("admin", Role.ADMIN)),
                                        "demo"));
    }

    private boolean ensure(StaffFixture staff) {
        return DATABASE.inTransaction(() -> staff.firstUser(folder.resolve("first")).ensure());
    }

    private String password() throws IOException {
        return Files.readString(folder.resolve("first")).strip().split(" ")[1];
    }
}
