package org.loyaltyloop.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;

class ApiKeysTest {

    private static final DomainDatabase DATABASE = new DomainDatabase();
    private static final Actor ADMIN = Actor.system("test");
    private static final String SEED = "a-key-of-the-operator-that-is-long-enough";

    private final MovableClock clock = new MovableClock();
    private final ApiKeys keys =
            new ApiKeys(DATABASE.sql(), PlatformFixture.audit(DATABASE, clock), clock);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.sql().update("delete from staff.api_key");
    }

    @Test
    void aKeyIsShownOnceAndKnownByItsHashFromThenOn() {
        NewApiKey made = keys.create(ADMIN, "ERP", Set.of(Scope.TOUCHPOINTS_WRITE));

        Actor actor = keys.authenticate(made.key()).orElseThrow();

        assertThat(actor.scopes()).containsExactly(Scope.TOUCHPOINTS_WRITE);
        assertThat(actor.apiKey()).contains(made.id());
        assertThat(
                        DATABASE.sql()
                                .number(
                                        "select count(*) from staff.api_key k where k::text like '%' || ? || '%'",
                                        made.key().substring(12)))
                .as("nothing of the key but its beginning is kept")
                .isZero();
        assertThat(made.toString()).doesNotContain(made.key());
    }

    @Test
    void aRevokedKeyIsWorthNothingAtOnce() {
        NewApiKey made = keys.create(ADMIN, "ERP", Set.of(Scope.ACCOUNTS_READ));
        assertThat(keys.authenticate(made.key())).isPresent();

        keys.revoke(ADMIN, made.id());

        assertThat(keys.authenticate(made.key())).isEmpty();
        assertThat(keys.list(ADMIN))
                .singleElement()
                .satisfies(row -> assertThat(row.revokedAt()).isPresent());
    }

    @Test
    void unknownKeysAreWorthNothing() {
        assertThat(keys.authenticate("")).isEmpty();
        assertThat(keys.authenticate("llk_guess")).isEmpty();
        assertThat(keys.authenticate("x".repeat(100_000))).isEmpty();
    }

    @Test
    void theOperatorsKeyHasAllScopesAndIsStoredOnce() {
        assertThat(keys.seed(ADMIN, SEED)).isTrue();
        assertThat(keys.seed(ADMIN, SEED)).isFalse();

        assertThat(keys.authenticate(SEED).orElseThrow().scopes())
                .isEqualTo(EnumSet.allOf(Scope.class));
    }

    @Test
    void theOperatorsKeyStaysRevoked() {
        keys.seed(ADMIN, SEED);
        keys.revoke(ADMIN, keys.list(ADMIN).get(0).id());

        keys.seed(ADMIN, SEED);

        assertThat(keys.authenticate(SEED)).isEmpty();
    }

    @Test
    void aShortKeyOfTheOperatorIsRefused() {
        assertThatThrownBy(() -> keys.seed(ADMIN, "x".repeat(31)))
                .isInstanceOf(BusinessRuleViolation.class);
    }

    @Test
    void useIsNotedToTheMinute() {
        NewApiKey made = keys.create(ADMIN, "ERP", Set.of(Scope.ACCOUNTS_READ));
        keys.authenticate(made.key());
        var first = clock.instant();
        clock.advance(Duration.ofSeconds(30));
        keys.authenticate(made.key());
        assertThat(keys.list(ADMIN).get(0).lastUsedAt()).contains(first);

        clock.advance(Duration.ofSeconds(40));
        keys.authenticate(made.key());
        assertThat(keys.list(ADMIN).get(0).lastUsedAt()).contains(clock.instant());
    }

    @Test
    void onlyAdministratorsMakeKeys() {
        Actor manager = Actor.user(UserId.next(), "M", Set.of(Role.MANAGER), Optional.empty());

        assertThatThrownBy(() -> keys.create(manager, "ERP", Set.of(Scope.ACCOUNTS_READ)))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> keys.list(manager)).isInstanceOf(AccessDenied.class);
    }
}
