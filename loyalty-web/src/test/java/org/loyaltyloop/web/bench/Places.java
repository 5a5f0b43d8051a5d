package org.loyaltyloop.web.bench;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Addresses that benchmarks ask for. */
final class Places {

    private static final int ACCOUNTS = 10;
    private static final int LEAST_TYPED = 2;
    private static final int MOST_TYPED = 9;

    private Places() {}

    static List<String> dashboard(Product product) {
        return List.of("/loop/dashboard");
    }

    /** Dashboards of some accounts or touchpoints, which no sheet is about. */
    static List<String> parts(Product product) {
        String sector =
                product.sql()
                        .first(
                                "select sector from customer.account where sector is not null limit 1",
                                row -> row.text("sector"))
                        .orElseThrow();
        return List.of(
                "/loop/dashboard?team=" + Firm.team(0),
                "/loop/dashboard?owner=" + Firm.colleague(0),
                "/loop/dashboard?sector=" + sector.replace(" ", "%20").replace("&", "%26"),
                "/loop/dashboard?offering=" + Firm.line(0));
    }

    /** Customer views of accounts with 500 touchpoints or a few more. */
    static List<String> customers(Product product) {
        return busy(product).map(id -> "/accounts/account?id=" + id).toList();
    }

    /** First pages of 50 of the timelines of the same accounts. */
    static List<String> timelines(Product product) {
        return busy(product).map(id -> "/api/v1/accounts/" + id + "/timeline?limit=50").toList();
    }

    /** What somebody types, letter by letter, who looks for a firm, a person, a city's firm. */
    static List<String> searches(Product product) {
        return Stream.of(
                        "Veenstra Techniek",
                        "Bakker Bouw Utrecht",
                        "Quantum Metaal",
                        "Floris Postma",
                        "info@zephyr",
                        "D-00421",
                        "31200")
                .flatMap(
                        typed ->
                                IntStream.rangeClosed(
                                                LEAST_TYPED, Math.min(MOST_TYPED, typed.length()))
                                        .mapToObj(letters -> typed.substring(0, letters)))
                .map(typed -> "/find?q=" + typed.replace(" ", "%20"))
                .toList();
    }

    private static Stream<UUID> busy(Product product) {
        List<UUID> found =
                product.sql()
                        .list(
                                """
                                select account_id from journey.v_headline where touchpoints >= 500
                                order by touchpoints, account_id limit ?
                                """,
                                row -> row.uuid("account_id"),
                                ACCOUNTS);
        if (found.isEmpty()) {
            found =
                    product.sql()
                            .list(
                                    "select account_id from journey.v_headline order by touchpoints desc, account_id limit ?",
                                    row -> row.uuid("account_id"),
                                    ACCOUNTS);
        }
        return found.stream();
    }
}
