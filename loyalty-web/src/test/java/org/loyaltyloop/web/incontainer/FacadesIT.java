package org.loyaltyloop.web.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.CreateUser;
import org.loyaltyloop.staff.NewUser;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.SignIn;
import org.loyaltyloop.staff.SignedIn;
import org.loyaltyloop.staff.Staff;
import org.loyaltyloop.staff.Teams;
import org.loyaltyloop.staff.UserId;

class FacadesIT extends InContainer {

    private static final Actor SYSTEM = Actor.system("test");

    @Inject private Staff staff;
    @Inject private SignIn signIn;
    @Inject private Teams teams;
    @Inject private Database database;
    @Inject private UserTransaction transaction;

    @Test
    void aNewUserSignsInWithTheOneTimePasswordAndMustChooseAnother() {
        String login = name();
        NewUser user = staff.create(SYSTEM, user(login));

        Object answer = signIn.attempt(login, user.oneTimePassword(), "127.0.0.1");

        assertThat(answer).isInstanceOf(SignedIn.class);
        assertThat(((SignedIn) answer).mustChangePassword()).isTrue();
    }

    @Test
    void entitiesAndPlainSqlShareOneTransaction() throws Exception {
        String login = name();
        transaction.begin();
        staff.create(SYSTEM, user(login));
        assertThat(usersNamed(login)).isEqualTo(1);
        transaction.rollback();

        assertThat(usersNamed(login)).isZero();
    }

    @Test
    void aBrokenRuleLeavesNothingBehind() {
        String name = name();
        teams.create(SYSTEM, name);
        long entries = auditEntries();

        assertThatThrownBy(() -> teams.create(SYSTEM, name))
                .isInstanceOf(BusinessRuleViolation.class);

        assertThat(auditEntries()).isEqualTo(entries);
    }

    @Test
    void rightsAreCheckedBehindTheDoorAndNotOnlyOnPages() {
        Actor agent =
                Actor.user(
                        new UserId(UUID.randomUUID()),
                        "Ilse",
                        Set.of(Role.AGENT),
                        Optional.empty());
        String name = name();

        assertThatThrownBy(() -> teams.create(agent, name)).isInstanceOf(AccessDenied.class);

        assertThat(database.number("select count(*) from staff.team where name = ?", name))
                .isZero();
    }

    private long usersNamed(String login) {
        return database.number("select count(*) from staff.app_user where login = ?", login);
    }

    private long auditEntries() {
        return database.number("select count(*) from platform.audit_entry");
    }

    private static CreateUser user(String login) {
        return new CreateUser(
                login, "Test user", Optional.empty(), Set.of(Role.AGENT), Optional.empty());
    }

    private static String name() {
        return "t" + UUID.randomUUID().toString().replace("-", "");
    }
}
