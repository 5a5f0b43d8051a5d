package org.loyaltyloop.customerview;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.platform.Question;
import org.loyaltyloop.platform.Row;

/**
 * An open opportunity at an account, in one line.
 *
 * @param value in the currency; empty where nobody said
 * @param probability percent: what was said, or else the phase's
 */
public record OpportunityLine(
        UUID id,
        String name,
        String phaseEn,
        String phaseNl,
        Optional<BigDecimal> value,
        String currency,
        int probability,
        Optional<LocalDate> expectedClose) {

    /** The most that one account's view lists. */
    static final int MOST = 20;

    /** The phase in the reader's language. */
    public String phase(Locale locale) {
        return locale.getLanguage().equals("nl") ? phaseNl : phaseEn;
    }

    /** Whether it should have been decided by that day. */
    public boolean overdueOn(LocalDate today) {
        return expectedClose.filter(day -> day.isBefore(today)).isPresent();
    }

    /** A question for those of a living account, the next to be decided first. */
    static Question<OpportunityLine> ask(AccountId living) {
        return Question.of(
                """
                select o.id, o.name, o.phase_en, o.phase_nl, o.value, o.currency, o.probability, o.expected_close
                from opportunity.v_opportunity o
                where o.given_account_id in (
                        select given_id from customer.v_account_survivor where given_id = ? or merged_into = ?)
                  and o.kind = 'OPEN'
                order by o.expected_close nulls last, o.id limit ?
                """,
                OpportunityLine::of,
                living.value(),
                living.value(),
                MOST);
    }

    private static OpportunityLine of(Row row) throws SQLException {
        return new OpportunityLine(
                row.uuid("id"),
                row.text("name"),
                row.text("phase_en"),
                row.text("phase_nl"),
                row.optionalDecimal("value"),
                row.text("currency"),
                row.integer("probability"),
                row.optionalDate("expected_close"));
    }
}
