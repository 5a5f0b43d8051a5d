package org.loyaltyloop.touchpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.kernel.ThreeWay;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.JobId;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.UserId;

/**
 * Where administrators write classification rules: each in a draft of his own, published as the
 * next version. Published versions stay as they are; an earlier one comes back as a new one.
 */
@ApplicationScoped
@Transactional
public class RuleDesk {

    private static final String ENTITY = "classificationRules";

    private final Database database;
    private final Replays replays;
    private final Audit audit;
    private final Clock clock;

    @Inject
    RuleDesk(Database database, Replays replays, Audit audit, Clock clock) {
        this.database = database;
        this.replays = replays;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected RuleDesk() {
        this(null, null, null, null);
    }

    // Versions

    private static final String VERSIONS =
            "select version, rules::text as rules, note, restores, published_at, author from touchpoint.rule_version ";

    /** All versions, newest first; the first one holds. */
    public List<RuleVersion> versions(Actor actor) {
        actor.require(Role.ADMIN);
        return database.list(VERSIONS + "order by version desc", RuleDesk::version);
    }

    /** One version. */
    public RuleVersion version(Actor actor, int version) {
        actor.require(Role.ADMIN);
        return find(version);
    }

    /** The version that holds. */
    public RuleVersion published(Actor actor) {
        actor.require(Role.ADMIN);
        return find(publishedVersion());
    }

    private RuleVersion find(int version) {
        return database.first(VERSIONS + "where version = ?", RuleDesk::version, version)
                .orElseThrow(() -> new NotFound("rule version", version));
    }

    private int publishedVersion() {
        return (int) database.number("select rules from touchpoint.classification");
    }

    // The draft

    private static final String DRAFTS =
            """
            select d.owner_id, u.display_name, d.based_on, c.rules as published, d.restores, d.rules::text as rules,
                   d.version, d.changed_at
            from touchpoint.rule_draft d
            join staff.app_user u on u.id = d.owner_id
            cross join touchpoint.classification c
            """;

    /** The actor's draft, if there is one. */
    public Optional<RuleDraft> draft(Actor actor) {
        return database.first(
                DRAFTS + "where d.owner_id = ?", RuleDesk::draft, owner(actor).value());
    }

    /** The drafts of other administrators, the one touched last first. */
    public List<RuleDraft> draftsOfOthers(Actor actor) {
        return database.list(
                DRAFTS + "where d.owner_id <> ? order by d.changed_at desc, d.owner_id",
                RuleDesk::draft,
                owner(actor).value());
    }

    /** Begins a draft from the rules that hold; one that is begun already stays as it is. */
    public void begin(Actor actor) {
        begin(actor, publishedVersion(), Optional.empty());
    }

    /**
     * Begins a draft that brings an earlier version back. A draft at hand would be lost: then it is
     * refused with {@link StaleVersion}.
     */
    public void restore(Actor actor, int version) {
        if (draft(actor).isPresent()) {
            throw new StaleVersion("rule draft", owner(actor));
        }
        begin(actor, find(version).version(), Optional.of(version));
    }

    private void begin(Actor actor, int from, Optional<Integer> restores) {
        database.update(
                """
                insert into touchpoint.rule_draft (owner_id, based_on, restores, rules, changed_at)
                select ?, c.rules, ?, v.rules, ?
                from touchpoint.classification c
                cross join touchpoint.rule_version v
                where v.version = ?
                on conflict (owner_id) do nothing
                """,
                owner(actor).value(),
                restores,
                clock.instant(),
                from);
    }

    /** Adds a rule at the end of the draft, or replaces the one with its id. */
    public void save(Actor actor, int seen, ClassificationRule rule) {
        change(
                actor,
                seen,
                rules -> {
                    List<ClassificationRule> changed = new ArrayList<>(rules);
                    int place = place(rules, rule.id());
                    if (place < 0) {
                        changed.add(rule);
                    } else {
                        changed.set(place, rule);
                    }
                    return changed;
                });
    }

    /** Takes a rule out of the draft. */
    public void remove(Actor actor, int seen, RuleId id) {
        change(actor, seen, rules -> rules.stream().filter(r -> !r.id().equals(id)).toList());
    }

    /** Switches a rule of the draft on or off. */
    public void enable(Actor actor, int seen, RuleId id, boolean on) {
        change(
                actor,
                seen,
                rules -> rules.stream().map(r -> r.id().equals(id) ? r.enabled(on) : r).toList());
    }

    /** Moves a rule of the draft one place up or down, where there is one. */
    public void move(Actor actor, int seen, RuleId id, boolean up) {
        change(
                actor,
                seen,
                rules -> {
                    List<ClassificationRule> changed = new ArrayList<>(rules);
                    int from = place(rules, id);
                    int to = up ? from - 1 : from + 1;
                    if (from >= 0 && to >= 0 && to < changed.size()) {
                        changed.add(to, changed.remove(from));
                    }
                    return changed;
                });
    }

    /** Throws the draft away. */
    public void discard(Actor actor) {
        database.update(
                "delete from touchpoint.rule_draft where owner_id = ?", owner(actor).value());
    }

    /**
     * Brings an outdated draft up to the version that holds: what only one side changed stands;
     * where both changed the same rule, the draft's stands.
     */
    public void bringUpToDate(Actor actor, int seen) {
        RuleDraft draft = mine(actor);
        int published = publishedVersion();
        List<ClassificationRule> merged =
                ThreeWay.merge(
                        find(draft.basedOn()).rules(),
                        find(published).rules(),
                        draft.rules(),
                        ClassificationRule::id);
        requireOne(
                database.update(
                        """
                        update touchpoint.rule_draft
                        set rules = ?::jsonb, based_on = ?, restores = null, changed_at = ?, version = version + 1
                        where owner_id = ? and version = ?
                        """,
                        RuleJson.write(merged),
                        published,
                        clock.instant(),
                        draft.owner().value(),
                        seen),
                draft.owner());
    }

    private void change(Actor actor, int seen, UnaryOperator<List<ClassificationRule>> change) {
        RuleDraft draft = mine(actor);
        requireOne(
                database.update(
                        """
                        update touchpoint.rule_draft
                        set rules = ?::jsonb, restores = null, changed_at = ?, version = version + 1
                        where owner_id = ? and version = ?
                        """,
                        RuleJson.write(change.apply(draft.rules())),
                        clock.instant(),
                        draft.owner().value(),
                        seen),
                draft.owner());
    }

    // From draft to version

    /** Asks what the draft would do to what is recorded; a job that changes nothing. */
    public JobId preview(Actor actor) {
        RuleDraft draft = mine(actor);
        Map<String, String> params = new LinkedHashMap<>();
        params.put("draft", Integer.toString(draft.version()));
        params.put("rules", RuleJson.write(draft.rules()));
        return replays.look(actor, params);
    }

    /**
     * Publishes the draft as the next version: it holds for every touchpoint that is recorded from
     * now on, and a job places the earlier ones. Refused where the draft changed since it was seen
     * ({@link StaleVersion}), or somebody else published meanwhile.
     *
     * @param note what it is for, up to 500 characters
     */
    @Counted(name = "rule_desk_publish_calls", absolute = true)
    @Timed(name = "rule_desk_publish_seconds", absolute = true)
    public int publish(Actor actor, int seen, String note) {
        RuleDraft draft = mine(actor);
        Checks checks = new Checks();
        String line = checks.required("note", note, 500);
        checks.refuseIfAny();
        // Who publishes at the same moment waits here, and finds that his draft is outdated.
        int holds = (int) database.number("select rules from touchpoint.classification for update");
        RuleVersion current = find(holds);
        if (draft.basedOn() != holds) {
            throw new BusinessRuleViolation(TouchpointRule.OUTDATED_DRAFT, holds, current.author());
        }
        if (draft.rules().equals(current.rules())) {
            throw new BusinessRuleViolation(TouchpointRule.NOTHING_TO_PUBLISH);
        }
        requireOne(
                database.update(
                        "delete from touchpoint.rule_draft where owner_id = ? and version = ?",
                        draft.owner().value(),
                        seen),
                draft.owner());
        int version = holds + 1;
        database.update(
                """
                insert into touchpoint.rule_version (version, rules, note, restores, published_at, published_by, author)
                values (?, ?::jsonb, ?, ?, ?, ?, ?)
                """,
                version,
                RuleJson.write(draft.rules()),
                line,
                draft.restores(),
                clock.instant(),
                draft.owner().value(),
                actor.name());
        replays.replay(actor, Optional.of(version));
        audit.record(actor.author(), "CLASSIFICATION_RULES_PUBLISHED", ENTITY, version, List.of());
        return version;
    }

    private RuleDraft mine(Actor actor) {
        return draft(actor).orElseThrow(() -> new StaleVersion("rule draft", owner(actor)));
    }

    private static UserId owner(Actor actor) {
        actor.require(Role.ADMIN);
        return actor.user().orElseThrow(() -> new AccessDenied("a draft belongs to a user"));
    }

    private static int place(List<ClassificationRule> rules, RuleId id) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private static void requireOne(int changed, UserId owner) {
        if (changed == 0) {
            throw new StaleVersion("rule draft", owner);
        }
    }

    private static RuleVersion version(Row row) throws SQLException {
        return new RuleVersion(
                row.integer("version"),
                RuleJson.read(row.text("rules")),
                row.text("note"),
                row.optionalInteger("restores"),
                row.instant("published_at"),
                row.text("author"));
    }

    private static RuleDraft draft(Row row) throws SQLException {
        return new RuleDraft(
                new UserId(row.uuid("owner_id")),
                row.text("display_name"),
                row.integer("based_on"),
                row.integer("published"),
                row.optionalInteger("restores"),
                RuleJson.read(row.text("rules")),
                row.integer("version"),
                row.instant("changed_at"));
    }
}
