package org.loyaltyloop.touchpoint;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * Which touchpoints a list shows; every condition that is given must hold, an empty set admits all.
 * Made from {@link #ALL} by the methods that add a condition.
 *
 * @param account of this account, with those it absorbed; any id of it
 * @param contact with this person
 * @param from not before
 * @param to before
 * @param team of accounts of this team today
 * @param owner of accounts of this owner today
 * @param types codes in the catalogue
 * @param text somewhere in summary, outcome or the comment of a survey answer, in any case
 * @param survey answers to this metric
 * @param withdrawn show those that were withdrawn, too
 */
public record TouchpointFilter(
        Optional<AccountId> account,
        Optional<ContactId> contact,
        Optional<Instant> from,
        Optional<Instant> to,
        Set<LoopStage> stages,
        Set<Department> departments,
        Set<Channel> channels,
        Set<Direction> directions,
        Set<String> types,
        Optional<TeamId> team,
        Optional<UserId> owner,
        Optional<String> text,
        Optional<SurveyMetric> survey,
        boolean withdrawn) {

    /** All touchpoints but those that were withdrawn. */
    public static final TouchpointFilter ALL =
            new TouchpointFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);

    /** Copies the sets; blank text is none. */
    public TouchpointFilter {
        stages = Set.copyOf(stages);
        departments = Set.copyOf(departments);
        channels = Set.copyOf(channels);
        directions = Set.copyOf(directions);
        types = Set.copyOf(types);
        text = text.map(String::strip).filter(t -> !t.isEmpty());
    }

    /** Those of one account. */
    public TouchpointFilter of(AccountId id) {
        return new TouchpointFilter(
                Optional.of(id),
                contact,
                from,
                to,
                stages,
                departments,
                channels,
                directions,
                types,
                team,
                owner,
                text,
                survey,
                withdrawn);
    }

    /** Those with one person. */
    public TouchpointFilter with(ContactId person) {
        return new TouchpointFilter(
                account,
                Optional.of(person),
                from,
                to,
                stages,
                departments,
                channels,
                directions,
                types,
                team,
                owner,
                text,
                survey,
                withdrawn);
    }

    /** Those from a moment on and before another. */
    public TouchpointFilter between(Instant start, Instant end) {
        return new TouchpointFilter(
                account,
                contact,
                Optional.of(start),
                Optional.of(end),
                stages,
                departments,
                channels,
                directions,
                types,
                team,
                owner,
                text,
                survey,
                withdrawn);
    }

    /** Those placed in one of these stages. */
    public TouchpointFilter in(Collection<LoopStage> anyOf) {
        return new TouchpointFilter(
                account,
                contact,
                from,
                to,
                Set.copyOf(anyOf),
                departments,
                channels,
                directions,
                types,
                team,
                owner,
                text,
                survey,
                withdrawn);
    }

    /** Those of these departments. */
    public TouchpointFilter by(Collection<Department> anyOf) {
        return new TouchpointFilter(
                account,
                contact,
                from,
                to,
                stages,
                Set.copyOf(anyOf),
                channels,
                directions,
                types,
                team,
                owner,
                text,
                survey,
                withdrawn);
    }

    /** Those along these channels. */
    public TouchpointFilter along(Collection<Channel> anyOf) {
        return new TouchpointFilter(
                account,
                contact,
                from,
                to,
                stages,
                departments,
                Set.copyOf(anyOf),
                directions,
                types,
                team,
                owner,
                text,
                survey,
                withdrawn);
    }

    /** Those in these directions. */
    public TouchpointFilter directed(Collection<Direction> anyOf) {
        return new TouchpointFilter(
                account,
                contact,
                from,
                to,
                stages,
                departments,
                channels,
                Set.copyOf(anyOf),
                types,
                team,
                owner,
                text,
                survey,
                withdrawn);
    }

    /** Those of these types. */
    public TouchpointFilter ofTypes(Collection<String> codes) {
        return new TouchpointFilter(
                account,
                contact,
                from,
                to,
                stages,
                departments,
                channels,
                directions,
                Set.copyOf(codes),
                team,
                owner,
                text,
                survey,
                withdrawn);
    }

    /** Those of a team's accounts. */
    public TouchpointFilter ofTeam(Optional<TeamId> id) {
        return new TouchpointFilter(
                account,
                contact,
                from,
                to,
                stages,
                departments,
                channels,
                directions,
                types,
                id,
                owner,
                text,
                survey,
                withdrawn);
    }

    /** Those of an owner's accounts. */
    public TouchpointFilter ofOwner(Optional<UserId> id) {
        return new TouchpointFilter(
                account,
                contact,
                from,
                to,
                stages,
                departments,
                channels,
                directions,
                types,
                team,
                id,
                text,
                survey,
                withdrawn);
    }

    /** Those that say this somewhere. */
    public TouchpointFilter saying(Optional<String> words) {
        return new TouchpointFilter(
                account,
                contact,
                from,
                to,
                stages,
                departments,
                channels,
                directions,
                types,
                team,
                owner,
                words,
                survey,
                withdrawn);
    }

    /** Those that answer this question. */
    public TouchpointFilter answering(SurveyMetric metric) {
        return new TouchpointFilter(
                account,
                contact,
                from,
                to,
                stages,
                departments,
                channels,
                directions,
                types,
                team,
                owner,
                text,
                Optional.of(metric),
                withdrawn);
    }

    /** Also those that were withdrawn. */
    public TouchpointFilter alsoWithdrawn() {
        return new TouchpointFilter(
                account,
                contact,
                from,
                to,
                stages,
                departments,
                channels,
                directions,
                types,
                team,
                owner,
                text,
                survey,
                true);
    }
}
