package org.loyaltyloop.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.loyaltyloop.importing.ImportContext;
import org.loyaltyloop.importing.ImportResult;
import org.loyaltyloop.importing.Importer;
import org.loyaltyloop.importing.MadeThing;
import org.loyaltyloop.importing.Outcome;
import org.loyaltyloop.mapping.ImportRecord;
import org.loyaltyloop.mapping.RowProblem;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;

/**
 * Links subsidiaries to their parents, for imports. A file names a parent by its reference in the
 * same source, or by its name. Linking leaves an account's time of change alone: it belongs to the
 * import that opened the account.
 */
@ApplicationScoped
class ParentLinks {

    private final Database database;

    @Inject
    ParentLinks(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ParentLinks() {
        this(null);
    }

    private record Wish(ImportRecord from, String source, String child, String parent) {}

    private record Linked(UUID id, Optional<UUID> parent, boolean person) {}

    List<ImportResult> check(ImportContext context, List<ImportRecord> records) {
        List<Wish> wishes = wishes(records);
        Map<String, Linked> known = resolve(wishes);
        List<ImportResult> results = new ArrayList<>();
        for (Wish wish : wishes) {
            Linked child = known.get(key(wish.source(), wish.child()));
            Linked parent = known.get(key(wish.source(), wish.parent()));
            boolean parentComes =
                    context.seen()
                                    .contains(
                                            AccountImporter.ACCOUNT,
                                            "ref " + wish.source() + ' ' + wish.parent())
                            || context.seen()
                                    .contains(
                                            AccountImporter.ACCOUNT,
                                            AccountImporter.nameKey(wish.parent()));
            if (parent == null && !parentComes) {
                results.add(problem(wish, "unknown_parent"));
            } else if (child != null
                    && parent != null
                    && child.parent().equals(Optional.of(parent.id()))) {
                results.add(
                        ImportResult.planned(
                                wish.from(), AccountImporter.PARENT, Outcome.UNCHANGED));
            } else {
                boolean has = child != null && child.parent().isPresent();
                results.add(
                        ImportResult.planned(
                                wish.from(),
                                AccountImporter.PARENT,
                                has ? Outcome.UPDATED : Outcome.CREATED));
            }
        }
        return results;
    }

    List<ImportResult> link(ImportContext context, List<ImportRecord> records) {
        List<Wish> wishes = wishes(records);
        Map<String, Linked> known = resolve(wishes);
        Map<UUID, UUID> above = ancestors(known.values());
        Map<UUID, UUID> links = new TreeMap<>();
        List<ImportResult> results = new ArrayList<>();
        for (Wish wish : wishes) {
            Linked child = known.get(key(wish.source(), wish.child()));
            Linked parent = known.get(key(wish.source(), wish.parent()));
            if (child == null) {
                // Its row was refused in the first reading.
                continue;
            }
            if (parent == null) {
                results.add(problem(wish, "unknown_parent"));
            } else if (parent.id().equals(above.get(child.id()))) {
                results.add(
                        ImportResult.of(
                                wish.from(),
                                AccountImporter.PARENT,
                                Outcome.UNCHANGED,
                                child.id()));
            } else if (child.person()) {
                results.add(problem(wish, CustomerRule.PERSON_WITHOUT_PARENT.code()));
            } else if (isAbove(child.id(), parent.id(), above)) {
                results.add(problem(wish, CustomerRule.PARENT_IN_CIRCLE.code()));
            } else {
                above.put(child.id(), parent.id());
                links.put(child.id(), parent.id());
                results.add(linked(wish, child, parent));
            }
        }
        set(links);
        return results;
    }

    /** Unlinks what an import linked, where it is still linked so. */
    Map<Long, String> restore(List<MadeThing> made) {
        Map<UUID, UUID> current = new HashMap<>();
        database.list(
                "select id, parent_id from customer.account where id = any (?) and parent_id is not null order by id for update",
                row -> current.put(row.uuid("id"), row.uuid("parent_id")),
                (Object) made.stream().map(MadeThing::target).toArray(UUID[]::new));
        Map<Long, String> fates = new HashMap<>();
        Map<UUID, UUID> links = new TreeMap<>();
        List<UUID> cleared = new ArrayList<>();
        for (MadeThing thing : made) {
            JsonObject before = AccountSheet.parse(thing.before().orElse("{}"));
            boolean same =
                    before.getString("now").equals(String.valueOf(current.get(thing.target())));
            fates.put(thing.seq(), same ? Importer.UNDONE : "changed_since");
            if (same && before.containsKey("parent")) {
                links.put(thing.target(), UUID.fromString(before.getString("parent")));
            } else if (same) {
                cleared.add(thing.target());
            }
        }
        set(links);
        database.update(
                "update customer.account set parent_id = null, version = version + 1 where id = any (?)",
                (Object) cleared.toArray(UUID[]::new));
        return fates;
    }

    private void set(Map<UUID, UUID> links) {
        if (links.isEmpty()) {
            return;
        }
        UUID[] children = links.keySet().toArray(UUID[]::new);
        database.list(
                "select id from customer.account where id = any (?) order by id for update",
                row -> true,
                (Object) children);
        database.update(
                """
                update customer.account child set parent_id = link.parent, version = child.version + 1
                from unnest(?, ?) as link(id, parent) where child.id = link.id
                """,
                children,
                links.values().toArray(UUID[]::new));
    }

    private static List<Wish> wishes(List<ImportRecord> records) {
        List<Wish> wishes = new ArrayList<>();
        for (ImportRecord from : records) {
            Optional<String> parent = from.text(AccountImporter.PARENT);
            Optional<String> child = from.text("ref").or(() -> from.text("name"));
            if (parent.isPresent() && child.isPresent()) {
                wishes.add(
                        new Wish(
                                from,
                                from.text("source").orElse("import"),
                                child.get(),
                                parent.get()));
            }
        }
        return wishes;
    }

    /**
     * The living accounts by source and the text that names them: a reference first, else a name
     * that only one has.
     */
    private Map<String, Linked> resolve(List<Wish> wishes) {
        Set<String> distinct = new HashSet<>();
        List<String> sources = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Wish wish : wishes) {
            for (String text : List.of(wish.child(), wish.parent())) {
                if (distinct.add(key(wish.source(), text))) {
                    sources.add(wish.source());
                    texts.add(text);
                }
            }
        }
        Map<String, Linked> found = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        if (distinct.isEmpty()) {
            return found;
        }
        Object[] wanted = {sources.toArray(String[]::new), texts.toArray(String[]::new)};
        database.list(
                """
                select wanted.source, wanted.typed, a.id, a.parent_id, a.kind
                from (select source, typed, platform.fold(typed) as folded from unnest(?, ?) as w(source, typed)) wanted
                join customer.account a on a.search_name = wanted.folded and a.merged_into is null
                """,
                row -> {
                    String key = key(row.text("source"), row.text("typed"));
                    if (found.containsKey(key)) {
                        ambiguous.add(key);
                    }
                    return found.put(key, linked(row));
                },
                wanted);
        ambiguous.forEach(found::remove);
        database.list(
                """
                select wanted.source, wanted.ref as typed, living.id, living.parent_id, living.kind
                from unnest(?, ?) as wanted(source, ref)
                join customer.account_ref named on named.source = wanted.source and named.ref = wanted.ref
                join customer.account given on given.id = named.account_id
                join customer.account living on living.id = coalesce(given.merged_into, given.id)
                """,
                row -> found.put(key(row.text("source"), row.text("typed")), linked(row)),
                wanted);
        return found;
    }

