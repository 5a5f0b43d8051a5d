package org.loyaltyloop.web.page.config;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.platform.JobView;
import org.loyaltyloop.touchpoint.ClassificationRule;
import org.loyaltyloop.touchpoint.Replays;
import org.loyaltyloop.touchpoint.RuleDesk;
import org.loyaltyloop.touchpoint.RuleDraft;
import org.loyaltyloop.touchpoint.RuleId;
import org.loyaltyloop.touchpoint.RuleVersion;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/**
 * The classification rules: those that hold, or the reader's draft of others, and all earlier
 * versions; in pages {@code configRules}.
 */
@Named("configRules")
@ViewScoped
public class RulesPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String HERE = "/config/rules?faces-redirect=true";

    private final RuleDesk desk;
    private final Replays replays;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private int seen;
    private transient @Nullable Optional<RuleDraft> draft;
    private transient @Nullable List<RuleVersion> versions;
    private transient Replays.@Nullable Standing standing;

    @Inject
    RulesPage(RuleDesk desk, Replays replays, CurrentUser me, Formats formats, Notices notices) {
        this.desk = desk;
        this.replays = replays;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected RulesPage() {
        this(null, null, null, null, null);
    }

    /** Notes which state of the draft is shown: what is done with it is done with that. */
    public void open() {
        seen = draft().map(RuleDraft::version).orElse(0);
    }

    // The draft

    /** Begins a draft. */
    public String begin() {
        desk.begin(me.actor());
        return HERE;
    }

    /** Throws the draft away. */
    public String discard() {
        desk.discard(me.actor());
        notices.done("config.draft.discarded");
        return HERE;
    }

    /** Brings an outdated draft up to what holds. */
    public String bringUpToDate() {
        desk.bringUpToDate(me.actor(), seen);
        notices.done("config.draft.broughtUp");
        return HERE;
    }

    /** Moves a rule up or down. */
    public String move(ClassificationRule rule, boolean up) {
        desk.move(me.actor(), seen, rule.id(), up);
        return HERE;
    }

    /** Switches a rule on or off. */
    public String enable(ClassificationRule rule) {
        desk.enable(me.actor(), seen, rule.id(), !rule.enabled());
        return HERE;
    }

    /** Takes a rule out of the draft. */
    public String remove(ClassificationRule rule) {
        desk.remove(me.actor(), seen, rule.id());
        notices.done("config.rule.removed", rule.name());
        return HERE;
    }

    /** Leads to what the draft would do. */
    public String preview() {
        return "/config/preview?faces-redirect=true&job=" + desk.preview(me.actor());
    }

    /** The reader's draft; null where there is none. */
    public @Nullable RuleDraft getDraft() {
        return draft().orElse(null);
    }

    private Optional<RuleDraft> draft() {
        if (draft == null) {
            draft = desk.draft(me.actor());
        }
        return draft;
    }

    /** The rules to show: the draft's, or those that hold. */
    public List<ClassificationRule> getRules() {
        return draft().map(RuleDraft::rules).orElseGet(() -> getPublished().rules());
    }

    /** The rule's place among all, from 1. */
    public int place(ClassificationRule rule) {
        return getRules().indexOf(rule) + 1;
    }

    /** What is odd about a rule of the draft, in words; empty where nothing is. */
    public String warning(ClassificationRule rule) {
        Map<RuleId, String> shadowed =
                draft().map(RuleDraft::shadows).orElse(List.of()).stream()
                        .collect(
                                Collectors.toMap(
                                        shadow -> shadow.later().id(),
                                        shadow -> shadow.earlier().name()));
        if (shadowed.containsKey(rule.id())) {
            return formats.text("config.rule.shadowed", shadowed.get(rule.id()));
        }
        return rule.enabled() && rule.takesEverything()
                ? formats.text("config.rule.takesEverything")
                : "";
    }

    /** The drafts of others. */
    public List<RuleDraft> getOthers() {
        return desk.draftsOfOthers(me.actor());
    }

    // Versions

    /** All versions, newest first. */
    public List<RuleVersion> getVersions() {
        if (versions == null) {
            versions = desk.versions(me.actor());
        }
        return versions;
    }

    /** The version that holds. */
    public RuleVersion getPublished() {
        return getVersions().get(0);
    }

    // The replay

    /** How far the touchpoints are after the latest change. */
    public Replays.Standing getStanding() {
        if (standing == null) {
            standing = replays.standing(me.actor());
        }
        return standing;
    }

    /** Goes on with a replay that was stopped. */
    public String resume() {
        replays.resume(me.actor());
        return HERE;
    }

    /** Stops the replay. */
    public String stop() {
        getStanding().job().map(JobView::id).ifPresent(job -> replays.stop(me.actor(), job));
        notices.done("config.replay.stopping");
        return HERE;
    }
}
