package org.loyaltyloop.web.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.loyaltyloop.platform.Database;

/**
 * What binds each account, made anew for all by the product's job, against reading the rows that it
 * follows from: facts, ties entered by hand, and answers.
 */
final class Bindings implements Benchmark {

    private static final int FETCH = 10_000;

    /** Three ties each, beside what touchpoints tell: the same for an account in every round. */
    private static final String TIES =
            """
            insert into binding.hand_tie
                (id, account_id, level, instrument, strength, lock_in, subject, valid_from, source, external_id,
                 entered_at, changed_at, author)
            select gen_random_uuid(), a.id, t.level, t.instrument, (a.number + t.place) %% 101 / 100.0, t.lock_in,
                   'Invented', current_date - (a.number %% 700)::int, '%1$s', a.id || t.level, now(), now(), '%1$s'
            from customer.v_account a
            cross join (values (1, 'FINANCIAL', 'DISCOUNT', false), (2, 'SOCIAL', 'RELATION', false),
                               (3, 'STRUCTURAL', 'NOTICE_PERIOD', true)) as t(place, level, instrument, lock_in)
            """
                    .formatted("bench");

    private static final String OTHERS =
            """
            select h.account_id, h.instrument, h.id, h.subject, h.valid_from, h.valid_from, h.valid_until, null,
                   h.strength, h.lock_in, h.link
            from binding.hand_tie h
            where h.withdrawn_at is null
            union all
            select t.account_id, t.survey_metric, t.id, null, t.occurred_at::date, null, null, t.survey_score, null,
                   false, null
            from touchpoint.v_touchpoint t
            where t.survey_metric in ('CSAT', 'NPS') and t.occurred_at >= now() - interval '12 months'
            """;

    /** No fact of a touchpoint ties financially, and discounts do not fade: the sum by hand. */
    private static final String WRONG =
            """
            select count(*)
            from (select account_id,
                         100 * (1 - exp(sum(ln(1 - least(0.999999, (r.rule ->> 'weight')::float8 * h.strength)))))
                             as financial
                  from binding.hand_tie h
                  join binding.standing s on true
                  join binding.rule_version v on v.version = s.rules
                  cross join lateral (select rule from jsonb_array_elements(v.rules) as e(rule)
                                      where rule ->> 'instrument' = h.instrument limit 1) r
                  where h.level = 'FINANCIAL' and h.withdrawn_at is null
                  group by account_id) hand
            full join binding.profile p using (account_id)
            where abs(coalesce(hand.financial, 0) - coalesce(p.financial, 0)) > 1e-6
            """;

    @Override
    public String name() {
        return "binding";
    }

    @Override
    public String title() {
        return "binding of all accounts made anew, firm of %s";
    }

    @Override
    public String against() {
        return "reading the same rows";
    }

    @Override
    public Goal goal() {
        return Goal.atLeast(0.2, 0.5);
    }

    @Override
    public Pair prepare(World world) throws Exception {
        Product product = world.scratch();
        Database sql = product.sql();
        sql.update(TIES);
        String read = facts(sql) + " union all " + OTHERS;
        Connection connection = product.address().dataSource().getConnection();
        connection.setAutoCommit(false);
        return new Pair(
                "all",
                () -> read(connection, read),
                () -> {
                    // Rows that say the same already stay as they are: here, all are written.
                    sql.update("truncate binding.profile");
                    return product.job("binding-recompute");
                },
                () -> {
                    connection.close();
                    mustBeRight(sql);
                });
    }

    private static String facts(Database sql) {
        List<String> contexts =
                sql.list(
                        """
                        select n.nspname::text as context
                        from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                        where c.relname = 'v_tie_fact'
                        """,
                        row -> row.text("context"));
        return contexts.stream()
                .map(
                        context ->
                                """
                                select account_id, fact_kind, fact_id, subject, occurred_on, valid_from, valid_until,
                                       quantity::float8, strength::float8, lock_in, link
                                from %s.v_tie_fact
                                """
                                        .formatted(context))
                .collect(Collectors.joining(" union all "));
    }

    private static double read(Connection connection, String sql) throws SQLException {
        long start = System.nanoTime();
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            try (ResultSet rows = statement.executeQuery(sql)) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int i = 1; i <= columns; i++) {
                        rows.getObject(i);
                    }
                }
            }
        }
        connection.commit();
        return (System.nanoTime() - start) / 1e6;
    }

    private static void mustBeRight(Database sql) {
        long accounts = sql.number("select count(*) from customer.v_account");
        long profiles = sql.number("select count(*) from binding.profile");
        long wrong = sql.number(WRONG);
        if (profiles != accounts || wrong > 0) {
            throw new IllegalStateException(
                    "%d profiles for %d accounts, %d of them wrong"
                            .formatted(profiles, accounts, wrong));
        }
    }
}
