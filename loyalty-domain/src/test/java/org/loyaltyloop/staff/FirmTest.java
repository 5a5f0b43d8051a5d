package org.loyaltyloop.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;

class FirmTest {

    private static final Actor ADMIN = actor(Role.ADMIN);
    private static final FirmProfile NOTHING = new FirmProfile("", "Europe/Amsterdam", "en");
    private static final FirmProfile VERKERK = new FirmProfile("Verkerk", "Europe/Lisbon", "nl");

    private final DomainDatabase database = new DomainDatabase();
    private final MovableClock clock = new MovableClock();
    private final Firm firm =
            new Firm(
                    PlatformFixture.settings(database, clock),
                    PlatformFixture.audit(database, clock));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsWhatAnAdministratorSaysAndWhoSaidIt() {
        assertThat(firm.profile()).isEqualTo(NOTHING);

        assertThat(change(ADMIN, NOTHING, VERKERK)).isTrue();

        assertThat(firm.profile()).isEqualTo(VERKERK);
        assertThat(change(ADMIN, VERKERK, new FirmProfile("Verkerk BV", "Europe/Lisbon", "nl")))
                .as("another zone")
                .isFalse();
        assertThat(
                        database.sql()
                                .number(
                                        "select count(*) from platform.audit_entry where action = 'FIRM_CHANGED'"))
                .isEqualTo(2);
    }

    @Test
    void ofTwoWhoChangeAtOnceTheSecondIsTold() {
        change(ADMIN, NOTHING, VERKERK);

        assertThatThrownBy(
                        () -> change(ADMIN, NOTHING, new FirmProfile("Other", "Europe/Oslo", "en")))
                .isInstanceOf(StaleVersion.class);
        assertThat(firm.profile()).isEqualTo(VERKERK);
    }

    @Test
    void refusesWhatCannotBe() {
        for (FirmProfile wrong :
                new FirmProfile[] {
                    new FirmProfile(" ", "Europe/Lisbon", "nl"),
                    new FirmProfile("x".repeat(101), "Europe/Lisbon", "nl"),
                    new FirmProfile("Verkerk", "Europe/Nowhere", "nl"),
                    new FirmProfile("Verkerk", "Europe/Lisbon", "fy")
                }) {
            assertThatThrownBy(() -> change(ADMIN, NOTHING, wrong))
                    .as(wrong.toString())
                    .isInstanceOf(BusinessRuleViolation.class);
        }
        assertThat(firm.profile()).isEqualTo(NOTHING);
    }

    @Test
    void onlyAdministratorsChangeIt() {
        assertThatThrownBy(() -> change(actor(Role.MANAGER), NOTHING, VERKERK))
                .isInstanceOf(AccessDenied.class);
    }

    private boolean change(Actor actor, FirmProfile seen, FirmProfile wanted) {
        return database.inTransaction(() -> firm.change(actor, seen, wanted));
    }

    private static Actor actor(Role role) {
        return Actor.user(UserId.next(), "Wouter", Set.of(role), Optional.empty());
    }
}
