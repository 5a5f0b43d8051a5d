package org.loyaltyloop.touchpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customer.ContactKey;
import org.loyaltyloop.customer.NewByRef;
import org.loyaltyloop.customer.ResolvedAccount;
import org.loyaltyloop.kernel.Rule;
import org.loyaltyloop.kernel.Violation;
import org.loyaltyloop.offering.OfferingRef;
import org.loyaltyloop.staff.Actor;

/**
 * One batch on its way to being recorded. Holds no database: the facade asks it what to look up,
 * tells it what was found, and stores what is ready at the end. An item that something is wrong
 * with drops out; the others go on.
 */
final class Recording {

    /** The fact's name in the system it comes from. */
    record ExternalKey(String source, String externalId) {}

    /** An item: refused, or on its way. */
    private static final class Item {
        final int index;
        final List<Violation> violations = new ArrayList<>();
        final @Nullable RecordTouchpoint command;
        @Nullable TouchpointType type;
        @Nullable ResolvedAccount account;
        Optional<ContactId> contact = Optional.empty();
        Optional<OfferingRef> offering = Optional.empty();
        @Nullable NewTouchpoint ready;

        Item(int index, TouchpointDraft.Checked checked) {
            this.index = index;
            this.command = checked.command().orElse(null);
            this.violations.addAll(checked.violations());
        }

        boolean refused() {
            return !violations.isEmpty();
        }

        void refuse(String field, Rule rule, Object... arguments) {
            violations.add(Violation.of(field, rule, arguments));
        }

        RecordTouchpoint command() {
            return present(command);
        }

        TouchpointType type() {
            return present(type);
        }

        ResolvedAccount account() {
            return present(account);
        }

        boolean leavesStageOpen() {
            return command().stage().isEmpty() && type().stage().isEmpty();
        }

        private static <T> T present(@Nullable T value) {
            if (value == null) {
                throw new IllegalStateException("asked before it was found");
            }
            return value;
        }
    }

    private final Actor actor;
    private final Instant now;
    private final List<Item> items = new ArrayList<>();

    Recording(Actor actor, Instant now, List<TouchpointDraft.Checked> batch) {
        this.actor = actor;
        this.now = now;
        for (TouchpointDraft.Checked checked : batch) {
            items.add(new Item(items.size(), checked));
        }
        each(
                item -> {
                    if (item.command().isAheadOf(now)) {
                        item.refuse(
                                "occurredAt",
                                TouchpointRule.IN_THE_FUTURE,
                                RecordTouchpoint.MINUTES_AHEAD);
                    }
                });
    }

    /** Gives each its type; an overruled stage needs a reason. */
    void classify(Function<String, Optional<TouchpointType>> catalogue) {
        each(
                item -> {
                    RecordTouchpoint command = item.command();
                    Optional<TouchpointType> type =
                            catalogue.apply(command.type()).filter(TouchpointType::active);
                    if (type.isEmpty()) {
                        item.refuse("type", TouchpointRule.UNKNOWN_TYPE);
                        return;
                    }
                    item.type = type.get();
                    boolean overruled =
                            type.get().stage().isPresent()
                                    && command.stage().isPresent()
                                    && !command.stage().equals(type.get().stage());
                    if (overruled && command.stageReason().isEmpty()) {
                        item.refuse("stageReason", TouchpointRule.STAGE_REASON_REQUIRED);
                    }
                });
    }

    Set<String> offeringCodes() {
        return living().flatMap(i -> i.command().offering().stream()).collect(Collectors.toSet());
    }

    void nameOfferings(Map<String, OfferingRef> found) {
        each(
                item ->
                        item.command()
                                .offering()
                                .ifPresent(
                                        code -> {
                                            item.offering = Optional.ofNullable(found.get(code));
                                            if (item.offering.isEmpty()) {
                                                item.refuse(
                                                        "offering",
                                                        TouchpointRule.UNKNOWN_OFFERING);
                                            }
                                        }));
    }

    Set<AccountKey> accountKeys() {
        return living().map(item -> item.command().account()).collect(Collectors.toSet());
    }

    /** Whether any item gives a name for its account, should nobody know the reference. */
    boolean mayOpenAccounts() {
        return living().anyMatch(item -> item.command().openIfUnknown().isPresent());
    }

    /** The accounts to open: named ones whose reference nobody knows. */
    List<NewByRef> accountsToOpen(Map<AccountKey, ResolvedAccount> known) {
        return living().filter(item -> !known.containsKey(item.command().account()))
                // Nobody has an e-mail address at an account that is still to be opened.
                .filter(item -> item.command().contactEmail().isEmpty())
                .flatMap(item -> item.command().openIfUnknown().stream())
                .toList();
    }

