package org.loyaltyloop.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Question;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.touchpoint.SurveyMetric;

/**
 * Reads what ties accounts: the facts of every context that publishes a view {@code v_tie_fact},
 * what was entered by hand, and what the accounts' people answered. Facts stay with the account
 * they were recorded for and answer for the living one, so that a merge unites them.
 */
@ApplicationScoped
class TieFacts {

    /** Answers that long ago can matter to nobody who looks today. */
    private static final int ANSWER_MONTHS = HostageRisk.MONTHS;

    private static final String GIVEN =
            """
            with given as (
                select given_id, account_id from customer.v_account_survivor where given_id = any (?) or merged_into = any (?))
            """;

    private static final String FACTS =
            """
            select g.account_id, f.fact_kind, f.fact_id, f.subject, f.occurred_on, f.valid_from, f.valid_until,
                   f.quantity::float8 as quantity, f.strength::float8 as strength, f.lock_in, f.link,
                   null::text as level, null::text as instrument, null::text as evidence, null::text as author,
                   0 as version
            from given g join %s.v_tie_fact f on f.account_id = g.given_id
            """;

    private static final String BY_HAND =
            """
            select g.account_id, 'HAND', h.id, h.subject, h.valid_from, h.valid_from, h.valid_until, null,
                   h.strength, h.lock_in, h.link, h.level, h.instrument, h.evidence, h.author, h.version
            from given g join binding.hand_tie h on h.account_id = g.given_id and h.withdrawn_at is null
            """;

    private static final String ANSWERS =
            """
            select g.account_id, 'ANSWER', t.id, t.survey_metric, (t.occurred_at at time zone ?)::date,
                   (t.occurred_at at time zone ?)::date, null, t.survey_score, null, false, null, null, null, null, null, 0
            from given g
            join touchpoint.v_touchpoint t on t.given_account_id = g.given_id
            where t.survey_metric in ('CSAT', 'NPS') and t.occurred_at >= ?
            """;

    /** Along with the facts, so that both are of one moment. */
    private static final String RULES =
            """
            select '00000000-0000-0000-0000-000000000000', 'RULES', '00000000-0000-0000-0000-000000000000', '',
                   current_date, current_date, null, null, null, false, null, null, null, null, null, s.rules
            from binding.standing s
            """;

    private final Database database;
    private final Settings settings;
    private volatile @Nullable String everything;
    private volatile @Nullable String kinds;

    @Inject
    TieFacts(Database database, Settings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TieFacts() {
        this(null, null);
    }

    /**
     * What is known of one account.
     *
     * @param facts of other contexts
     * @param byHand what was entered
     * @param answers CSAT and NPS of the last twelve months
     */
    record Known(List<TieFact> facts, List<HandTie> byHand, List<Satisfaction> answers) {

        Known() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * What is known of accounts, and what is still to be asked: a part of a trip to the database.
     */
    static final class Asking {

        private final Question<Boolean> question;
        private final Map<AccountId, Known> known = new HashMap<>();
        private int rules;

        private Asking(String everything, UUID[] accounts, LocalDate today, ZoneId zone) {
            question =
                    Question.of(
                            everything,
                            this::take,
                            accounts,
                            accounts,
                            zone.getId(),
                            zone.getId(),
                            today.minusMonths(ANSWER_MONTHS).atStartOfDay(zone).toInstant());
        }

        Question<?> question() {
            return question;
        }

        /** What was answered; an account that nothing is known of is absent. */
        Map<AccountId, Known> answered() {
            return known;
        }

        Known of(AccountId account) {
            return known.getOrDefault(account, new Known());
        }

        /** The version of the rules that held when it was answered. */
        int rules() {
            return rules;
        }

        private boolean take(Row row) throws SQLException {
            String kind = row.text("fact_kind");
            if (kind.equals("RULES")) {
                rules = row.integer("version");
                return true;
            }
            AccountId account = new AccountId(row.uuid("account_id"));
            Known own = known.computeIfAbsent(account, id -> new Known());
            return switch (kind) {
                case "ANSWER" -> own.answers().add(answer(row));
                case Tie.Origin.HAND -> own.byHand().add(byHand(row, account));
                default -> own.facts().add(fact(row, account));
            };
        }
    }

    /**
     * Prepares to ask for accounts; those merged into them come along. Whoever names a merged one
     * names the living one too.
     */
    public Asking asking(Collection<UUID> accounts, LocalDate today) {
        return new Asking(everything(), accounts.toArray(UUID[]::new), today, settings.zone());
    }

    /** Asks at once. */
    public Asking read(Collection<UUID> accounts, LocalDate today) {
        Asking asking = asking(accounts, today);
        database.together(asking.question());
        return asking;
    }

    /** Contexts that publish facts, found by the name of their view; they come with migrations. */
    private List<String> contexts(String view) {
        return database.list(
                """
                select n.nspname::text as context
                from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where c.relname = ? and c.relkind in ('v', 'm') and n.nspname ~ '^[a-z_]+$'
                order by n.nspname
                """,
                row -> row.text("context"),
                view);
    }

    /** All kinds of fact that contexts publish, as one query. */
    public String kinds() {
        String known = kinds;
        if (known == null) {
            known =
                    contexts("v_tie_fact_kind").stream()
                            .map(
                                    context ->
                                            "select fact_kind, name_en, name_nl, unit from %s.v_tie_fact_kind"
                                                    .formatted(context))
                            .collect(Collectors.joining(" union all "));
            kinds = known;
        }
        return known;
    }

    private String everything() {
        String known = everything;
        if (known == null) {
            StringBuilder sql = new StringBuilder(GIVEN);
            contexts("v_tie_fact")
                    .forEach(context -> sql.append(FACTS.formatted(context)).append("union all\n"));
            known =
                    sql.append(BY_HAND)
                            .append("union all\n")
                            .append(ANSWERS)
                            .append("union all\n")
                            .append(RULES)
                            .toString();
            everything = known;
        }
        return known;
    }

    private static TieFact fact(Row row, AccountId account) throws SQLException {
        var quantity = row.optionalReal("quantity");
        var strength = row.optionalReal("strength");
        return new TieFact(
                account,
                row.text("fact_kind"),
                row.uuid("fact_id"),
                row.text("subject"),
                row.date("occurred_on"),
                row.date("valid_from"),
                row.optionalDate("valid_until"),
                quantity.isPresent() ? Optional.of(quantity.getAsDouble()) : Optional.empty(),
                strength.isPresent() ? Optional.of(strength.getAsDouble()) : Optional.empty(),
                row.flag("lock_in"),
                row.optionalText("link"));
    }

    private static HandTie byHand(Row row, AccountId account) throws SQLException {
        return new HandTie(
                new TieId(row.uuid("fact_id")),
                account,
                new TieDetails(
                        row.constant("level", BindingLevel.class),
                        row.constant("instrument", Instrument.class),
                        row.real("strength"),
                        row.flag("lock_in"),
                        row.text("subject"),
                        row.optionalText("evidence"),
                        row.optionalText("link"),
                        row.date("valid_from"),
                        row.optionalDate("valid_until")),
                row.text("author"),
                row.integer("version"));
    }

    private static Satisfaction answer(Row row) throws SQLException {
        return new Satisfaction(
                row.constant("subject", SurveyMetric.class),
                (int) row.real("quantity"),
                row.date("occurred_on"));
    }
}
