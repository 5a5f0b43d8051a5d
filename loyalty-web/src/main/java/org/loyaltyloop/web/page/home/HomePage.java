package org.loyaltyloop.web.page.home;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.conversation.CommitmentFilter;
import org.loyaltyloop.conversation.CommitmentQueries;
import org.loyaltyloop.conversation.CommitmentRow;
import org.loyaltyloop.conversation.CommitmentSide;
import org.loyaltyloop.conversation.ConversationFilter;
import org.loyaltyloop.conversation.ConversationQueries;
import org.loyaltyloop.conversation.ConversationRow;
import org.loyaltyloop.conversation.ConversationState;
import org.loyaltyloop.customerview.AccountFilter;
import org.loyaltyloop.customerview.AccountListQueries;
import org.loyaltyloop.customerview.AccountRow;
import org.loyaltyloop.customerview.AccountSort;
import org.loyaltyloop.customerview.HeadlineView;
import org.loyaltyloop.customerview.HomeQueries;
import org.loyaltyloop.customerview.WaitingRow;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Direction;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.TouchpointFilter;
import org.loyaltyloop.touchpoint.TouchpointQueries;
import org.loyaltyloop.touchpoint.TouchpointRow;
import org.loyaltyloop.web.component.LoopRing;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/**
 * Where a user starts: what waits for somebody with their roles. Each part asks the database only
 * where the roles show it; in pages {@code home}.
 */
@Named("home")
@RequestScoped
public class HomePage {

    private static final int WAITING = 6;
    private static final int QUIET = 5;
    private static final int TALKS = 8;
    private static final int LATEST = 8;
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Set<LoopStage> TOP_OF_LOOP =
            Set.of(LoopStage.INSPIRATION, LoopStage.ORIENTATION);
    private static final int NOON = 12;
    private static final int EVENING = 18;

    private final HomeQueries home;
    private final ConversationQueries conversations;
    private final CommitmentQueries commitments;
    private final AccountListQueries accounts;
    private final TouchpointQueries touchpoints;
    private final CurrentUser me;
    private final Formats formats;
    private final Clock clock;

    private List<WaitingRow> waiting = List.of();
    private long waitingCount;
    private List<ConversationRow> talks = List.of();
    private List<CommitmentRow> promises = List.of();
    private List<AccountRow> quiet = List.of();
    private long quietCount;
    private List<Long> perStage = List.of();
    private List<TouchpointRow> latest = List.of();
    private Map<Channel, Long> channels = Map.of();

