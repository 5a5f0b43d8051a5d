package org.loyaltyloop.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.loyaltyloop.kernel.TimeOrderedId;
import org.loyaltyloop.mapping.Mapping;
import org.loyaltyloop.mapping.MappingJson;
import org.loyaltyloop.mapping.MappingSuggestion;
import org.loyaltyloop.platform.Database;

/** The mappings that were used, found again by the names of a file's columns. */
@ApplicationScoped
class MappingMemory {

    private static final int MOST = 20;

    private final Database database;
    private final Clock clock;

    @Inject
    MappingMemory(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected MappingMemory() {
        this(null, null);
    }

    void remember(String importer, List<String> columns, String name, Mapping mapping) {
        database.update(
                """
                insert into importing.mapping (id, importer, signature, name, mapping, used_at)
                values (?, ?, ?, ?, ?::jsonb, ?)
                on conflict (importer, signature, name)
                    do update set mapping = excluded.mapping, used_at = excluded.used_at
                """,
                TimeOrderedId.next(),
                importer,
                signature(columns),
                name,
                MappingJson.write(mapping),
                clock.instant());
    }

    /** For files with these columns, the latest used first. */
    List<Analysis.Proposal> recall(List<String> columns) {
        return database.list(
                "select importer, name, mapping from importing.mapping where signature = ? order by used_at desc limit ?",
                row ->
                        new Analysis.Proposal(
                                row.text("importer"),
                                Analysis.Origin.REMEMBERED,
                                row.text("name"),
                                MappingJson.read(row.text("mapping"))),
                signature(columns),
                MOST);
    }

    /** The same for all files with the same columns, in whatever order and case. */
    static String signature(List<String> columns) {
        return columns.stream()
                .map(MappingSuggestion::key)
                .sorted()
                .collect(Collectors.joining("|"));
    }
}
