package org.loyaltyloop.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;

/**
 * What names in files mean that nothing bears: once somebody has said that "GTXPro" is "GTX Pro",
 * every later row and run knows it, whatever its case and spaces.
 */
@ApplicationScoped
@Transactional
public class KnownNames {

    private final Database database;
    private final Audit audit;
    private final Clock clock;

    @Inject
    KnownNames(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected KnownNames() {
        this(null, null, null);
    }

    /**
     * What the names mean, where somebody has said so.
     *
     * @param kind what they name
     */
    public Map<String, String> meant(String kind, Collection<String> names) {
        Map<String, String> meant = new HashMap<>();
        if (!names.isEmpty()) {
            database.list(
                    """
                    select wanted.name, known.target
                    from unnest(?) as wanted(name)
                    join importing.known_name known
                        on known.kind = ? and known.name_key = platform.fold(trim(wanted.name))
                    """,
                    row -> meant.put(row.text("name"), row.text("target")),
                    names.stream().distinct().toArray(String[]::new),
                    kind);
        }
        return meant;
    }

    /** Says what a name means from now on; for managers and administrators. */
    public void remember(Actor actor, String kind, String name, String target) {
        actor.require(Role.MANAGER);
        Checks checks = new Checks();
        String line = checks.required("name", name, 200);
        checks.required("target", target, 200);
        checks.refuseIfAny();
        database.update(
                """
                insert into importing.known_name (kind, name_key, name, target, decided_at, decided_by)
                values (?, platform.fold(?), ?, ?, ?, ?)
                on conflict (kind, name_key) do update set
                    target = excluded.target, decided_at = excluded.decided_at, decided_by = excluded.decided_by
                """,
                kind,
                line,
                line,
                target,
                clock.instant(),
                actor.name());
        audit.record(actor.author(), "IMPORT_NAME_DECIDED", kind, line, List.of("target"));
    }

    /**
     * Names that a run met and nothing bears, with how many rows each held up, most first.
     *
     * @param codes the reasons for which rows were refused for a name
     */
    public List<Unknown> unknown(Actor actor, RunId run, Collection<String> codes) {
        actor.require(Role.MANAGER);
        return database.list(
                """
                select code, value, count(*) as n from importing.run_result
                where run_id = ? and outcome = 'REJECTED' and code = any (?) and value <> ''
                group by code, value order by count(*) desc, code, value limit 100
                """,
                row -> new Unknown(row.text("code"), row.text("value"), row.number("n")),
                run.value(),
                codes.toArray(String[]::new));
    }

    /** A name that nothing bears: why rows were refused, the name, and how many. */
    public record Unknown(String code, String name, long rows) {}
}
