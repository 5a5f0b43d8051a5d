package org.loyaltyloop.customerview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loyaltyloop.kernel.InvalidCursor;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.LoopStage;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountListQueriesTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final Customers customers = new Customers();
    private final AccountListQueries lists =
            new AccountListQueries(customers.database(), Clock.fixed(NOW, ZoneOffset.UTC));
    private UUID ann;

    @BeforeAll
    void someCustomers() {
        ann = customers.user("Ann");
        UUID bob = customers.user("Bob");
        for (int i = 0; i < 40; i++) {
            UUID account = customers.account("Klant %02d".formatted(i % 20));
            if (i % 2 == 0) {
                customers.owner(account, i % 4 == 0 ? ann : bob);
            }
            if (i % 3 == 0) {
                customers.sector(account, "sector " + i % 5);
            }
            if (i % 4 != 3) {
                customers.reached(
                        account, LoopStage.of(i % 8 + 1), NOW.minus(Duration.ofDays(i * 2L)));
            }
        }
        UUID loser = customers.account("Klant 99");
        customers.merged(loser, customers.account("Zebra"));
    }

    @AfterAll
    void gone() {
        customers.close();
    }

    @ParameterizedTest
    @CsvSource({
        "NAME,false", "NAME,true", "STAGE,false", "STAGE,true", "LAST_TOUCH,false",
                "LAST_TOUCH,true",
        "REACHED_SINCE,false", "REACHED_SINCE,true", "OWNER,false", "OWNER,true", "SECTOR,false",
                "SECTOR,true"
    })
    void walksThroughAllAccountsOnceInTheOrderOfTheWholeList(AccountSort sort, boolean descending) {
        List<UUID> whole =
                lists.window(AccountFilter.all(), sort, descending, 0, 500).stream()
                        .map(row -> row.id().value())
                        .toList();
        List<UUID> walked = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Slice<AccountRow> page = lists.page(AccountFilter.all(), sort, descending, cursor, 7);
            page.items().forEach(row -> walked.add(row.id().value()));
            cursor = page.next();
        } while (cursor.isPresent());
        assertThat(whole).hasSize(41).doesNotHaveDuplicates();
        assertThat(walked).containsExactlyElementsOf(whole);
    }

    @Test
    void putsAccountsWithoutTheValueLastInBothDirections() {
        for (boolean descending : List.of(true, false)) {
            List<AccountRow> rows =
                    lists.window(AccountFilter.all(), AccountSort.LAST_TOUCH, descending, 0, 500);
            assertThat(rows.subList(0, 30)).allMatch(row -> row.headline().isPresent());
            assertThat(rows.subList(30, 41)).allMatch(row -> row.headline().isEmpty());
        }
    }

    @Test
    void filtersByStageOwnerAndStalled() {
        AccountFilter filter =
                AccountFilter.all()
                        .withStages(Set.of(LoopStage.INSPIRATION, LoopStage.EXPERIENCE))
                        .ownedBy(new UserId(ann));
        assertThat(rows(filter))
                .isNotEmpty()
                .allSatisfy(
                        row -> {
                            assertThat(row.ownerName()).contains("Ann");
                            assertThat(row.headline().orElseThrow().reached())
                                    .isIn(LoopStage.INSPIRATION, LoopStage.EXPERIENCE);
                        });
        assertThat(rows(AccountFilter.all().stalled(true)))
                .isNotEmpty()
                .allMatch(row -> row.headline().orElseThrow().stalled());
        assertThat(rows(AccountFilter.all().stalled(false)))
                .isNotEmpty()
                .allMatch(row -> row.headline().isEmpty() || !row.headline().get().stalled());
    }

    @Test
    void countsWhatItShows() {
        for (AccountFilter filter :
                List.of(
                        AccountFilter.all(),
                        AccountFilter.all().stalled(true),
                        AccountFilter.all().withText("klant 1"),
                        AccountFilter.all().withStages(Set.of(LoopStage.SERVICE)))) {
            assertThat(lists.count(filter)).isEqualTo(rows(filter).size());
        }
    }

    @Test
    void namesEverySectorOnce() {
        assertThat(lists.sectors())
                .containsExactly("sector 0", "sector 1", "sector 2", "sector 3", "sector 4");
    }

    @Test
    void takesNoCursorOfAnotherOrderOrMangled() {
        String cursor =
                lists.page(AccountFilter.all(), AccountSort.NAME, false, Optional.empty(), 5)
                        .next()
                        .orElseThrow();
        assertThatThrownBy(
                        () ->
                                lists.page(
                                        AccountFilter.all(),
                                        AccountSort.STAGE,
                                        false,
                                        Optional.of(cursor),
                                        5))
                .isInstanceOf(InvalidCursor.class);
        assertThatThrownBy(
                        () ->
                                lists.page(
                                        AccountFilter.all(),
                                        AccountSort.NAME,
                                        false,
                                        Optional.of(cursor + "A"),
                                        5))
                .isInstanceOf(InvalidCursor.class);
    }

    private List<AccountRow> rows(AccountFilter filter) {
        return lists.window(filter, AccountSort.NAME, false, 0, 500);
    }

    @Test
    void countsSeveralFiltersAtOnceAsOneByOne() {
        List<AccountFilter> filters =
                List.of(
                        AccountFilter.all(),
                        AccountFilter.all().ownedBy(new UserId(ann)),
                        AccountFilter.all().stalled(true),
                        AccountFilter.all().withText("no such name"));

        assertThat(lists.counts(filters))
                .isEqualTo(filters.stream().map(lists::count).toList())
                .startsWith(41L)
                .endsWith(0L);
        assertThat(lists.counts(List.of())).isEmpty();
    }
}
