package org.loyaltyloop.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.staff.SignInAnswer.Reason;
import org.loyaltyloop.staff.SignInAnswer.Refused;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;

class StaffTest {

    private static final DomainDatabase DATABASE = new DomainDatabase();
    private static final String HOME = "127.0.0.1";
    private static final Actor ADMIN = Actor.system("test");

    private final MovableClock clock = new MovableClock();
    private final StaffFixture staff = new StaffFixture(DATABASE, clock, true);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    @AfterEach
    void empty() {
        DATABASE.sql().update("delete from staff.sign_in_failure");
        DATABASE.sql().update("delete from staff.app_user");
        DATABASE.sql().update("delete from staff.team");
    }

    @Test
    void aNewUserSignsInWithTheOneTimePasswordAndMustChangeIt() {
        NewUser user = staff.create("Sanne", Role.AGENT);

        SignedIn signedIn = signIn("SANNE ", user.oneTimePassword());

        assertThat(signedIn.mustChangePassword()).isTrue();
        assertThat(signedIn.actor().roles()).containsExactly(Role.AGENT);
        assertThat(signedIn.actor().user()).contains(user.id());
    }

    @Test
    void aChosenPasswordReplacesTheOneTimePasswordAndEndsOtherSessions() {
        NewUser user = staff.create("sanne", Role.AGENT);
        SignedIn before = signIn("sanne", user.oneTimePassword());

        int stamp =
                DATABASE.inTransaction(
                        () ->
                                staff.facade()
                                        .changeOwnPassword(
                                                before.actor(),
                                                user.oneTimePassword(),
                                                "drie groene fietsen"));

        assertThat(attempt("sanne", user.oneTimePassword()))
                .isEqualTo(new Refused(Reason.WRONG, Duration.ZERO));
        assertThat(signIn("sanne", "drie groene fietsen").mustChangePassword()).isFalse();
        assertThat(staff.signIn().stillSignedIn(user.id(), before.securityStamp())).isEmpty();
        assertThat(staff.signIn().stillSignedIn(user.id(), stamp)).isPresent();
    }

    @Test
    void aWrongLoginAndAWrongPasswordAreRefusedAlike() {
        staff.create("sanne", Role.AGENT);

        assertThat(attempt("sanne", "not the password"))
                .isEqualTo(attempt("nobody", "not the password"));
        assertThat(attempt("nul\0", "x")).isEqualTo(new Refused(Reason.WRONG, Duration.ZERO));
        assertThat(attempt("sanne", "x".repeat(100_000)))
                .isEqualTo(new Refused(Reason.WRONG, Duration.ZERO));
    }

    @Test
    void aDisabledUserCannotSignInAndOpenSessionsEnd() {
        NewUser user = staff.create("sanne", Role.AGENT);
        SignedIn before = signIn("sanne", user.oneTimePassword());

        DATABASE.inTransaction(
                () -> staff.facade().disable(ADMIN, user.id(), staff.version(user.id())));

        assertThat(attempt("sanne", user.oneTimePassword()))
                .isEqualTo(new Refused(Reason.WRONG, Duration.ZERO));
        assertThat(staff.signIn().stillSignedIn(user.id(), before.securityStamp())).isEmpty();
    }

    @Test
    void afterFiveFailuresALoginWaitsEvenWithTheRightPassword() {
        NewUser user = staff.create("sanne", Role.AGENT);
        for (int i = 0; i < 5; i++) {
            attempt("sanne", "wrong");
        }

        assertThat(attempt("sanne", user.oneTimePassword()))
                .isEqualTo(new Refused(Reason.THROTTLED, Duration.ofSeconds(15)));

        clock.advance(Duration.ofSeconds(15));
        assertThat(signIn("sanne", user.oneTimePassword()).login()).isEqualTo("sanne");
    }

    @Test
    void demonstrationUsersSignInOnlyWhereTheyMay() {
        DATABASE.inTransaction(
                () ->
                        staff.facade()
                                .createForDemonstration(
                                        ADMIN,
                                        List.of(StaffFixture.user("agent", Role.AGENT)),
                                        "demo"));
        StaffFixture elsewhere = new StaffFixture(DATABASE, clock, false);

        assertThat(signIn("agent", "demo").mustChangePassword()).isFalse();
        assertThat(elsewhere.signIn().attempt("agent", "demo", HOME))
                .isEqualTo(new Refused(Reason.WRONG, Duration.ZERO));
    }

