package org.loyaltyloop.customerview;

import java.time.Instant;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.platform.Question;

/** What the customer view asks of the agenda, to be put along with the rest. */
record AgendaQuestions(Question<CalendarEntry> next, Question<CadenceRow> cadence) {

    static AgendaQuestions about(AccountId living, Instant now) {
        return new AgendaQuestions(CalendarQueries.next(living, now), CadenceQueries.ask(living));
    }

    CustomerAgenda answer() {
        return new CustomerAgenda(next.rows(), cadence.rows().stream().findFirst());
    }
}
