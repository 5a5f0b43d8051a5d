package org.loyaltyloop.customerview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.DirectoryFixture;
import org.loyaltyloop.kernel.InvalidCursor;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.platform.Rates;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;

/** Today is 2 March 2026. */
class RenewalQueriesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final DomainDatabase database = new DomainDatabase();
    private final MovableClock clock = new MovableClock();
    private final Database sql = database.sql();
    private final DirectoryFixture customers = new DirectoryFixture(sql, clock);
    private final Settings settings = PlatformFixture.settings(sql, clock);
    private final RenewalQueries renewals =
            new RenewalQueries(sql, settings, new Rates(settings), clock);
    private final TeamId north = customers.team("North");
    private final AccountId account = customers.account("Kade Papier", Optional.of(north));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void termsThatEndWithinAYearComeByTheirLastDay() {
        agree("today", TODAY, "running");
        agree("in a month", TODAY.plusDays(30), "running");
        agree("in a year", TODAY.plusDays(365), "running");
        agree("later", TODAY.plusDays(366), "running");
        agree("over", TODAY.minusDays(1), "running");
        agree("under notice", TODAY.plusDays(10), "notice");
        agree("draft", TODAY.plusDays(10), "draft");

        assertThat(names(RenewalFilter.YEAR)).containsExactly("today", "in a month", "in a year");
        assertThat(names(RenewalFilter.YEAR.within(31, 365))).containsExactly("in a year");
        assertThat(names(RenewalFilter.YEAR.ofTeam(Optional.of(north)))).hasSize(3);
        assertThat(names(RenewalFilter.YEAR.ofTeam(Optional.of(TeamId.next())))).isEmpty();
    }

    @Test
    void aRowTellsHowLongIsLeftForNoticeAndForTheTerm() {
        agree("soon", TODAY.plusDays(70), "running");
        agree("too late", TODAY.plusDays(59), "running");

        List<RenewalRow> rows = renewals.list(RenewalFilter.YEAR, Optional.empty(), 10).items();

        assertThat(rows.get(0).noticeOver()).isTrue();
        assertThat(rows.get(0).daysToNotice()).isEmpty();
        assertThat(rows.get(1).daysToNotice()).contains(10L);
        assertThat(rows.get(1).daysLeft()).isEqualTo(70);
        assertThat(rows.get(1).binding()).isEqualTo(new AccountRow.Binding(0, 0, 0));
    }

    @Test
    void spansCountEveryTermOnceAndTellWhatHasNoRateApart() {
        agree("a", TODAY, "running");
        agree("b", TODAY.plusDays(30), "running");
        agree("c", TODAY.plusDays(31), "running");
        sql.update("update contract.contract set currency = 'SEK' where name = 'b'");

        List<RenewalSpan> spans = renewals.spans(RenewalFilter.YEAR);

        assertThat(spans).extracting(RenewalSpan::contracts).containsExactly(2L, 1L, 0L, 0L, 0L);
        assertThat(spans.get(0).yearly()).isEqualByComparingTo("1200");
        assertThat(spans.get(0).unrated()).isOne();
        settings.set(Actor.system("test").author(), "money.rate.SEK", "0.1");
        assertThat(renewals.spans(RenewalFilter.YEAR).get(0).yearly()).isEqualByComparingTo("1320");
    }

    @Test
    void pagesFollowEachOtherWithoutGapsOrDoubles() {
        for (int i = 0; i < 7; i++) {
            agree("c" + i, TODAY.plusDays(i / 3), "running");
        }
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Slice<RenewalRow> page = renewals.list(RenewalFilter.YEAR, cursor, 2);
            page.items().forEach(row -> seen.add(row.name()));
            cursor = page.next();
        } while (cursor.isPresent());
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        assertThatThrownBy(() -> renewals.list(RenewalFilter.YEAR, Optional.of("x"), 2))
                .isInstanceOf(InvalidCursor.class);
    }

    private List<String> names(RenewalFilter filter) {
        return renewals.list(filter, Optional.empty(), 50).items().stream()
                .map(RenewalRow::name)
                .toList();
    }

    /** As it is stored: notice of sixty days, 100 euro a month. */
    private void agree(String name, LocalDate endsOn, String state) {
        boolean notice = state.equals("notice");
        sql.update(
                """
                insert into contract.contract (id, account_id, kind, name, signed_on, starts_on, ends_on, value, per, currency,
                    renewal, notice_days, notice_given_on, last_day, termination_reason, order_ref, source, external_id,
                    created_at, updated_at, author)
                values (?, ?, 'CONTRACT', ?, ?, date '2025-01-01', ?, 100, 'MONTH', 'EUR', 'BY_AGREEMENT', 60, ?, ?, ?, ?,
                    'test', ?, now(), now(), 'test')
                """,
                UUID.randomUUID(),
                account.value(),
                name,
                Optional.of(LocalDate.of(2025, 1, 1)).filter(day -> !state.equals("draft")),
                endsOn,
                Optional.of(TODAY).filter(day -> notice),
                Optional.of(endsOn).filter(day -> notice),
                Optional.of("costs").filter(day -> notice),
                name,
                name);
    }
}
