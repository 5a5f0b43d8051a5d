package org.loyaltyloop.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Question;
import org.loyaltyloop.platform.Settings;

/**
 * What binds one account, read from the facts themselves: never behind, in one trip to the
 * database. Lists and overviews read {@code binding.v_profile}, which follows within seconds.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class BindingQueries {

    /** A history goes back so many months. */
    public static final int HISTORY_MONTHS = 24;

    private final TieFacts facts;
    private final RuleBooks books;
    private final MeasureLibrary library;
    private final Database database;
    private final Settings settings;
    private final Clock clock;

    @Inject
    BindingQueries(
            TieFacts facts,
            RuleBooks books,
            MeasureLibrary library,
            Database database,
            Settings settings,
            Clock clock) {
        this.facts = facts;
        this.books = books;
        this.library = library;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected BindingQueries() {
        this(null, null, null, null, null, null);
    }

    /** What is asked of the binding of one account, along with other questions in one trip. */
    public final class Asked {

        private final AccountId account;
        private final LocalDate today;
        private final TieFacts.Asking ties;

        private Asked(AccountId account) {
            this.account = account;
            this.today = today();
            this.ties = facts.asking(Set.of(account.value()), today);
        }

        /** The question to put. */
        public Question<?> question() {
            return ties.question();
        }

        /** What it comes to, once it was put. */
        public BindingView answered() {
            RuleBook book = books.version(ties.rules());
            TieFacts.Known known = ties.of(account);
            BindingProfile profile =
                    BindingProfile.of(
                            today,
                            book.ties(known.facts(), known.byHand(), today),
                            known.answers());
            return new BindingView(
                    account, profile, book.version(), Suggestions.of(profile, library.known()));
        }

        private BindingHistory history() {
            TieFacts.Known known = ties.of(account);
            return BindingHistory.of(
                    known.facts(),
                    known.byHand(),
                    books.version(ties.rules()),
                    today.minusMonths(HISTORY_MONTHS),
                    today);
        }
    }

    /** Prepares to ask for a living account. */
    public Asked ask(AccountId living) {
        return new Asked(living);
    }

    /** What binds a living account today. */
    public BindingView of(AccountId living) {
        Asked asked = ask(living);
        database.together(asked.question());
        return asked.answered();
    }

    /**
     * What binds a living account, and how that came to be.
     *
     * @param view of today
     * @param history of the last {@value #HISTORY_MONTHS} months
     * @param undertakings measures that are taken up, the one that waits longest first
     */
    public record Whole(BindingView view, BindingHistory history, List<Undertaking> undertakings) {

        /** Copies the list. */
        public Whole {
            undertakings = List.copyOf(undertakings);
        }
    }

    /** What binds a living account, with its history and what is done about it. */
    public Whole whole(AccountId living) {
        Asked asked = ask(living);
        Question<Undertaking> undertakings = Undertakings.question(living);
        database.together(asked.question(), undertakings);
        return new Whole(asked.answered(), asked.history(), undertakings.rows());
    }

    /** A kind of fact that some context publishes. */
    public record FactKind(String code, String nameEn, String nameNl, Optional<String> unit) {

        /** Its name in the reader's language. */
        public String name(Locale locale) {
            return locale.getLanguage().equals("nl") ? nameNl : nameEn;
        }
    }

    /** The kinds of fact that contexts publish, by their codes. */
    public Map<String, FactKind> kinds() {
        Map<String, FactKind> kinds = new HashMap<>();
        database.list(
                facts.kinds(),
                row ->
                        kinds.put(
                                row.text("fact_kind"),
                                new FactKind(
                                        row.text("fact_kind"),
                                        row.text("name_en"),
                                        row.text("name_nl"),
                                        row.optionalText("unit"))));
        return kinds;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }
}