    /** Gives each its account; where the actor may not write there, it is refused. */
    void nameAccounts(Map<AccountKey, ResolvedAccount> found) {
        each(
                item -> {
                    ResolvedAccount account = found.get(item.command().account());
                    if (account == null) {
                        item.refuse("account", TouchpointRule.UNKNOWN_ACCOUNT);
                    } else if (!actor.mayWriteTouchpoints(account.owner(), account.team())) {
                        item.refuse("account", TouchpointRule.NOT_ALLOWED);
                    } else {
                        item.account = account;
                    }
                });
    }

    Set<ContactKey> contactKeys() {
        return living().flatMap(item -> contactKey(item).stream()).collect(Collectors.toSet());
    }

    void nameContacts(Map<ContactKey, ContactId> found) {
        each(
                item ->
                        contactKey(item)
                                .ifPresent(
                                        key -> {
                                            item.contact = Optional.ofNullable(found.get(key));
                                            if (item.contact.isEmpty()) {
                                                item.refuse(
                                                        "contact", TouchpointRule.UNKNOWN_CONTACT);
                                            }
                                        }));
    }

    private static Optional<ContactKey> contactKey(Item item) {
        Optional<ContactKey> key = item.command().contact();
        return key.isPresent()
                ? key
                : item.command()
                        .contactEmail()
                        .map(email -> new ContactKey.ByEmail(item.account().id(), email));
    }

    /** The accounts of which it matters whether they are customers already. */
    Set<AccountId> accountsWithOpenStage() {
        return living().filter(Item::leavesStageOpen)
                .map(item -> item.account().id())
                .collect(Collectors.toSet());
    }

    /**
     * Decides where each is placed, in the order in which they occurred: an order in the batch
     * makes a customer of whoever calls after it.
     *
     * @param beginnings of the accounts asked about, before this batch
     * @param rules may choose another stage, unless a person chose one
     */
    void place(Map<AccountId, Beginning> beginnings, RuleSet rules) {
        Map<AccountId, Beginning> soFar = new HashMap<>(beginnings);
        living().sorted(
                        Comparator.comparing((Item item) -> item.command().occurredAt())
                                .thenComparing(Item::leavesStageOpen))
                .forEach(
                        item -> {
                            AccountId account = item.account().id();
                            Instant at = item.command().occurredAt();
                            Beginning beginning = soFar.getOrDefault(account, Beginning.UNKNOWN);
                            NewTouchpoint ready =
                                    ready(
                                            item,
                                            item.leavesStageOpen()
                                                    ? Placing.open(beginning.isCustomer(at))
                                                    : Placing.decide(
                                                            item.command(), item.type(), actor),
                                            rules);
                            item.ready = ready;
                            if (ready.moving()) {
                                soFar.put(account, beginning.after(ready.stage(), at));
                            }
                        });
    }

    private NewTouchpoint ready(Item item, Placing placing, RuleSet rules) {
        return NewTouchpoint.of(
                item.command(),
                item.type(),
                item.account().id(),
                item.contact,
                item.offering,
                placing,
                rules,
                now,
                actor);
    }

    /**
     * What is to be stored, in the order of its keys, each key once: the first valid item of the
     * batch wins.
     */
    List<NewTouchpoint> ready() {
        Map<ExternalKey, NewTouchpoint> first = new LinkedHashMap<>();
        living().forEach(item -> first.putIfAbsent(key(item), Item.present(item.ready)));
        return first.values().stream()
                .sorted(
                        Comparator.comparing(NewTouchpoint::source)
                                .thenComparing(NewTouchpoint::externalId))
                .toList();
    }

    /**
     * What became of each item, in the order they came in.
     *
     * @param stored the touchpoint that each key stands for now
     */
    List<RecordOutcome> outcomes(Map<ExternalKey, TouchpointId> stored) {
        List<RecordOutcome> outcomes = new ArrayList<>();
        for (Item item : items) {
            if (item.refused()) {
                outcomes.add(new RecordOutcome.Rejected(item.violations));
                continue;
            }
            TouchpointId id = Item.present(stored.get(key(item)));
            boolean own = id.equals(Item.present(item.ready).id());
            outcomes.add(own ? new RecordOutcome.Recorded(id) : new RecordOutcome.Duplicate(id));
        }
        return outcomes;
    }

    private static ExternalKey key(Item item) {
        return new ExternalKey(item.command().source(), item.command().externalId());
    }

    private Stream<Item> living() {
        return items.stream().filter(item -> !item.refused());
    }

    private void each(Consumer<Item> step) {
        items.stream().filter(item -> item.command != null && !item.refused()).forEach(step);
    }
}
