package org.loyaltyloop.offering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.TimeOrderedId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;

/**
 * Finds offerings as other systems write them: by code or name, whatever the case, spaces and
 * signs, so that "GTXPro" and "GTX Pro" are one. Opens product lines for names that nobody knows.
 */
@ApplicationScoped
@Transactional
public class OfferingNames {

    /** Characters that the name of a new product line may have. */
    public static final int LONGEST = 100;

    private static final int CODE = 60;

    private final Database database;

    @Inject
    OfferingNames(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected OfferingNames() {
        this(null);
    }

    /**
     * The code that each text means; texts that mean none are absent. Codes come before names,
     * products before lines.
     */
    public Map<String, String> codes(Collection<String> typed) {
        Map<String, String> byKey = new HashMap<>();
        if (typed.isEmpty()) {
            return byKey;
        }
        database.list(
                """
                select code, name, 3 as rank from offering.product_line
                union all select code, name, 1 from offering.product order by rank desc
                """,
                row -> byKey.put(key(row.text("name")), row.text("code")));
        database.list(
                "select code, 2 as rank from offering.product_line union all select code, 0 from offering.product order by rank desc",
                row -> byKey.put(key(row.text("code")), row.text("code")));
        Map<String, String> found = new HashMap<>();
        for (String text : typed) {
            String code = byKey.get(key(text));
            if (code != null && !key(text).isEmpty()) {
                found.put(text, code);
            }
        }
        return found;
    }

    /**
     * The codes that new product lines of these names would have; names that mean the same share
     * one.
     */
    public static Map<String, String> newCodes(Collection<String> names) {
        Map<String, String> byKey = new HashMap<>();
        Map<String, String> codes = new LinkedHashMap<>();
        for (String name : names.stream().sorted().distinct().toList()) {
            codes.put(name, byKey.computeIfAbsent(key(name), key -> codeFor(name)));
        }
        return codes;
    }

    private static String codeFor(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String code =
                plain.toUpperCase(Locale.ROOT)
                        .replaceAll("[^A-Z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        return code.isEmpty() ? "LINE" : code.substring(0, Math.min(code.length(), CODE));
    }

    /** Opens a product line for each name; answers their codes. For managers and administrators. */
    public Map<String, String> openLines(Actor actor, Collection<String> names) {
        actor.require(Role.MANAGER);
        Checks checks = new Checks();
        names.forEach(name -> checks.required("name", name, LONGEST));
        checks.refuseIfAny();
        Map<String, String> codes = newCodes(names);
        database.update(
                """
                insert into offering.product_line (id, code, name)
                select id, code, name from unnest(?, ?, ?) as w(id, code, name) order by code on conflict do nothing
                """,
                codes.keySet().stream().map(n -> TimeOrderedId.next()).toArray(UUID[]::new),
                codes.values().toArray(String[]::new),
                codes.keySet().stream().map(String::strip).toArray(String[]::new));
        return codes;
    }

    private static String key(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
