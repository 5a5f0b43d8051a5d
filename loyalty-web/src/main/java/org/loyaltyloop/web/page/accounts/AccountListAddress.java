package org.loyaltyloop.web.page.accounts;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.loyaltyloop.binding.Band;
import org.loyaltyloop.binding.BindingLevel;
import org.loyaltyloop.customer.AccountKind;
import org.loyaltyloop.customerview.AccountFilter;
import org.loyaltyloop.customerview.AccountSort;
import org.loyaltyloop.customerview.BoundAs;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.component.UrlQuery;

/**
 * How the address of the list of accounts says what to show. What cannot be read is left out rather
 * than refused: an old link still leads somewhere. {@code owner=me} and {@code team=mine} mean
 * whoever looks, so that a shared view fits all.
 */
final class AccountListAddress {

    static final String PAGE = "/accounts/list";

    static final String TEXT = "q";
    static final String STAGE = "stage";
    static final String OWNER = "owner";
    static final String TEAM = "team";
    static final String SECTOR = "sector";
    static final String KIND = "kind";
    static final String STALLED = "stalled";
    static final String BOUND = "bound";
    static final String SORT = "sort";
    static final String DESCENDING = "desc";
    static final String HIDDEN = "hide";
    static final String AFTER = "after";
    static final String ROW = "row";

    static final String ME = "me";
    static final String MINE = "mine";
    static final String NOBODY = "none";
    static final String YES = "true";

    /** What a saved view keeps: filters, order and columns, but not the page reached. */
    static final List<String> KEPT =
            List.of(
                    TEXT,
                    STAGE,
                    OWNER,
                    TEAM,
                    SECTOR,
                    KIND,
                    STALLED,
                    BOUND,
                    SORT,
                    DESCENDING,
                    HIDDEN);

    /** What restricts the list. */
    static final List<String> FILTERS =
            List.of(TEXT, STAGE, OWNER, TEAM, SECTOR, KIND, STALLED, BOUND);

    private static final int LONGEST_TEXT = 100;

    private AccountListAddress() {}

    /** The filter that the query asks for, as seen by that person. */
    static AccountFilter filter(UrlQuery query, Actor viewer) {
        Optional<String> owner = query.first(OWNER);
        Optional<String> team = query.first(TEAM);
        return new AccountFilter(
                query.first(TEXT).map(AccountListAddress::visible),
                stages(query.all(STAGE)),
                owner.flatMap(
                        value -> value.equals(ME) ? viewer.user() : uuid(value).map(UserId::new)),
                owner.filter(NOBODY::equals).isPresent(),
                team.flatMap(
                        value -> value.equals(MINE) ? viewer.team() : uuid(value).map(TeamId::new)),
                query.first(SECTOR).map(AccountListAddress::visible),
                query.first(KIND)
                        .flatMap(name -> constant(name, AccountKind.values(), AccountKind::name)),
                query.first(STALLED)
                        .filter(value -> value.equals(YES) || value.equals("false"))
                        .map(Boolean::valueOf),
                bound(query.all(BOUND)));
    }

    private static Set<BoundAs> bound(List<String> named) {
        return Arrays.stream(BindingLevel.values())
                .flatMap(
                        level -> Arrays.stream(Band.values()).map(band -> new BoundAs(level, band)))
                .filter(as -> named.contains(as.level() + ":" + as.band()))
                .collect(Collectors.toSet());
    }

    /**
     * The order asked for; without one by name, or for a stalled list whoever waits longest first.
     */
    static AccountSort sort(UrlQuery query) {
        return query.first(SORT)
                .flatMap(
                        name ->
                                constant(
                                        name.toUpperCase(Locale.ROOT),
                                        AccountSort.values(),
                                        AccountSort::name))
                .orElse(query.has(STALLED, YES) ? AccountSort.LAST_TOUCH : AccountSort.NAME);
    }

    /** Whether the order is reversed. */
    static boolean descending(UrlQuery query) {
        return query.has(DESCENDING, YES);
    }

    /**
     * The query that sorts by that, the other way round where the list is sorted so already; from
     * its start.
     */
    static UrlQuery sortedBy(UrlQuery query, AccountSort sort) {
        boolean same = sort(query) == sort;
        boolean descending = same ? !descending(query) : sort == AccountSort.LAST_TOUCH;
        return query.without(AFTER, ROW)
                .with(SORT, sort.name().toLowerCase(Locale.ROOT))
                .with(DESCENDING, descending ? YES : "");
    }

    private static Set<LoopStage> stages(List<String> names) {
        Set<LoopStage> stages = EnumSet.noneOf(LoopStage.class);
        names.forEach(
                name -> constant(name, LoopStage.values(), LoopStage::name).ifPresent(stages::add));
        return stages;
    }

    private static <E> Optional<E> constant(
            String name, E[] constants, Function<E, String> naming) {
        return Arrays.stream(constants).filter(c -> naming.apply(c).equals(name)).findFirst();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
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