    @Inject
    HomePage(
            HomeQueries home,
            ConversationQueries conversations,
            CommitmentQueries commitments,
            AccountListQueries accounts,
            TouchpointQueries touchpoints,
            CurrentUser me,
            Formats formats,
            Clock clock) {
        this.home = home;
        this.conversations = conversations;
        this.commitments = commitments;
        this.accounts = accounts;
        this.touchpoints = touchpoints;
        this.me = me;
        this.formats = formats;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected HomePage() {
        this.home = null;
        this.conversations = null;
        this.commitments = null;
        this.accounts = null;
        this.touchpoints = null;
        this.me = null;
        this.formats = null;
        this.clock = null;
    }

    @PostConstruct
    void load() {
        if (isServing()) {
            waiting = home.waiting(WAITING);
            waitingCount = home.countWaiting();
        }
        if (isTalking()) {
            LocalDate today = formats.today();
            talks =
                    conversations
                            .list(
                                    ConversationFilter.ALL
                                            .in(Optional.of(ConversationState.PLANNED))
                                            .by(me.actor().user())
                                            .between(
                                                    today.atStartOfDay(formats.getZone())
                                                            .toInstant(),
                                                    today.plusDays(1)
                                                            .atStartOfDay(formats.getZone())
                                                            .toInstant()),
                                    Optional.empty(),
                                    TALKS)
                            .items();
            promises =
                    commitments
                            .list(
                                    CommitmentFilter.OPEN
                                            .of(Optional.of(CommitmentSide.OURS))
                                            .by(me.actor().user()),
                                    Optional.empty(),
                                    TALKS)
                            .items()
                            .stream()
                            .filter(promise -> promise.overdue(today))
                            .toList();
        }
        if (isKeeping()) {
            AccountFilter stalled = mine().stalled(true);
            quiet =
                    accounts.page(stalled, AccountSort.LAST_TOUCH, true, Optional.empty(), QUIET)
                            .items();
            List<AccountFilter> filters = new ArrayList<>();
            filters.add(stalled);
            for (LoopStage stage : LoopStage.values()) {
                filters.add(mine().withStages(Set.of(stage)));
            }
            List<Long> counts = accounts.counts(filters);
            quietCount = counts.get(0);
            perStage = counts.subList(1, counts.size());
        }
        if (isAttracting()) {
            channels = home.channels(TOP_OF_LOOP, clock.instant().minus(MONTH));
        }
        latest = touchpoints.list(latestFilter(), Optional.empty(), LATEST).items();
    }

    /** Whether the user talks with customers of their own. */
    public boolean isTalking() {
        return me.actor().roles().contains(Role.ACCOUNT_MANAGER);
    }

    /** What the user has planned for today. */
    public List<ConversationRow> getTalks() {
        return talks;
    }

    /** What the user promised and is late with. */
    public List<CommitmentRow> getPromises() {
        return promises;
    }

    /** Good morning, afternoon or evening, in the firm's zone. */
    public String getGreeting() {
        int hour = LocalTime.now(clock.withZone(formats.getZone())).getHour();
        String key = hour < NOON ? "morning" : hour < EVENING ? "afternoon" : "evening";
        return formats.text("home.greeting." + key, me.getGivenName());
    }

    /** Whether the user answers customers, or looks after those who do. */
    public boolean isServing() {
        return hasOneOf(Role.AGENT, Role.MANAGER, Role.ADMIN);
    }

    /** Whether the user looks after accounts, their own or their team's. */
    public boolean isKeeping() {
        return hasOneOf(Role.ACCOUNT_MANAGER, Role.MANAGER);
    }

    /** Whether the user answers for how well the firm does in the stages. */
    public boolean isSteering() {
        return hasOneOf(Role.MANAGER);
    }

    /** Whether the user brings customers into the loop. */
    public boolean isAttracting() {
        return hasOneOf(Role.MARKETER);
    }

    /** Whether the user runs the product. */
    public boolean isRunning() {
        return hasOneOf(Role.ADMIN);
    }

    /** Whether the accounts are the team's rather than the user's own. */
    public boolean isOfTeam() {
        return !hasOneOf(Role.ACCOUNT_MANAGER);
    }

    /** How many customers wait for an answer. */
    public long getWaitingCount() {
        return waitingCount;
    }

    /** Customers who wait for an answer, whoever waits longest first. */
    public List<Item> getWaiting() {
        return waiting.stream()
                .map(
                        row ->
                                new Item(
                                        row.accountName(),
                                        "/accounts/account?id=" + row.account(),
                                        row.contactName().orElse(""),
                                        row.summary()
                                                .orElseGet(() -> row.typeName(formats.getLocale())),
                                        ring(row.headline()),
                                        row.stage(),
                                        0,
                                        formats.text(
                                                "home.waiting.since",
                                                formats.label(row.channel()),
                                                formats.ago(row.since()))))
                .toList();
    }

    /** How many accounts have gone quiet. */
    public long getQuietCount() {
        return quietCount;
    }

    /**
     * Accounts that nothing moved for longer than their stage's patience, the latest to fall quiet
     * first.
     */
    public List<Item> getQuiet() {
        return quiet.stream()
                .flatMap(row -> row.headline().map(at -> quiet(row, at)).stream())
                .toList();
    }

    /** The list of all accounts that have gone quiet. */
    public String getQuietLink() {
        return "/accounts/list?" + mineQuery() + "&stalled=true";
    }

    /** How many accounts there are in each stage, in the order of the loop. */
    public List<StageCount> getStages() {
        long most = perStage.stream().mapToLong(Long::longValue).max().orElse(0);
        List<StageCount> counts = new ArrayList<>();
        for (LoopStage stage : LoopStage.values()) {
            if (!perStage.isEmpty()) {
                long n = perStage.get(stage.ordinal());
                counts.add(
                        new StageCount(
                                stage,
                                formats.number(n),
                                most == 0 ? 0 : (int) (100 * n / most),
                                "/accounts/list?" + mineQuery() + "&stage=" + stage));
            }
        }
        return counts;
    }

    /**
     * What came in lately, newest first: at the user's own accounts, in their stages, or
     * everywhere.
     */
    public List<Latest> getLatest() {
        return latest.stream()
                .map(
                        row ->
                                new Latest(
                                        row.accountName(),
                                        "/touchpoint/touchpoint?id=" + row.id(),
                                        row.summary()
                                                .orElseGet(() -> row.typeName(formats.getLocale())),
                                        row.stage(),
                                        formats.ago(row.occurredAt())))
                .toList();
    }

    /** The title of what came in lately. */
    public String getLatestTitle() {
        return formats.text(
                isAttracting()
                        ? "home.latest.top"
                        : isKeeping() && !isOfTeam() ? "home.latest.mine" : "home.latest");
    }

    /** Along which channels customers came into the loop in the last thirty days, most first. */
    public List<ChannelCount> getChannels() {
        long most = channels.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return channels.entrySet().stream()
                .sorted(Map.Entry.<Channel, Long>comparingByValue(Comparator.reverseOrder()))
                .map(
                        entry ->
                                new ChannelCount(
                                        formats.label(entry.getKey()),
                                        formats.number(entry.getValue()),
                                        (int) (100 * entry.getValue() / most)))
                .toList();
    }

    private Item quiet(AccountRow row, HeadlineView at) {
        long silent = Duration.between(at.lastTouchAt(), clock.instant()).toDays();
        long patience = Duration.between(at.lastTouchAt(), at.stallsAt()).toDays();
        return new Item(
                row.name(),
                "/accounts/account?id=" + row.id(),
                row.city().orElse(""),
                formats.text("home.quiet.why", silent, patience, formats.label(at.reached())),
                ring(Optional.of(at)),
                at.reached(),
                at.lap(),
                isOfTeam() ? row.ownerName().orElse("") : "");
    }

    private static LoopRing ring(Optional<HeadlineView> headline) {
        return headline.map(
                        at ->
                                LoopRing.of(
                                        at.lap(),
                                        at.reached(),
                                        at.latest(),
                                        LoopRing.stages(at.visited())))
                .orElseGet(LoopRing::empty);
    }

    private AccountFilter mine() {
        Actor actor = me.actor();
        if (isOfTeam()) {
            return actor.team().map(AccountFilter.all()::ofTeam).orElse(AccountFilter.all());
        }
        return actor.user().map(AccountFilter.all()::ownedBy).orElse(AccountFilter.all());
    }

    private String mineQuery() {
        return isOfTeam() ? (me.actor().team().isPresent() ? "team=mine" : "team=") : "owner=me";
    }

    private TouchpointFilter latestFilter() {
        TouchpointFilter lately =
                TouchpointFilter.ALL
                        .between(clock.instant().minus(MONTH), clock.instant())
                        .directed(List.of(Direction.INBOUND, Direction.TWO_WAY));
        if (isAttracting()) {
            return lately.in(TOP_OF_LOOP);
        }
        return isKeeping() && !isOfTeam() ? lately.ofOwner(me.actor().user()) : lately;
    }

    private boolean hasOneOf(Role... roles) {
        return Arrays.stream(roles).anyMatch(me.actor().roles()::contains);
    }

    /**
     * Somebody to turn to.
     *
     * @param who the person, or where they are; empty if unknown
     * @param why the reason, in a sentence
     * @param lap 0 where it does not matter
     * @param note what else to know
     */
    public record Item(
            String name,
            String href,
            String who,
            String why,
            LoopRing ring,
            LoopStage stage,
            int lap,
            String note) {}

    /**
     * Accounts in a stage.
     *
     * @param part of the largest count, 0 to 100
     */
    public record StageCount(LoopStage stage, String count, int part, String href) {}

    /** Something that came in. */
    public record Latest(String account, String href, String what, LoopStage stage, String ago) {}

    /**
     * Touchpoints along a channel.
     *
     * @param part of the largest count, 0 to 100
     */
    public record ChannelCount(String name, String count, int part) {}
}
