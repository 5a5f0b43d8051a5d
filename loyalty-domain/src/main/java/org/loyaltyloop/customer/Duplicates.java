package org.loyaltyloop.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.customer.Duplicate.Reason;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;

/**
 * Finds what is known already while somebody types: by e-mail address, telephone number, reference,
 * and names that are equal or alike. Each of these is an index look-up, also among a million
 * accounts.
 */
@ApplicationScoped
@Transactional
public class Duplicates {

    private static final int AT_MOST = 8;
    private static final int SHORTEST_NAME = 3;
    private static final double ALIKE = 0.55;
    private static final Pattern LEGAL_FORM =
            Pattern.compile(
                    "\\b(b\\.?\\s?v|n\\.?\\s?v|v\\.?o\\.?f|c\\.?v|gmbh|ag|kg|ltd|limited|llc|inc|corp|corporation|plc|s\\.?a|sarl"
                            + "|bvba|cvba|co|company|holding|groep|group)\\b\\.?");
    private static final String HIGHEST = new String(Character.toChars(0x10FFFF));

    private final Database database;

    @Inject
    Duplicates(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Duplicates() {
        this(null);
    }

    /**
     * What somebody has typed of an account so far; everything may be empty.
     *
     * @param name the name
     * @param email the address
     * @param phone the number, in any form
     * @param reference another system's name for it
     * @param except the account that is being changed, which is no duplicate of itself
     */
    public record AccountProbe(
            String name,
            Optional<String> email,
            Optional<String> phone,
            Optional<Reference> reference,
            Optional<AccountId> except) {}

    /**
     * What somebody has typed of a contact so far; everything may be empty.
     *
     * @param name the full name
     * @param email the address
     * @param phone either number, in any form
     * @param except the contact that is being changed
     */
    public record ContactProbe(
            String name,
            Optional<String> email,
            Optional<String> phone,
            Optional<ContactId> except) {}

    /** Known accounts that look like it, the surest first, at most eight. */
    @Counted(name = "duplicates_of_account_calls", absolute = true)
    @Timed(name = "duplicates_of_account_seconds", absolute = true)
    public List<Duplicate> ofAccount(AccountProbe probe) {
        Typed typed = typed(probe.name(), probe.email(), probe.phone());
        return surest(
                database.list(
                        """
                with hit as (
                    select id from customer.account where email_key = ?
                    union
                    select id from customer.account where phone_digits = ?
                    union
                    select account_id from customer.account_ref where source = ? and ref = ?
                    union
                    (select id from customer.account
                     where merged_into is null and search_name >= ? and search_name < ? limit 20)
                    union
                    (select id from customer.account
                     where merged_into is null and search_name % ?
                     order by similarity(search_name, ?) desc limit 20)
                )
                select living.id, living.name, given.search_name, given.email_key, given.phone_digits,
                       coalesce(address.city, '') as detail,
                       exists (select from customer.account_ref r
                               where r.source = ? and r.ref = ? and r.account_id = given.id) as same_reference,
                       similarity(given.search_name, ?) as alike
                from hit
                join customer.account given on given.id = hit.id
                join customer.account living on living.id = coalesce(given.merged_into, given.id)
                left join lateral (select city from customer.address where account_id = living.id
                                   order by kind = 'VISIT' desc limit 1) address on true
                where living.id is distinct from ?
                """,
                        row ->
                                judge(
                                        row,
                                        typed,
                                        List.of(row.optionalText("phone_digits")),
                                        row.flag("same_reference")),
                        typed.email(),
                        typed.digits(),
                        probe.reference().map(Reference::source),
                        probe.reference().map(Reference::ref),
                        typed.from(),
                        typed.to(),
                        typed.folded(),
                        typed.folded(),
                        probe.reference().map(Reference::source),
                        probe.reference().map(Reference::ref),
                        typed.folded(),
                        probe.except().map(AccountId::value)));
    }

    /** Known contacts that look like it, the surest first, at most eight. */
    @Counted(name = "duplicates_of_contact_calls", absolute = true)
    @Timed(name = "duplicates_of_contact_seconds", absolute = true)
    public List<Duplicate> ofContact(ContactProbe probe) {
        Typed typed = typed(probe.name(), probe.email(), probe.phone());
        return surest(
                database.list(
                        """
                with hit as (
                    select id from customer.contact where email_key = ?
                    union
                    select id from customer.contact where phone_digits = ?
                    union
                    select id from customer.contact where mobile_digits = ?
                    union
                    (select id from customer.contact where search_name >= ? and search_name < ? limit 20)
                    union
                    (select id from customer.contact where search_name % ?
                     order by similarity(search_name, ?) desc limit 20)
                )
                select c.id, c.display_name as name, c.search_name, c.email_key, c.phone_digits, c.mobile_digits,
                       coalesce(place.name, '') as detail, similarity(c.search_name, ?) as alike
                from hit
                join customer.v_contact c on c.id = hit.id
                left join lateral (select a.name from customer.contact_at_account p
                                   join customer.account a on a.id = p.account_id
                                   where p.contact_id = c.id order by p.since, a.id limit 1) place on true
                where c.id is distinct from ?
                """,
                        row ->
                                judge(
                                        row,
                                        typed,
                                        List.of(
                                                row.optionalText("phone_digits"),
                                                row.optionalText("mobile_digits")),
                                        false),
                        typed.email(),
                        typed.digits(),
                        typed.digits(),
                        typed.from(),
                        typed.to(),
                        typed.folded(),
                        typed.folded(),
                        typed.folded(),
                        probe.except().map(ContactId::value)));
    }

    private static Duplicate judge(
            Row row, Typed typed, List<Optional<String>> numbers, boolean sameReference)
            throws SQLException {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        if (sameReference) {
            reasons.add(Reason.SAME_REFERENCE);
        }
        if (typed.email().isPresent() && typed.email().equals(row.optionalText("email_key"))) {
            reasons.add(Reason.SAME_EMAIL);
        }
        if (typed.digits().isPresent() && numbers.contains(typed.digits())) {
            reasons.add(Reason.SAME_PHONE);
        }
        double alike = row.optionalReal("alike").orElse(0);
        String core = core(row.text("search_name"));
        if (!typed.core().isEmpty() && core.equals(typed.core())) {
            reasons.add(Reason.SAME_NAME);
        } else if (alike >= ALIKE
                || typed.core().length() > SHORTEST_NAME && core.startsWith(typed.core() + " ")) {
            reasons.add(Reason.SIMILAR_NAME);
        }
        return new Duplicate(
                row.uuid("id"),
                row.text("name"),
                row.text("detail"),
                score(reasons, alike),
                reasons);
    }

    /** Independent signs add up as chances do; a name that is merely alike counts by how much. */
    private static int score(Set<Reason> reasons, double alike) {
        double doubt = 1;
        for (Reason reason : reasons) {
            double weight = reason.weight() / 100.0;
            doubt *= 1 - (reason == Reason.SIMILAR_NAME ? weight * Math.max(alike, 0.5) : weight);
        }
        return (int) Math.round(100 * (1 - doubt));
    }

    private static List<Duplicate> surest(List<Duplicate> found) {
        Map<UUID, Duplicate> once = new HashMap<>();
        found.stream()
                .filter(duplicate -> !duplicate.reasons().isEmpty())
                .forEach(duplicate -> once.merge(duplicate.id(), duplicate, Duplicates::both));
        return once.values().stream()
                .sorted(
                        Comparator.comparingInt(Duplicate::score)
                                .reversed()
                                .thenComparing(Duplicate::name)
                                .thenComparing(Duplicate::id))
                .limit(AT_MOST)
                .toList();
    }

    /** An account that is found by itself and by one that was merged into it. */
    private static Duplicate both(Duplicate one, Duplicate other) {
        Set<Reason> reasons = EnumSet.copyOf(one.reasons());
        reasons.addAll(other.reasons());
        return new Duplicate(
                one.id(), one.name(), one.detail(), Math.max(one.score(), other.score()), reasons);
    }

    private Typed typed(String name, Optional<String> email, Optional<String> phone) {
        database.first(
                "select set_config('pg_trgm.similarity_threshold', ?, true)",
                row -> true,
                String.valueOf(ALIKE));
        String folded =
                database.first(
                                "select platform.fold(?) as folded",
                                row -> row.text("folded"),
                                clean(name))
                        .orElse("");
        String core = core(folded);
        boolean enough = core.length() >= SHORTEST_NAME;
        return new Typed(
                enough ? Optional.of(folded) : Optional.empty(),
                enough ? core : "",
                email.map(text -> clean(text).toLowerCase(Locale.ROOT))
                        .filter(text -> !text.isEmpty()),
                phone.flatMap(PhoneNumber::parse).map(PhoneNumber::digits));
    }

    private static String clean(String text) {
        return text.replace("\0", "").strip();
    }

    /**
     * A folded name without its legal form and without anything but letters and digits between
     * single spaces.
     */
    static String core(String folded) {
        String bare =
                LEGAL_FORM
                        .matcher(folded)
                        .replaceAll(" ")
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip();
        return bare.isEmpty() ? folded.replaceAll("[^\\p{L}\\p{N}]+", " ").strip() : bare;
    }

    private record Typed(
            Optional<String> folded, String core, Optional<String> email, Optional<String> digits) {

        Optional<String> from() {
            return core.isEmpty() ? Optional.empty() : Optional.of(core);
        }

        Optional<String> to() {
            return from().map(text -> text + HIGHEST);
        }
    }
}
