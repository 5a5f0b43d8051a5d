package org.loyaltyloop.binding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What kind of thing ties; each belongs to one level, but for {@link #OTHER}. */
public enum Instrument {
    /** Less than the list price. */
    DISCOUNT(BindingLevel.FINANCIAL),
    /** Money back over a period's turnover. */
    REBATE(BindingLevel.FINANCIAL),
    /** Prices agreed for this customer. */
    PRICE_LIST(BindingLevel.FINANCIAL),
    /** Points or a tier of a loyalty programme. */
    POINTS(BindingLevel.FINANCIAL),
    /** Money back on a purchase. */
    CASHBACK(BindingLevel.FINANCIAL),
    /** A colleague and a contact who know each other. */
    RELATION(BindingLevel.SOCIAL),
    /** Conversations at the pace that was agreed. */
    CADENCE(BindingLevel.SOCIAL),
    /** Part of a community of customers. */
    COMMUNITY(BindingLevel.SOCIAL),
    /** Guests at the firm's events. */
    EVENT(BindingLevel.SOCIAL),
    /** Tells others how it is to be a customer. */
    REFERENCE(BindingLevel.SOCIAL),
    /** Brought another customer. */
    REFERRAL(BindingLevel.SOCIAL),
    /** Speaks for the firm in public. */
    AMBASSADORSHIP(BindingLevel.SOCIAL),
    /** An agreement with a term. */
    CONTRACT(BindingLevel.STRUCTURAL),
    /** An agreement that goes on by itself. */
    SUBSCRIPTION(BindingLevel.STRUCTURAL),
    /** The time it takes to leave. */
    NOTICE_PERIOD(BindingLevel.STRUCTURAL),
    /** Information systems that talk to each other. */
    INTEGRATION(BindingLevel.STRUCTURAL),
    /** People who learnt to work with what the firm delivers. */
    TRAINING(BindingLevel.STRUCTURAL),
    /** Plans and goals worked at together. */
    JOINT_PLANNING(BindingLevel.STRUCTURAL),
    /** Stock or capacity kept for this customer. */
    DEDICATED_STOCK(BindingLevel.STRUCTURAL),
    /** What has to be gone through before another supplier can take over. */
    SWITCHING_PROCEDURE(BindingLevel.STRUCTURAL),
    /** Anything else, on the level that is said. */
    OTHER(null);

    private final Optional<BindingLevel> level;

    Instrument(@Nullable BindingLevel level) {
        this.level = Optional.ofNullable(level);
    }

    /** The level it belongs to; empty where it may be any. */
    public Optional<BindingLevel> level() {
        return level;
    }

    /** Whether it can tie on that level. */
    public boolean fits(BindingLevel asked) {
        return level.isEmpty() || level.get() == asked;
    }

    /** The instruments of a level, {@link #OTHER} last. */
    public static List<Instrument> of(BindingLevel level) {
        return Arrays.stream(values()).filter(i -> i.fits(level)).toList();
    }
}
