package org.loyaltyloop.touchpoint;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.offering.ProductLineId;
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
 * @param line about this product line, or a product of it
 * @param sector of accounts in this sector today
 * @param survey answers to this metric
 * @param asked answers that are about this stage, whatever stage they were given in
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
        Optional<ProductLineId> line,
        Optional<String> sector,
        Optional<SurveyMetric> survey,
        Optional<LoopStage> asked,
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
        return but(parts -> parts.account = Optional.of(id));
    }

    /** Those with one person. */
    public TouchpointFilter with(ContactId person) {
        return but(parts -> parts.contact = Optional.of(person));
    }

    /** Those from a moment on and before another. */
    public TouchpointFilter between(Instant start, Instant end) {
        return but(
                parts -> {
                    parts.from = Optional.of(start);
                    parts.to = Optional.of(end);
                });
    }

    /** Those placed in one of these stages. */
    public TouchpointFilter in(Collection<LoopStage> anyOf) {
        return but(parts -> parts.stages = Set.copyOf(anyOf));
    }

    /** Those of these departments. */
    public TouchpointFilter by(Collection<Department> anyOf) {
        return but(parts -> parts.departments = Set.copyOf(anyOf));
    }

    /** Those along these channels. */
    public TouchpointFilter along(Collection<Channel> anyOf) {
        return but(parts -> parts.channels = Set.copyOf(anyOf));
    }

    /** Those in these directions. */
    public TouchpointFilter directed(Collection<Direction> anyOf) {
        return but(parts -> parts.directions = Set.copyOf(anyOf));
    }

    /** Those of these types. */
    public TouchpointFilter ofTypes(Collection<String> codes) {
        return but(parts -> parts.types = Set.copyOf(codes));
    }

    /** Those of a team's accounts. */
    public TouchpointFilter ofTeam(Optional<TeamId> id) {
        return but(parts -> parts.team = id);
    }

    /** Those of an owner's accounts. */
    public TouchpointFilter ofOwner(Optional<UserId> id) {
        return but(parts -> parts.owner = id);
    }

    /** Those that say this somewhere. */
    public TouchpointFilter saying(Optional<String> words) {
        return but(parts -> parts.text = words);
    }

    /** Those about a product line. */
    public TouchpointFilter about(Optional<ProductLineId> id) {
        return but(parts -> parts.line = id);
    }

    /** Those of accounts in a sector. */
    public TouchpointFilter inSector(Optional<String> name) {
        return but(parts -> parts.sector = name);
    }

    /** Those that answer this question. */
    public TouchpointFilter answering(SurveyMetric metric) {
        return but(parts -> parts.survey = Optional.of(metric));
    }

    /** Answers about that stage, whatever stage they were given in. */
    public TouchpointFilter askedAbout(LoopStage stage) {
        return but(parts -> parts.asked = Optional.of(stage));
    }

    /** Also those that were withdrawn. */
    public TouchpointFilter alsoWithdrawn() {
        return but(parts -> parts.withdrawn = true);
    }

    private TouchpointFilter but(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return parts.filter();
    }

    /** The conditions while one of them changes. */
    private static final class Parts {
        Optional<AccountId> account;
        Optional<ContactId> contact;
        Optional<Instant> from;
        Optional<Instant> to;
        Set<LoopStage> stages;
        Set<Department> departments;
        Set<Channel> channels;
        Set<Direction> directions;
        Set<String> types;
        Optional<TeamId> team;
        Optional<UserId> owner;
        Optional<String> text;
        Optional<ProductLineId> line;
        Optional<String> sector;
        Optional<SurveyMetric> survey;
        Optional<LoopStage> asked;
        boolean withdrawn;

        Parts(TouchpointFilter filter) {
            account = filter.account;
            contact = filter.contact;
            from = filter.from;
            to = filter.to;
            stages = filter.stages;
            departments = filter.departments;
            channels = filter.channels;
            directions = filter.directions;
            types = filter.types;
            team = filter.team;
            owner = filter.owner;
            text = filter.text;
            line = filter.line;
            sector = filter.sector;
            survey = filter.survey;
            asked = filter.asked;
            withdrawn = filter.withdrawn;
        }

        TouchpointFilter filter() {
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
                    line,
                    sector,
                    survey,
                    asked,
                    withdrawn);
        }
    }
}
