package org.loyaltyloop.web.page.pipeline;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.opportunity.OpportunityFilter;
import org.loyaltyloop.opportunity.OpportunityFilter.Attention;
import org.loyaltyloop.opportunity.OpportunitySort;
import org.loyaltyloop.opportunity.PhaseKind;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.web.component.UrlQuery;

/**
 * How the addresses of board and list say what to show. What cannot be read is left out rather than
 * refused. {@code owner=me} and {@code team=mine} mean whoever looks.
 */
final class PipelineAddress {

    static final String BOARD = "/pipeline/board";
    static final String LIST = "/pipeline/list";
    static final String DASHBOARD = "/pipeline/dashboard";

    static final String TEXT = "q";
    static final String PHASE = "phase";
    static final String KIND = "kind";
    static final String OWNER = "owner";
    static final String TEAM = "team";
    static final String ACCOUNT = "account";
    static final String OFFERING = "offering";
    static final String CURRENCY = "currency";
    static final String LOST = "lost";
    static final String LOOK = "look";
    static final String EXPECTED = "expected";
    static final String OPENED = "opened";
    static final String CLOSED = "closed";
    static final String SORT = "sort";
    static final String DESCENDING = "desc";
    static final String AFTER = "after";
    static final String ROW = "row";

    static final String ME = "me";
    static final String MINE = "mine";
    static final String NOBODY = "none";
    static final String YES = "true";

    /** What restricts a list; the board takes the first four. */
    static final List<String> FILTERS =
            List.of(
                    TEXT, OWNER, TEAM, OFFERING, PHASE, KIND, ACCOUNT, CURRENCY, LOST, LOOK,
                    EXPECTED, OPENED, CLOSED);

    static final List<String> BOARD_FILTERS = FILTERS.subList(0, 4);

    /** What a saved view keeps. */
    static final List<String> KEPT =
            List.of(
                    TEXT,
                    OWNER,
                    TEAM,
                    OFFERING,
                    PHASE,
                    KIND,
                    ACCOUNT,
                    CURRENCY,
                    LOST,
                    LOOK,
                    EXPECTED,
                    OPENED,
                    CLOSED,
                    SORT,
                    DESCENDING);

    private static final int LONGEST_TEXT = 100;

    private PipelineAddress() {}

    /** The filter that the query asks for, as seen by that person. */
    static OpportunityFilter filter(UrlQuery query, Actor viewer) {
        Optional<String> owner = query.first(OWNER);
        Optional<String> team = query.first(TEAM);
        Optional<String> account = query.first(ACCOUNT);
        return new OpportunityFilter(
                query.first(TEXT).map(PipelineAddress::visible),
                Set.copyOf(query.all(PHASE).stream().map(PipelineAddress::visible).toList()),
                constants(query.all(KIND), PhaseKind.values()),
                owner.flatMap(
                        value -> value.equals(ME) ? viewer.user() : uuid(value).map(UserId::new)),
                owner.filter(NOBODY::equals).isPresent(),
                team.flatMap(
                        value -> value.equals(MINE) ? viewer.team() : uuid(value).map(TeamId::new)),
                account.flatMap(PipelineAddress::uuid).map(AccountId::new),
                account.filter(NOBODY::equals).isPresent(),
                query.first(OFFERING).map(PipelineAddress::visible),
                query.first(CURRENCY).map(PipelineAddress::visible),
                query.first(LOST).map(code -> code.equals(NOBODY) ? "" : visible(code)),
                query.first(EXPECTED).flatMap(PipelineAddress::period),
                query.has(EXPECTED, NOBODY),
                query.first(OPENED).flatMap(PipelineAddress::period),
                query.first(CLOSED).flatMap(PipelineAddress::period),
                Optional.empty(),
                constants(query.all(LOOK), Attention.values()));
    }

    /** The same for a board, where ends fade away after a while. */
    static OpportunityFilter board(UrlQuery query, Actor viewer, LocalDate livelySince) {
        OpportunityFilter asked = filter(query.only(BOARD_FILTERS), viewer);
        return new OpportunityFilter(
                asked.text(),
                asked.phases(),
                asked.kinds(),
                asked.owner(),
                asked.unowned(),
                asked.team(),
                asked.account(),
                asked.withoutAccount(),
                asked.offering(),
                asked.currency(),
                asked.lostReason(),
                asked.expected(),
                asked.undated(),
                asked.opened(),
                asked.closed(),
                Optional.of(livelySince),
                asked.attention());
    }

    /** Days as an address says them: {@code 2026-01-01..2026-04-01}, the last one exclusive. */
    static String days(Period period) {
        return period.from() + ".." + period.to();
    }

    /** Days that an address says: also a month, {@code 2026-01}. */
    static Optional<Period> period(String text) {
        try {
            if (text.matches("\\d{4}-\\d{2}")) {
                LocalDate month = LocalDate.parse(text + "-01");
                return Optional.of(new Period(month, month.plusMonths(1)));
            }
            String[] days = text.split("\\.\\.", 2);
            return days.length < 2
                    ? Optional.empty()
                    : Optional.of(new Period(LocalDate.parse(days[0]), LocalDate.parse(days[1])));
        } catch (DateTimeException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The order asked for; what will be decided soonest first without one. */
    static OpportunitySort sort(UrlQuery query) {
        return query.first(SORT)
                .flatMap(
                        name ->
                                Arrays.stream(OpportunitySort.values())
                                        .filter(
                                                sort ->
                                                        sort.name()
                                                                .equals(
                                                                        name.toUpperCase(
                                                                                Locale.ROOT)))
                                        .findFirst())
                .orElse(OpportunitySort.EXPECTED);
    }

    /** Whether the order is reversed. */
    static boolean descending(UrlQuery query) {
        return query.has(DESCENDING, YES);
    }

    /** The query that sorts by that, turned round where the list is sorted so already. */
    static UrlQuery sortedBy(UrlQuery query, OpportunitySort sort) {
        boolean descending =
                sort(query) == sort ? !descending(query) : sort == OpportunitySort.VALUE;
        return query.without(AFTER, ROW)
                .with(SORT, sort.name().toLowerCase(Locale.ROOT))
                .with(DESCENDING, descending ? YES : "");
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> Set<E> constants(List<String> names, E[] constants) {
        return Arrays.stream(constants)
                .filter(constant -> names.contains(constant.name()))
                .collect(Collectors.toSet());
    }

    /** PostgreSQL has no place for NUL; nobody types other control characters either. */
    private static String visible(String typed) {
        return typed.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(LONGEST_TEXT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
