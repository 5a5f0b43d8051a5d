package org.loyaltyloop.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.InvalidCursor;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.platform.DatabaseFailure;
import org.loyaltyloop.web.rest.Problem.Kind;
import org.loyaltyloop.web.rest.json.FieldViolation;

class FailuresTest {

    @Test
    void knowsWhatTheDomainSays() {
        assertThat(kind(new NotFound("account", 1))).isEqualTo(Kind.NOT_FOUND);
        assertThat(kind(new AccessDenied("x"))).isEqualTo(Kind.FORBIDDEN);
        assertThat(kind(new StaleVersion("account", 1))).isEqualTo(Kind.STALE_VERSION);
        assertThat(kind(new InvalidCursor())).isEqualTo(Kind.MALFORMED);
        assertThat(kind(new BusinessRuleViolation(InputRule.REQUIRED))).isEqualTo(Kind.RULE_BROKEN);
    }

    @Test
    void looksThroughWhatContainersWrapAround() {
        assertThat(
                        kind(
                                new TransactionalException(
                                        "x", new RuntimeException(new OptimisticLockException()))))
                .isEqualTo(Kind.STALE_VERSION);
        assertThat(kind(new RuntimeException(new NotFound("account", 1))))
                .isEqualTo(Kind.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "57P01", "57P03", "53300", "53100", "40001", "40P01"})
    void takesADatabaseThatIsAwayOrFullOrBusyForPassing(String state) {
        Problem problem = Failures.problemOf(new DatabaseFailure(new SQLException("no", state)));
        assertThat(problem.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(problem.retryAfterSeconds()).isPresent();
    }

    @Test
    void takesAPoolWithoutConnectionsForPassing() {
        assertThat(kind(new DatabaseFailure(new SQLTransientConnectionException())))
                .isEqualTo(Kind.UNAVAILABLE);
        assertThat(
                        kind(
                                new PersistenceException(
                                        new SQLException(
                                                "Error in allocating a connection. Cause: …"))))
                .isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void tellsNothingOfWhatItDoesNotKnow() {
        Problem problem =
                Failures.problemOf(new IllegalStateException("secret of org.postgresql.Driver"));
        assertThat(problem.kind()).isEqualTo(Kind.INTERNAL);
        assertThat(problem.detail()).doesNotContain("secret", "postgresql");
        assertThat(kind(new DatabaseFailure(new SQLException("syntax", "42601"))))
                .isEqualTo(Kind.INTERNAL);
    }

    @Test
    void endsWithCausesThatGoRound() {
        RuntimeException one = new RuntimeException();
        RuntimeException other = new RuntimeException(one);
        one.initCause(other);
        assertThat(kind(one)).isEqualTo(Kind.INTERNAL);
    }

    @Test
    void namesTheFieldTheRuleAndItsLimit() {
        Problem problem =
                Failures.problemOf(BusinessRuleViolation.of("summary", InputRule.TOO_LONG, 500));
        assertThat(problem.violations())
                .containsExactly(
                        new FieldViolation(
                                "summary", "too_long", "must be at most 500 characters"));
    }

    @Test
    void hidesNamesAndReferencesFromTheLog() {
        assertThat(Template.of("/api/v1/accounts/0192f5c1-0000-7000-8000-000000000001/timeline"))
                .isEqualTo("/api/v1/accounts/{id}/timeline");
        assertThat(Template.of("/api/v1/accounts/by-ref/erp/Jan%20Jansen"))
                .isEqualTo("/api/v1/accounts/by-ref/{source}/{ref}");
        assertThat(Template.of("/api/v1/a\nb")).doesNotContain("\n");
    }

    private static Kind kind(Throwable failure) {
        return Failures.problemOf(failure).kind();
    }
}