    @Test
    void theLastAdministratorCanNeitherBeDisabledNorLoseTheRole() {
        NewUser admin = staff.create("admin", Role.ADMIN);

        assertThatThrownBy(
                        () ->
                                DATABASE.inTransaction(
                                        () ->
                                                staff.facade()
                                                        .disable(
                                                                ADMIN,
                                                                admin.id(),
                                                                staff.version(admin.id()))))
                .isInstanceOf(BusinessRuleViolation.class)
                .hasMessage("last_admin");
        assertThatThrownBy(() -> staff.change(admin.id(), Role.AGENT)).hasMessage("last_admin");

        staff.create("second", Role.ADMIN);
        staff.change(admin.id(), Role.AGENT);
        assertThat(staff.roles(admin.id())).containsExactly(Role.AGENT);
    }

    @Test
    void twoAdministratorsWhoDisableEachOtherAtTheSameMomentLeaveOne() throws Exception {
        NewUser first = staff.create("first", Role.ADMIN);
        NewUser second = staff.create("second", Role.ADMIN);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            CyclicBarrier together = new CyclicBarrier(2);
            List<Future<Boolean>> attempts =
                    threads.invokeAll(
                            List.of(
                                    () -> disable(first, together),
                                    () -> disable(second, together)));

            assertThat(attempts.get(0).get() ^ attempts.get(1).get()).as("one of the two").isTrue();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void theSecondOfTwoAdministratorsWhoChangeAUserSeesTheConflict() {
        NewUser user = staff.create("sanne", Role.AGENT);
        int seenByBoth = staff.version(user.id());
        DATABASE.inTransaction(() -> staff.facade().disable(ADMIN, user.id(), seenByBoth));

        assertThatThrownBy(
                        () ->
                                DATABASE.inTransaction(
                                        () -> staff.facade().enable(ADMIN, user.id(), seenByBoth)))
                .isInstanceOf(StaleVersion.class);
    }

    @Test
    void nobodyButAnAdministratorChangesUsers() {
        Actor manager =
                Actor.user(UserId.next(), "Manager", Set.of(Role.MANAGER), Optional.empty());

        assertThatThrownBy(
                        () ->
                                DATABASE.inTransaction(
                                        () ->
                                                staff.facade()
                                                        .create(
                                                                manager,
                                                                StaffFixture.user(
                                                                        "sanne", Role.AGENT))))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void aLoginBelongsToOneUser() {
        staff.create("sanne", Role.AGENT);

        assertThatThrownBy(() -> staff.create("Sanne", Role.AGENT))
                .hasMessage("login: login_taken");
    }

    @Test
    void preferencesAreKept() {
        NewUser user = staff.create("sanne", Role.AGENT);
        SignedIn before = signIn("sanne", user.oneTimePassword());
        ZoneId zone = ZoneId.of("Europe/Brussels");

        DATABASE.inTransaction(
                () ->
                        staff.facade()
                                .prefer(
                                        before.actor(),
                                        new Preferences(
                                                Optional.of("nl"),
                                                Optional.empty(),
                                                Optional.of(zone))));

        SignedIn after =
                staff.signIn().stillSignedIn(user.id(), before.securityStamp()).orElseThrow();
        assertThat(after.language()).contains("nl");
        assertThat(after.theme()).isEmpty();
        assertThat(after.timeZone()).contains(zone);
    }

    @Test
    void aTeamIsRetiredOnceNobodyIsInIt() {
        TeamId team = DATABASE.inTransaction(() -> staff.teams().create(ADMIN, "North"));
        NewUser user =
                DATABASE.inTransaction(
                        () ->
                                staff.facade()
                                        .create(
                                                ADMIN,
                                                new CreateUser(
                                                        "sanne",
                                                        "Sanne",
                                                        Optional.empty(),
                                                        Set.of(Role.AGENT),
                                                        Optional.of(team))));

        assertThatThrownBy(() -> DATABASE.inTransaction(() -> staff.teams().retire(ADMIN, team, 1)))
                .hasMessage("team_in_use");

        DATABASE.inTransaction(
                () -> staff.facade().disable(ADMIN, user.id(), staff.version(user.id())));
        DATABASE.inTransaction(() -> staff.teams().retire(ADMIN, team, 1));
        assertThat(staff.queries().teams()).extracting(TeamRow::active).containsExactly(false);
        assertThatThrownBy(
                        () ->
                                DATABASE.inTransaction(
                                        () -> staff.teams().rename(ADMIN, team, 1, "South")))
                .isInstanceOf(StaleVersion.class);
    }

    private boolean disable(NewUser user, CyclicBarrier together) {
        try {
            DATABASE.inTransaction(
                    () -> {
                        together.await();
                        staff.facade().disable(ADMIN, user.id(), 1);
                    });
            return true;
        } catch (BusinessRuleViolation refused) {
            return false;
        }
    }

    private SignedIn signIn(String login, String password) {
        SignInAnswer answer = attempt(login, password);
        assertThat(answer).isInstanceOf(SignedIn.class);
        return (SignedIn) answer;
    }

    private SignInAnswer attempt(String login, String password) {
        return staff.signIn().attempt(login, password, HOME);
    }
}
