package org.loyaltyloop.web.page.conversations;

import jakarta.faces.context.FacesContext;
import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.conversation.ConversationDrafts;
import org.loyaltyloop.conversation.ConversationId;
import org.loyaltyloop.conversation.ConversationQueries;
import org.loyaltyloop.conversation.ConversationState;
import org.loyaltyloop.conversation.ConversationView;
import org.loyaltyloop.conversation.Conversations;
import org.loyaltyloop.conversation.LogConversation;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customerview.Brief;
import org.loyaltyloop.customerview.BriefQueries;
import org.loyaltyloop.customerview.CustomerTalks;
import org.loyaltyloop.customerview.CustomerView;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.kernel.TimeOrderedId;
import org.loyaltyloop.staff.Colleague;
import org.loyaltyloop.staff.StaffQueries;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.component.FieldProblems;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/**
 * The quick conversation: five fields beside the brief, the rest on demand. What is typed is kept
 * as a draft by the script of the page; the form carries a token, so that a second click saves
 * nothing new.
 */
@Named("quickPage")
@ViewScoped
public class QuickPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String PATH = "/conversations/quick";
    private static final String FORM = "q";

    /** A plan this long ago, or this near, is what a conversation logged now is taken for. */
    private static final Duration STALE = Duration.ofDays(30);

    private static final Duration NEAR = Duration.ofHours(14);

    private final Conversations conversations;
    private final ConversationQueries queries;
    private final ConversationDrafts drafts;
    private final BriefQueries briefs;
    private final StaffQueries staff;
    private final FieldProblems problems;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;
    private final Clock clock;

    private String account = "";
    private String conversation = "";
    private String fresh = "";
    private String token = TimeOrderedId.next().toString();
    private int seen;
    private @Nullable String plannedFor;
    private @Nullable String keptAt;
    private LinkedHashMap<String, String> values = QuickFields.blank();
    private boolean allowed;
    private transient @Nullable Brief brief;
    private transient @Nullable List<Colleague> colleagues;
    private transient CustomerView.@Nullable Named chosen;

    @Inject
    QuickPage(
            Conversations conversations,
            ConversationQueries queries,
            ConversationDrafts drafts,
            BriefQueries briefs,
            StaffQueries staff,
            FieldProblems problems,
            CurrentUser me,
            Formats formats,
            Notices notices,
            Clock clock) {
        this.conversations = conversations;
        this.queries = queries;
        this.drafts = drafts;
        this.briefs = briefs;
        this.staff = staff;
        this.problems = problems;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected QuickPage() {
        this(null, null, null, null, null, null, null, null, null, null);
    }

    /** Fills the form from the address: a planned conversation, an account, or nothing yet. */
    public @Nullable String open() {
        Optional<ConversationView> planned = Optional.empty();
        if (!conversation.isEmpty()) {
            ConversationView named =
                    queries.find(new ConversationId(uuid("conversation", conversation)))
                            .orElseThrow(() -> new NotFound("conversation", conversation));
            if (named.state() != ConversationState.PLANNED) {
                return ConversationPage.PATH + "?faces-redirect=true&id=" + named.id();
            }
            account = named.account().toString();
            planned = Optional.of(named);
        }
        if (account.isEmpty()) {
            return null;
        }
        Brief found = brief();
        account = found.header().id().toString();
        allowed =
                me.actor()
                        .mayWriteAccount(
                                found.header().owner().map(CustomerView.Owner::id),
                                found.header().team().map(CustomerView.Team::id));
        if (planned.isEmpty() && fresh.isEmpty()) {
            planned = nearPlan(found);
        }
        prefill(found, planned);
        restore();
        return null;
    }

    /** The conversation that was planned about now. */
    private Optional<ConversationView> nearPlan(Brief found) {
        Instant now = clock.instant();
        return found.talks()
                .next()
                .filter(talk -> talk.startsAt().isAfter(now.minus(STALE)))
                .filter(talk -> talk.startsAt().isBefore(now.plus(NEAR)))
                .flatMap(talk -> queries.find(talk.id()));
    }

    private void prefill(Brief found, Optional<ConversationView> planned) {
        Instant now = clock.instant();
        Instant when = now;
        if (planned.isPresent()) {
            ConversationView plan = planned.get();
            conversation = plan.id().toString();
            seen = plan.version();
            plannedFor = formats.dateTime(plan.details().startsAt());
            when = plan.details().startsAt().isBefore(now) ? plan.details().startsAt() : now;
            ConversationTexts.of(plan.details(), formats.getZone())
                    .forEach(
                            (field, text) -> {
                                if (!text.isEmpty()) {
                                    values.put(field, text);
                                }
                            });
        }
        if (!values.containsKey(ConversationTexts.CONTACT)) {
            values.put(
                    ConversationTexts.CONTACT,
                    found.people().stream().findFirst().map(p -> p.id().toString()).orElse(""));
        }
        values.put(ConversationTexts.WHEN, ConversationTexts.local(when, formats.getZone()));
        values.put(
                QuickFields.NEXT_WHEN,
                ConversationTexts.local(
                        QuickFields.inTwoWeeks(now, formats.getZone()), formats.getZone()));
        values.put(QuickFields.OURS_DUE, formats.today().plusDays(7).toString());
        values.put(QuickFields.THEIRS_DUE, formats.today().plusDays(7).toString());
    }

    /** What was typed before and not saved stands in the form again. */
    private void restore() {
        drafts.of(me.actor(), accountId())
                .ifPresent(
                        draft -> {
                            values.putAll(QuickFields.read(draft.fields()));
                            keptAt = formats.dateTime(draft.keptAt());
                        });
    }

    /** An account was chosen: its form opens. */
    public @Nullable String choose() {
        return chosen == null ? null : PATH + "?faces-redirect=true&account=" + chosen.id();
    }

    /** Saves, and leads to what was saved. */
    public @Nullable String save() {
        return save(false);
    }

    /** Saves and plans the next conversation. */
    public @Nullable String saveAndPlan() {
        return save(true);
    }

    private @Nullable String save(boolean plan) {
        // Faces leaves null where a field was sent empty.
        values.replaceAll((field, typed) -> Objects.requireNonNullElse(typed, ""));
        values.put(ConversationTexts.MOOD, parameter(ConversationTexts.MOOD));
        values.put(
                ConversationTexts.OTHERS, PersonChoice.sent(ConversationTexts.OTHERS, getOthers()));
        values.put(
                ConversationTexts.COLLEAGUES,
                ConversationTexts.sorted(
                        ConversationTexts.ids(
                                PersonChoice.sent(ConversationTexts.COLLEAGUES, getColleagues()))
                                .stream()));
        try {
            QuickFields fields =
                    new QuickFields(
                            values,
                            formats.getZone(),
                            formats.getLocale(),
                            me.actor().user(),
                            defaultSubject());
            Conversations.Logged logged =
                    conversations.log(
                            me.actor(), fields.command(accountId(), planned(), plan, token));
            drafts.forget(me.actor(), accountId());
            if (plan) {
                notices.done(
                        "conversations.quick.planned",
                        values.getOrDefault(QuickFields.NEXT_WHEN, "").replace('T', ' '));
            } else {
                notices.done("conversations.quick.saved");
            }
            return ConversationPage.PATH + "?faces-redirect=true&id=" + logged.id();
        } catch (BusinessRuleViolation broken) {
            problems.show(FORM, broken);
        } catch (StaleVersion overtaken) {
            queries.find(new ConversationId(uuid("conversation", conversation)))
                    .ifPresent(
                            now -> {
                                seen = now.version();
                                plannedFor = formats.dateTime(now.details().startsAt());
                                notices.warning(
                                        "conversations.quick.overtaken",
                                        now.updatedBy(),
                                        formats.dateTime(now.details().startsAt()));
                            });
        }
        return null;
    }

    /** Throws the draft away and begins anew. */
    public String discard() {
        drafts.forget(me.actor(), accountId());
        return PATH + "?faces-redirect=true&account=" + account;
    }

    private Optional<LogConversation.Planned> planned() {
        return conversation.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new LogConversation.Planned(
                                new ConversationId(uuid("conversation", conversation)), seen));
    }

    /** What stands for the subject where nobody wrote one: who was talked with. */
    private String defaultSubject() {
        return getContacts().stream()
                .filter(item -> item.getValue().equals(values.get(ConversationTexts.CONTACT)))
                .map(item -> formats.text("conversations.subject.with", item.getLabel()))
                .findFirst()
                .orElseGet(() -> formats.text("conversations.subject.none"));
    }

    /** The brief beside the form. */
    public Brief getBrief() {
        return brief();
    }

    /** Whether no account was chosen yet. */
    public boolean isNobodyYet() {
        return account.isEmpty();
    }

    /** Whether the reader may write here. */
    public boolean isAllowed() {
        return allowed;
    }

    /** When what stands in the form was planned for; empty where it was not. */
    public String getPlannedFor() {
        return plannedFor == null ? "" : plannedFor;
    }

    /** When the draft in the form was kept; empty where there is none. */
    public String getKeptAt() {
        return keptAt == null ? "" : keptAt;
    }

    /** The form for a conversation that was not planned. */
    public String getFreshLink() {
        return PATH + "?account=" + account + "&fresh=1";
    }

    /** The stage it will be placed in, as long as nobody says otherwise. */
    public LoopStage getPlace() {
        String given = values.getOrDefault(ConversationTexts.STAGE, "");
        if (!given.isEmpty()) {
            return LoopStage.valueOf(given);
        }
        return brief().bought() ? LoopStage.INTERACTION : LoopStage.ORIENTATION;
    }

    /** People at the account. */
    public List<SelectItem> getContacts() {
        return brief().people().stream()
                .map(person -> new SelectItem(person.id().toString(), person.name()))
                .toList();
    }

    /** Who else of them may have taken part. */
    public List<PersonChoice> getOthers() {
        return PersonChoice.of(
                brief().people(),
                CustomerView.ContactRow::id,
                CustomerView.ContactRow::name,
                values.getOrDefault(ConversationTexts.OTHERS, ""));
    }

    /** Who of us may have taken part beside the writer. */
    public List<PersonChoice> getColleagues() {
        List<Colleague> known = colleagues;
        if (known == null) {
            known =
                    staff.colleagues().stream()
                            .filter(Colleague::active)
                            .filter(who -> !Optional.of(who.id()).equals(me.actor().user()))
                            .toList();
            colleagues = known;
        }
        return PersonChoice.of(
                known,
                Colleague::id,
                Colleague::displayName,
                values.getOrDefault(ConversationTexts.COLLEAGUES, ""));
    }

    /** Goals that can be read. */
    public List<SelectItem> getGoals() {
        return brief().talks().goals().stream()
                .map(goal -> new SelectItem(goal.id().toString(), goal.title()))
                .toList();
    }

    /** Ways to talk. */
    public List<SelectItem> getChannels() {
        return QuickFields.channels(formats);
    }

    /** The stages of the loop. */
    public List<SelectItem> getStages() {
        return QuickFields.stages(formats);
    }

    /** How it may have felt. */
    public List<MoodChoice> getMoods() {
        return MoodChoice.all(formats, values.getOrDefault(ConversationTexts.MOOD, ""));
    }

    /** The last conversation's next step, to begin with. */
    public String getAgreed() {
        return brief().talks().last().flatMap(CustomerTalks.Talk::nextStep).orElse("");
    }

    private Brief brief() {
        Brief known = brief;
        if (known == null) {
            known = briefs.of(accountId()).orElseThrow(() -> new NotFound("account", account));
            brief = known;
        }
        return known;
    }

    private AccountId accountId() {
        return new AccountId(uuid("account", account));
    }

    private static UUID uuid(String kind, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound(kind, text);
        }
    }

    static String parameter(String name) {
        String sent =
                FacesContext.getCurrentInstance()
                        .getExternalContext()
                        .getRequestParameterMap()
                        .get(name);
        return sent == null ? "" : sent;
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(@Nullable String account) {
        this.account = account == null ? "" : account;
    }

    public String getConversation() {
        return conversation;
    }

    public void setConversation(@Nullable String conversation) {
        this.conversation = conversation == null ? "" : conversation;
    }

    public String getFresh() {
        return fresh;
    }

    public void setFresh(@Nullable String fresh) {
        this.fresh = fresh == null ? "" : fresh;
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    public Map<String, String> getValues() {
        return values;
    }

    public CustomerView.@Nullable Named getChosen() {
        return chosen;
    }

    public void setChosen(CustomerView.@Nullable Named chosen) {
        this.chosen = chosen;
    }
}