    private static Linked linked(Row row) throws SQLException {
        return new Linked(
                row.uuid("id"), row.optionalUuid("parent_id"), row.text("kind").equals("PERSON"));
    }

    /** Who is above whom, from these accounts all the way up. */
    private Map<UUID, UUID> ancestors(Iterable<Linked> accounts) {
        List<UUID> ids = new ArrayList<>();
        accounts.forEach(account -> ids.add(account.id()));
        Map<UUID, UUID> above = new HashMap<>();
        database.list(
                """
                with recursive up as (
                    select id, parent_id from customer.account where id = any (?)
                    union
                    select a.id, a.parent_id from customer.account a join up on a.id = up.parent_id
                )
                select id, parent_id from up where parent_id is not null
                """,
                row -> above.put(row.uuid("id"), row.uuid("parent_id")),
                (Object) ids.toArray(UUID[]::new));
        return above;
    }

    private static boolean isAbove(UUID upper, UUID lower, Map<UUID, UUID> above) {
        UUID at = lower;
        while (at != null && !at.equals(upper)) {
            at = above.get(at);
        }
        return at != null;
    }

    private static ImportResult linked(Wish wish, Linked child, Linked parent) {
        JsonObjectBuilder before = Json.createObjectBuilder().add("now", parent.id().toString());
        child.parent().ifPresent(old -> before.add("parent", old.toString()));
        return new ImportResult(
                wish.from().row(),
                wish.from().output(),
                AccountImporter.PARENT,
                child.parent().isPresent() ? Outcome.UPDATED : Outcome.CREATED,
                Optional.of(child.id()),
                Optional.empty(),
                Optional.of(before.build().toString()));
    }

    private static ImportResult problem(Wish wish, String code) {
        return ImportResult.noted(
                wish.from(),
                AccountImporter.PARENT,
                new RowProblem(code, AccountImporter.PARENT, wish.parent()));
    }

    private static String key(String source, String text) {
        return source + '\0' + text;
    }
}
