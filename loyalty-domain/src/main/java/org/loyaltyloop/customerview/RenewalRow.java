package org.loyaltyloop.customerview;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.contract.ContractId;
import org.loyaltyloop.contract.ContractKind;
import org.loyaltyloop.contract.RenewalKind;
import org.loyaltyloop.contract.Worth;
import org.loyaltyloop.customer.AccountId;

/**
 * A contract whose term ends soon, with what one should know before talking about the next.
 *
 * @param ownerName who looks after it; empty where nobody does
 * @param endsOn last day of the term, inclusive
 * @param noticeOn last day on which notice can be given for it
 * @param yearly what it is worth in a year; empty where nobody said or it is paid once
 * @param binding how the account is bound today
 * @param lastTouchAt when the account last moved; empty where it never did
 * @param talkId the next conversation that is planned with the account
 * @param talkAt when that is
 * @param today the day that counts as today
 */
public record RenewalRow(
        ContractId id,
        String name,
        ContractKind kind,
        AccountId account,
        String accountName,
        Optional<String> ownerName,
        LocalDate endsOn,
        Optional<LocalDate> noticeOn,
        RenewalKind renewal,
        Worth worth,
        Optional<BigDecimal> yearly,
        AccountRow.Binding binding,
        boolean hostage,
        Optional<Instant> lastTouchAt,
        Optional<UUID> talkId,
        Optional<Instant> talkAt,
        LocalDate today) {

    /** Days until the term ends, 0 on its last day. */
    public long daysLeft() {
        return ChronoUnit.DAYS.between(today, endsOn);
    }

    /**
     * Whether notice can no longer be given: what follows is settled unless both agree otherwise.
     */
    public boolean noticeOver() {
        return noticeOn.filter(day -> day.isBefore(today)).isPresent();
    }

    /**
     * Days until notice can no longer be given; empty where that is over, or nothing was agreed.
     */
    public Optional<Long> daysToNotice() {
        return noticeOn.filter(day -> !day.isBefore(today))
                .map(day -> ChronoUnit.DAYS.between(today, day));
    }
}
