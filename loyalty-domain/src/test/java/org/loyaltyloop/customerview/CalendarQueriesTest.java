package org.loyaltyloop.customerview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.DirectoryFixture;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;

class CalendarQueriesTest {

    private static final LocalDate NOTICE = LocalDate.of(2026, 10, 2);
    private static final LocalDate END = LocalDate.of(2026, 12, 1);

    private final DomainDatabase database = new DomainDatabase();
    private final Database sql = database.sql();
    private final DirectoryFixture customers = new DirectoryFixture(sql, new MovableClock());
    private final CalendarViews calendar = new CalendarViews(sql, ZoneId.of("Europe/Amsterdam"));
    private final Actor anna = colleague("Anna");
    private final Actor bo = colleague("Bo");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatNobodyElseLooksAfterStandsInTheCalendarOfTheAccountsOwner() {
        AccountId account = customers.account("Kade Papier", Optional.empty());
        sql.update(
                "update customer.account set owner_id = ? where id = ?",
                anna.user().orElseThrow().value(),
                account.value());
        contract(account, "of the account", Optional.empty());
        contract(account, "of Bo", bo.user());

        assertThat(calendar.on(anna, false, NOTICE))
                .extracting(CalendarEntry::title)
                .containsExactly("of the account");
        assertThat(calendar.on(anna, false, END))
                .extracting(CalendarEntry::title)
                .containsExactly("of the account");
        assertThat(calendar.on(bo, false, END))
                .extracting(CalendarEntry::title)
                .containsExactly("of Bo");
    }

    private Actor colleague(String name) {
        UserId id = UserId.next();
        sql.update(
                """
                insert into staff.app_user (id, login, display_name, password_hash, roles, must_change_password, version, created_at)
                values (?, ?, ?, 'none', '{ACCOUNT_MANAGER}', false, 1, now())
                """,
                id.value(),
                name.toLowerCase(java.util.Locale.ROOT),
                name);
        return Actor.user(id, name, Set.of(Role.ACCOUNT_MANAGER), Optional.empty());
    }

    private void contract(AccountId account, String name, Optional<UserId> owner) {
        sql.update(
                """
                insert into contract.contract (id, account_id, kind, name, owner_id, signed_on, starts_on, ends_on, per, currency,
                    renewal, notice_days, order_ref, source, external_id, created_at, updated_at, author)
                values (?, ?, 'CONTRACT', ?, ?, ?, ?, ?, 'YEAR', 'EUR', 'BY_AGREEMENT', 60, ?, 'test', ?, now(), now(), 'test')
                """,
                UUID.randomUUID(),
                account.value(),
                name,
                owner.map(UserId::value),
                END.minusYears(1),
                END.minusYears(1),
                END,
                name,
                name);
    }
}
