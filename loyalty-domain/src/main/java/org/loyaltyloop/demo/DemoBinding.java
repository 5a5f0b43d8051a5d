package org.loyaltyloop.demo;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.binding.BindingLevel;
import org.loyaltyloop.binding.EnterTie;
import org.loyaltyloop.binding.Instrument;
import org.loyaltyloop.binding.TieDetails;
import org.loyaltyloop.binding.Ties;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.platform.Database;

/**
 * Ties that colleagues entered, so that every shape of binding can be seen: strong on all levels,
 * bought by a discount, friends without a contract, and customers who stay because leaving costs
 * too much.
 */
@Dependent
class DemoBinding {

    private static final int OF_EACH_SHAPE = 5;

    private final Ties ties;
    private final Database database;

    @Inject
    DemoBinding(Ties ties, Database database) {
        this.ties = ties;
        this.database = database;
    }

    /** A tie as it is told: since so many days, until so many days from now where it ends. */
    private record Said(
            Instrument instrument,
            int strength,
            boolean lockIn,
            String subject,
            String evidence,
            int sinceDays,
            Optional<Integer> endsInDays) {

        static Said value(
                Instrument instrument, int strength, String what, String shown, int days) {
            return new Said(instrument, strength, false, what, shown, days, Optional.empty());
        }

        static Said lockIn(
                Instrument instrument, int strength, String what, String shown, int days) {
            return new Said(instrument, strength, true, what, shown, days, Optional.empty());
        }

        Said endingIn(int days) {
            return new Said(
                    instrument, strength, lockIn, subject, evidence, sinceDays, Optional.of(days));
        }
    }

    private static final List<Said> STRONG =
            List.of(
                    Said.value(
                            Instrument.REBATE,
                            100,
                            "Jaarbonus vanaf € 50.000",
                            "Bijlage 3 van het raamcontract",
                            210),
                    Said.value(
                            Instrument.DISCOUNT,
                            90,
                            "Staffelkorting vast assortiment",
                            "Prijsblad 2026",
                            210),
                    Said.value(
                            Instrument.RELATION,
                            100,
                            "Directies kennen elkaar",
                            "Twee keer per jaar aan tafel",
                            20),
                    Said.value(
                            Instrument.CADENCE,
                            90,
                            "Elke zes weken overleg",
                            "Alle overleggen van dit jaar gingen door",
                            30),
                    Said.value(
                            Instrument.INTEGRATION,
                            100,
                            "Bestelkoppeling met hun ERP",
                            "Draait sinds de zomer",
                            120),
                    Said.value(
                            Instrument.JOINT_PLANNING,
                            90,
                            "Gezamenlijk afvalplan",
                            "Doel: 20 % minder afval voor de zomer",
                            60));

    private static final List<Said> DISCOUNT_ONLY =
            List.of(
                    Said.value(
                                    Instrument.DISCOUNT,
                                    100,
                                    "Actiekorting 15 %",
                                    "Afgesproken aan de telefoon",
                                    100)
                            .endingIn(40),
                    Said.value(
                            Instrument.CASHBACK, 70, "Geld terug op printers", "Actie najaar", 50));

    private static final List<Said> FRIENDS =
            List.of(
                    Said.value(
                            Instrument.RELATION,
                            90,
                            "Inkoper is oud-collega",
                            "Belt ook als er niets is",
                            15),
                    Said.value(
                            Instrument.AMBASSADORSHIP,
                            80,
                            "Spreekt over ons op netwerkavonden",
                            "Genoemd in twee verslagen",
                            40));

    private static final List<Said> HELD =
            List.of(
                    Said.lockIn(
                            Instrument.NOTICE_PERIOD,
                            100,
                            "Zes maanden opzegtermijn",
                            "Algemene voorwaarden 2023, artikel 9",
                            400),
                    Said.lockIn(
                            Instrument.DEDICATED_STOCK,
                            80,
                            "Voorraad op hun naam met afnameplicht",
                            "Aanvullende overeenkomst",
                            300));

    /** Customers with a low answer of this year, the lowest account number first. */
    private static final String UNHAPPY =
            """
            select a.id from customer.v_account a
            where a.kind = 'ORGANISATION' and exists (
                select from touchpoint.v_touchpoint t
                where t.account_id = a.id and t.occurred_at >= ?
                  and (t.survey_metric = 'CSAT' and t.survey_score <= 2
                       or t.survey_metric = 'NPS' and t.survey_score <= 6))
            order by a.number limit ?
            """;

    /** Customers whom nobody asked for a score this year. */
    private static final String UNASKED =
            """
            select a.id from customer.v_account a
            where a.kind = 'ORGANISATION' and a.customer_since is not null and not exists (
                select from touchpoint.v_touchpoint t
                where t.account_id = a.id and t.survey_metric in ('CSAT', 'NPS'))
            order by a.number limit ?
            """;

    /** Customers who never gave a low answer. */
    private static final String OTHERS =
            """
            select a.id from customer.v_account a
            where a.kind = 'ORGANISATION' and a.customer_since is not null and exists (
                select from touchpoint.v_touchpoint t
                where t.account_id = a.id and t.survey_metric in ('CSAT', 'NPS'))
              and not exists (
                select from touchpoint.v_touchpoint t
                where t.account_id = a.id
                  and (t.survey_metric = 'CSAT' and t.survey_score <= 2
                       or t.survey_metric = 'NPS' and t.survey_score <= 6))
            order by a.number limit ?
            """;

    void enter(LocalDate today) {
        find(UNHAPPY, today.minusMonths(11), OF_EACH_SHAPE)
                .forEach(account -> tell(account, HELD, today));
        find(UNASKED, 2).forEach(account -> tell(account, HELD, today));
        List<AccountId> others = find(OTHERS, 3 * OF_EACH_SHAPE);
        for (int i = 0; i < others.size(); i++) {
            List<Said> shape = i % 3 == 0 ? STRONG : i % 3 == 1 ? DISCOUNT_ONLY : FRIENDS;
            tell(others.get(i), shape, today);
        }
    }

    private List<AccountId> find(String query, Object... parameters) {
        return database.list(query, row -> new AccountId(row.uuid("id")), parameters);
    }

    private void tell(AccountId account, List<Said> shape, LocalDate today) {
        for (Said said : shape) {
            BindingLevel level = said.instrument().level().orElseThrow();
            ties.enter(
                    Demonstration.ACTOR,
                    new EnterTie(
                            account,
                            new TieDetails(
                                    level,
                                    said.instrument(),
                                    said.strength() / 100.0,
                                    said.lockIn(),
                                    said.subject(),
                                    Optional.of(said.evidence()),
                                    Optional.empty(),
                                    today.minusDays(said.sinceDays()),
                                    said.endsInDays().map(today::plusDays)),
                            "demo",
                            account + " " + said.instrument()));
        }
    }
}
