package org.loyaltyloop.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.testing.DomainDatabase;

class OfferingsTest {

    private static final DomainDatabase DATABASE = new DomainDatabase();
    private static final Actor ADMIN =
            Actor.user(UserId.next(), "Wouter", Set.of(Role.ADMIN), Optional.empty());
    private static final Actor MANAGER =
            Actor.user(UserId.next(), "Hester", Set.of(Role.MANAGER), Optional.empty());

    private final Offerings offerings = OfferingFixture.offerings(DATABASE.sql());
    private final OfferingQueries queries = new OfferingQueries(DATABASE.sql());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.sql().update("delete from offering.product");
        DATABASE.sql().update("delete from offering.product_line");
    }

    @Test
    void aProductIsFoundByItsCodeWithItsLine() {
        ProductLineId coffee = offerings.addLine(ADMIN, line("COFFEE", "Coffee"));
        ProductId beans = offerings.addProduct(ADMIN, product("KP-1", coffee));

        assertThat(offerings.resolve(List.of("KP-1", "COFFEE", "TEA")))
                .containsOnlyKeys("KP-1", "COFFEE")
                .containsEntry("KP-1", new OfferingRef(coffee, Optional.of(beans)))
                .containsEntry("COFFEE", new OfferingRef(coffee, Optional.empty()));
        assertThat(queries.products(coffee))
                .singleElement()
                .satisfies(row -> assertThat(row.price()).contains(new BigDecimal("12.50")));
    }

    @Test
    void aCodeNamesOneThing() {
        ProductLineId coffee = offerings.addLine(ADMIN, line("COFFEE", "Coffee"));
        ProductLineId tea = offerings.addLine(ADMIN, line("TEA", "Tea"));
        offerings.addProduct(ADMIN, product("KP-1", coffee));

        breaks(OfferingRule.CODE_TAKEN, () -> offerings.addLine(ADMIN, line("TEA", "Other tea")));
        breaks(OfferingRule.CODE_TAKEN, () -> offerings.addProduct(ADMIN, product("KP-1", tea)));
        breaks(
                OfferingRule.CODE_TAKEN,
                () -> offerings.changeLine(ADMIN, tea, 1, line("COFFEE", "Tea")));
    }

    @Test
    void aProductNeedsALine() {
        breaks(
                OfferingRule.UNKNOWN_LINE,
                () -> offerings.addProduct(ADMIN, product("KP-1", ProductLineId.next())));
    }

    @Test
    void whoSawAnOlderStateChangesNothing() {
        ProductLineId coffee = offerings.addLine(ADMIN, line("COFFEE", "Coffee"));
        offerings.changeLine(ADMIN, coffee, 1, line("COFFEE", "Coffee & pantry"));

        assertThatThrownBy(() -> offerings.changeLine(ADMIN, coffee, 1, line("COFFEE", "Tea")))
                .isInstanceOf(StaleVersion.class);
        assertThat(queries.lines())
                .singleElement()
                .satisfies(row -> assertThat(row.name()).isEqualTo("Coffee & pantry"));
    }

    @Test
    void whatIsNoLongerSoldIsStillFound() {
        ProductLineId coffee = offerings.addLine(ADMIN, line("COFFEE", "Coffee"));
        offerings.sellLine(ADMIN, coffee, 1, false);

        assertThat(offerings.resolve(List.of("COFFEE"))).containsKey("COFFEE");
        assertThat(queries.lines()).noneMatch(LineRow::active);
    }

    @Test
    void onlyAdministratorsChangeWhatIsSold() {
        assertThatThrownBy(() -> offerings.addLine(MANAGER, line("COFFEE", "Coffee")))
                .isInstanceOf(AccessDenied.class);
        assertThat(queries.lines()).isEmpty();
    }

    private static DescribeLine line(String code, String name) {
        return new DescribeLine(code, name, Optional.empty());
    }

    private static DescribeProduct product(String code, ProductLineId line) {
        return new DescribeProduct(
                code, "Product " + code, line, Optional.of(new BigDecimal("12.50")), "EUR");
    }

    private static void breaks(OfferingRule rule, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        broken -> assertThat(broken.violations().get(0).rule()).isEqualTo(rule));
    }
}
