package org.loyaltyloop.offering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.loyaltyloop.importing.KnownNames;
import org.loyaltyloop.importing.NameChoice;
import org.loyaltyloop.platform.Database;

/**
 * Whom and what imported rows name: exactly, whatever the case, or as somebody said once. For
 * others it knows what they may mean.
 */
@ApplicationScoped
public class ImportedNames {

    /** Products and product lines; the target is a code. */
    public static final String OFFERING = "offering";

    /** Accounts; the target is an id. */
    public static final String ACCOUNT = "account";

    /** Colleagues; the target is an id. */
    public static final String OWNER = "owner";

    private static final int CHOICES = 5;

    private static final Map<String, String> ALL =
            Map.of(
                    OFFERING,
                    """
                    select code as target, name from offering.product
                    union all select code, name from offering.product_line
                    """,
                    ACCOUNT,
                    "select id::text as target, name from customer.v_account",
                    OWNER,
                    "select id::text as target, display_name as name from staff.v_user");

    private final Database database;
    private final KnownNames known;

    @Inject
    public ImportedNames(Database database, KnownNames known) {
        this.database = database;
        this.known = known;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ImportedNames() {
        this(null, null);
    }

    /** Targets by name; names that nothing bears, or more than one thing does, are absent. */
    public Map<String, String> resolve(String kind, Collection<String> names) {
        Map<String, String> found = new HashMap<>();
        if (names.isEmpty()) {
            return found;
        }
        Map<String, Set<String>> bearers = new HashMap<>();
        Set<String> wanted = names.stream().map(ImportedNames::key).collect(Collectors.toSet());
        database.list(
                "select target, lower(trim(name)) as key, lower(target) as code from ("
                        + ALL.get(kind)
                        + ") x where lower(trim(name)) = any (?) or lower(target) = any (?)",
                row -> {
                    String key =
                            wanted.contains(row.text("key")) ? row.text("key") : row.text("code");
                    return bearers.computeIfAbsent(key, k -> new LinkedHashSet<>())
                            .add(row.text("target"));
                },
                wanted.toArray(String[]::new),
                wanted.toArray(String[]::new));
        for (String name : names) {
            Set<String> targets = bearers.getOrDefault(key(name), Set.of());
            // A product and its line may share a name: the product is meant.
            if (targets.size() == 1 || kind.equals(OFFERING) && !targets.isEmpty()) {
                found.put(name, targets.iterator().next());
            }
        }
        found.putAll(known.meant(kind, names.stream().filter(n -> !found.containsKey(n)).toList()));
        return found;
    }

    /** What the name may mean: what is spelled most like it, spaces and signs apart. */
    public List<NameChoice> alike(String kind, String name) {
        return database.list(
                "select target, name from (select target, name, "
                        + "public.similarity(regexp_replace(platform.fold(name), '[^a-z0-9]', '', 'g'), "
                        + "regexp_replace(platform.fold(?), '[^a-z0-9]', '', 'g')) as likeness from ("
                        + ALL.get(kind)
                        + ") x) y where likeness > 0.3 order by likeness desc, name, target limit ?",
                row -> new NameChoice(row.text("target"), row.text("name")),
                name,
                CHOICES);
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
