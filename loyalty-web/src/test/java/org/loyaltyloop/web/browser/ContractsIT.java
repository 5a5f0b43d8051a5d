package org.loyaltyloop.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.loyaltyloop.web.testing.RunningCrm;

class ContractsIT {

    private final RunningCrm crm = DemoCrm.running();

    @ParameterizedTest
    @MethodSource("org.loyaltyloop.web.browser.Look#all")
    void contractsAreFitForEveryEye(Look look) {
        try (Visitor visitor = Visitor.at(crm, look).signedInAs("admin")) {
            visitor.open("/contracts/list");
            visitor.judge("contracts-list");
            visitor.open("/contracts/renewals");
            visitor.judge("contracts-renewals");
            visitor.open("/contracts/retention");
            visitor.judge("contracts-retention");
            visitor.open(
                    "/contracts/contract?id=" + contract("last_day is null and ends_on > now()"));
            visitor.judge("contracts-running");
            visitor.open("/contracts/contract?id=" + contract("last_day is not null"));
            visitor.judge("contracts-notice");
            visitor.open("/contracts/edit?id=" + contract("signed_on is null"));
            visitor.judge("contracts-edit");
            String account =
                    crm.sql()
                            .first(
                                    "select account_id::text as id from contract.contract"
                                            + " where last_day is null and ends_on > now() order by number limit 1",
                                    row -> row.text("id"))
                            .orElseThrow();
            visitor.open("/accounts/plan?id=" + account);
            assertThat(visitor.page().locator(".brief h2")).hasCount(6);
            visitor.judge("accounts-plan");
        }
    }

    @Test
    void aContractIsMadeSignedRenewedAndEnded() {
        UUID account = one("customer.account order by number");
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("admin")) {
            Page page = visitor.page();
            visitor.open("/contracts/edit?account=" + account);
            page.locator("[id='form:name']").fill("Cleaning of the new wing");
            page.locator("[id='form:startsOn']").fill("2024-01-01");
            page.locator("[id='form:endsOn']").fill("2023-12-31");
            page.locator("[id='form:value']").fill("1200");
            page.locator("[id='form:save']").click();
            assertThat(page.locator(".ui-message-error").first()).isVisible();
            assertThat(page.locator("[id='form:name']")).hasValue("Cleaning of the new wing");

            page.locator("[id='form:endsOn']").fill("2199-12-30");
            page.locator("[id='form:save']").click();
            page.locator("[id='sign:signedOn']").fill("2024-01-01");
            page.locator("[id='sign:go']").click();
            assertThat(page.locator("[id='renew:go']")).isVisible();

            page.locator("[id='renew:until']").fill("2199-12-31");
            page.locator("[id='renew:go']").click();
            assertThat(page.locator("[id='renew:undo']")).isVisible();

            page.locator("[id='renew:undo']").click();
            assertThat(page.locator("[id='renew:undo']")).hasCount(0);
        }
        assertThat(
                        crm.sql()
                                .number(
                                        """
                                        select count(*) from touchpoint.v_touchpoint
                                        where source = 'contract' and summary = 'Cleaning of the new wing'
                                        """))
                .isOne();
    }

    @Test
    void whatEndsSoonLeadsToItsContractsAndToAFile() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            Page page = visitor.page();
            visitor.open("/contracts/renewals");
            long within = endingWithin(30);
            long all = endingWithin(365);
            page.locator(".kpi a").first().click();
            page.waitForURL("**within=0-30");
            assertThat(page.locator("tbody tr")).hasCount((int) within);
            org.assertj.core.api.Assertions.assertThat(all).isGreaterThan(within);

            String file = page.request().get(crm.url("/contracts/renewals.csv")).text();
            assertThat(file.lines()).hasSize((int) all + 1);

            visitor.open("/contracts/retention?part=LOST");
            page.locator("tbody a").first().click();
            page.waitForURL("**/contracts/list?account=*");
            assertThat(page.locator("tbody tr").first()).isVisible();
        }
    }

    private long endingWithin(int days) {
        return crm.sql()
                .number(
                        """
                        select count(*) from contract.contract
                        where signed_on is not null and last_day is null
                          and ends_on between current_date and current_date + ?
                        """,
                        days);
    }

    private UUID contract(String condition) {
        return one("contract.contract where " + condition + " order by number");
    }

    private UUID one(String from) {
        return crm.sql()
                .first("select id from " + from + " limit 1", row -> row.uuid("id"))
                .orElseThrow();
    }
}
