package org.loyaltyloop.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.kernel.ThreeWay;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.JobId;
import org.loyaltyloop.platform.JobView;
import org.loyaltyloop.platform.Jobs;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.UserId;

/**
 * Where administrators write the rules that make ties of facts: each in a draft of his own,
 * published as the next version. Published versions stay as they are; an earlier one comes back as
 * a new one.
 */
@ApplicationScoped
@Transactional
public class BindingRuleDesk {

    private static final String ENTITY = "bindingRules";
    private static final String DRAFT = "rule draft";

    private static final String VERSIONS =
            "select version, rules::text as rules, note, restores, published_at, author from binding.rule_version ";

    private static final String DRAFTS =
            """
            select d.owner_id, u.display_name, d.based_on, s.rules as published, d.restores, d.rules::text as rules,
                   d.version, d.changed_at
            from binding.rule_draft d
            join staff.v_user u on u.id = d.owner_id
            cross join binding.standing s
            """;

    private final Database database;
    private final ProfileStore profiles;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    @Inject
    BindingRuleDesk(Database database, ProfileStore profiles, Jobs jobs, Audit audit, Clock clock) {
        this.database = database;
        this.profiles = profiles;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected BindingRuleDesk() {
        this(null, null, null, null, null);
    }

    // Versions

    /** All versions, newest first; the first one holds. */
    public List<BindingRuleVersion> versions(Actor actor) {
        actor.require(Role.ADMIN);
        return database.list(VERSIONS + "order by version desc", BindingRuleDesk::version);
    }

    private BindingRuleVersion find(int version) {
        return database.first(VERSIONS + "where version = ?", BindingRuleDesk::version, version)
                .orElseThrow(() -> new NotFound("rule version", version));
    }

    private int publishedVersion() {
        return profiles.standing().rules();
    }

    /**
     * How far the profiles are.
     *
     * @param done whether all were made by the rules that hold
     * @param job the latest recompute, if there ever was one
     */
    public record Standing(boolean done, Optional<JobView> job) {

        /** Whether it is due and nobody is at it: somebody stopped it, or it failed. */
        public boolean stopped() {
            return !done && job.filter(latest -> !latest.state().isFinal()).isEmpty();
        }
    }

    /** How far the profiles are after the latest publication. */
    public Standing standing(Actor actor) {
        actor.require(Role.ADMIN);
        ProfileStore.Standing standing = profiles.standing();
        return new Standing(
                standing.computed() == standing.rules(),
                jobs.latest(List.of(BindingRecompute.KIND), 1).stream().findFirst());
    }

    /** Goes on with a recompute that was stopped or failed. */
    public void recompute(Actor actor) {
        if (standing(actor).stopped()) {
            jobs.submit(BindingRecompute.KIND, Map.of(), actor.author());
        }
    }

    // The draft

    /** The actor's draft, if there is one. */
    public Optional<BindingRuleDraft> draft(Actor actor) {
        return database.first(
                DRAFTS + "where d.owner_id = ?", BindingRuleDesk::draft, owner(actor).value());
    }

    /** The drafts of other administrators, the one touched last first. */
    public List<BindingRuleDraft> draftsOfOthers(Actor actor) {
        return database.list(
                DRAFTS + "where d.owner_id <> ? order by d.changed_at desc, d.owner_id",
                BindingRuleDesk::draft,
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
            throw new StaleVersion(DRAFT, owner(actor));
        }
        begin(actor, find(version).version(), Optional.of(version));
    }

    private void begin(Actor actor, int from, Optional<Integer> restores) {
        database.update(
                """
                insert into binding.rule_draft (owner_id, based_on, restores, rules, changed_at)
                select ?, s.rules, ?, v.rules, ?
                from binding.standing s
                cross join binding.rule_version v
                where v.version = ?
                on conflict (owner_id) do nothing
                """,
                owner(actor).value(),
                restores,
                clock.instant(),
                from);
    }

    /** Adds a rule at the end of the draft, or replaces the one with its id. */
    public void save(Actor actor, int seen, BindingRule rule) {
        change(
                actor,
                seen,
                rules -> {
                    List<BindingRule> changed = new ArrayList<>(rules);
                    changed.replaceAll(old -> old.id().equals(rule.id()) ? rule : old);
                    if (!changed.contains(rule)) {
                        changed.add(rule);
                    }
                    requireNoTwins(changed);
                    return changed;
                });
    }

    /** The same fact may tie on several levels, but not twice by the same instrument. */
    private static void requireNoTwins(List<BindingRule> rules) {
        long kinds =
                rules.stream()
                        .map(r -> r.factKind() + " " + r.level() + " " + r.instrument())
                        .distinct()
                        .count();
        if (kinds < rules.size()) {
            throw BusinessRuleViolation.of("factKind", BindingRefusal.TWICE_THE_SAME_TIE);
        }
    }

    /** Takes a rule out of the draft. */
    public void remove(Actor actor, int seen, BindingRuleId id) {
        change(actor, seen, rules -> rules.stream().filter(r -> !r.id().equals(id)).toList());
    }

    /** Switches a rule of the draft on or off. */
    public void enable(Actor actor, int seen, BindingRuleId id, boolean on) {
        change(
                actor,
                seen,
                rules -> rules.stream().map(r -> r.id().equals(id) ? r.enabled(on) : r).toList());
    }

    /** Throws the draft away. */
    public void discard(Actor actor) {
        database.update("delete from binding.rule_draft where owner_id = ?", owner(actor).value());
    }

    /**
     * Brings an outdated draft up to the version that holds: what only one side changed stands;
     * where both changed the same rule, the draft's stands.
     */
    public void bringUpToDate(Actor actor, int seen) {
        BindingRuleDraft draft = mine(actor);
        int published = publishedVersion();
        List<BindingRule> merged =
                ThreeWay.merge(
                        find(draft.basedOn()).rules(),
                        find(published).rules(),
                        draft.rules(),
                        BindingRule::id);
        requireOne(
                database.update(
                        """
                        update binding.rule_draft
                        set rules = ?::jsonb, based_on = ?, restores = null, changed_at = ?, version = version + 1
                        where owner_id = ? and version = ?
                        """,
                        BindingRuleJson.write(merged),
                        published,
                        clock.instant(),
                        draft.owner().value(),
                        seen),
                draft.owner());
    }

    private void change(Actor actor, int seen, UnaryOperator<List<BindingRule>> change) {
        BindingRuleDraft draft = mine(actor);
        requireOne(
                database.update(
                        """
                        update binding.rule_draft
                        set rules = ?::jsonb, restores = null, changed_at = ?, version = version + 1
                        where owner_id = ? and version = ?
                        """,
                        BindingRuleJson.write(change.apply(draft.rules())),
                        clock.instant(),
                        draft.owner().value(),
                        seen),
                draft.owner());
    }

    // From draft to version

    /** Asks what the draft would do to the profiles; a job that changes nothing. */
    public JobId preview(Actor actor) {
        BindingRuleDraft draft = mine(actor);
        return jobs.submit(
                BindingPreviewWorker.KIND,
                Map.of(
                        "draft", Integer.toString(draft.version()),
                        "rules", BindingRuleJson.write(draft.rules())),
                actor.author());
    }

    /** A preview as it stands, by the id of its job. */
    public BindingPreview preview(Actor actor, JobId id) {
        return BindingPreview.of(previewJob(actor, id), this::names);
    }

    /** Stops a preview that is still counting. */
    public void stop(Actor actor, JobId preview) {
        jobs.cancel(previewJob(actor, preview).id());
    }

    private JobView previewJob(Actor actor, JobId id) {
        actor.require(Role.ADMIN);
        return jobs.find(id)
                .filter(job -> job.kind().equals(BindingPreviewWorker.KIND))
                .orElseThrow(() -> new NotFound("preview", id));
    }

    private Map<AccountId, String> names(Collection<AccountId> accounts) {
        Map<AccountId, String> names = new HashMap<>();
        database.list(
                "select id, name from customer.v_account where id = any (?)",
                row -> names.put(new AccountId(row.uuid("id")), row.text("name")),
                (Object) accounts.stream().map(AccountId::value).toArray(UUID[]::new));
        return names;
    }

    /**
     * Publishes the draft as the next version: pages about one account follow at once, and a job
     * makes the profiles of lists anew. Refused where the draft changed since it was seen ({@link
     * StaleVersion}), or somebody else published meanwhile.
     *
     * @param note what it is for, up to 500 characters
     */
    @Counted(name = "binding_rule_desk_publish_calls", absolute = true)
    @Timed(name = "binding_rule_desk_publish_seconds", absolute = true)
    public int publish(Actor actor, int seen, String note) {
        BindingRuleDraft draft = mine(actor);
        Checks checks = new Checks();
        String line = checks.required("note", note, 500);
        checks.refuseIfAny();
        // Who publishes at the same moment waits here, and finds that his draft is outdated.
        int holds = (int) database.number("select rules from binding.standing for update");
        BindingRuleVersion current = find(holds);
        if (draft.basedOn() != holds) {
            throw new BusinessRuleViolation(
                    BindingRefusal.BINDING_DRAFT_OUTDATED, holds, current.author());
        }
        if (draft.rules().equals(current.rules())) {
            throw new BusinessRuleViolation(BindingRefusal.BINDING_NOTHING_NEW);
        }
        requireOne(
                database.update(
                        "delete from binding.rule_draft where owner_id = ? and version = ?",
                        draft.owner().value(),
                        seen),
                draft.owner());
        int version = holds + 1;
        database.update(
                """
                insert into binding.rule_version (version, rules, note, restores, published_at, published_by, author)
                values (?, ?::jsonb, ?, ?, ?, ?, ?)
                """,
                version,
                BindingRuleJson.write(draft.rules()),
                line,
                draft.restores(),
                clock.instant(),
                draft.owner().value(),
                actor.name());
        database.update("update binding.standing set rules = ?", version);
        jobs.submit(BindingRecompute.KIND, Map.of(), actor.author());
        audit.record(actor.author(), "BINDING_RULES_PUBLISHED", ENTITY, version, List.of());
        return version;
    }

    private BindingRuleDraft mine(Actor actor) {
        return draft(actor).orElseThrow(() -> new StaleVersion(DRAFT, owner(actor)));
    }

    private static UserId owner(Actor actor) {
        actor.require(Role.ADMIN);
        return actor.user().orElseThrow(() -> new AccessDenied("a draft belongs to a user"));
    }

    private static void requireOne(int changed, UserId owner) {
        if (changed == 0) {
            throw new StaleVersion(DRAFT, owner);
        }
    }

    private static BindingRuleVersion version(Row row) throws SQLException {
        return new BindingRuleVersion(
                row.integer("version"),
                BindingRuleJson.read(row.text("rules")),
                row.text("note"),
                row.optionalInteger("restores"),
                row.instant("published_at"),
                row.text("author"));
    }

    private static BindingRuleDraft draft(Row row) throws SQLException {
        return new BindingRuleDraft(
                new UserId(row.uuid("owner_id")),
                row.text("display_name"),
                row.integer("based_on"),
                row.integer("published"),
                row.optionalInteger("restores"),
                BindingRuleJson.read(row.text("rules")),
                row.integer("version"),
                row.instant("changed_at"));
    }
}
