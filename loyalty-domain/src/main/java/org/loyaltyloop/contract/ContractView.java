package org.loyaltyloop.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * A contract as lists and its page show it.
 *
 * @param account the living account that answers for the one it was made with
 * @param accountOwner the account's owner, whose rights count
 * @param owner who looks after it; empty where the account's owner does
 * @param ownerName name of whoever looks after it, of the account's owner where nobody else does
 * @param offering code of its product or product line
 * @param offeringName its name
 * @param endsOn last day of the term; empty for open-ended
 * @param noticeOn last day on which notice can be given for the end of the term
 * @param givenOn the day notice was given
 * @param lastDay its last day where notice was given
 * @param renewals how often it was renewed
 * @param status where it stands today
 * @param today the day that counts as today
 */
public record ContractView(
        ContractId id,
        long number,
        AccountId account,
        String accountName,
        Optional<UserId> accountOwner,
        Optional<TeamId> accountTeam,
        ContractKind kind,
        String name,
        Optional<UserId> owner,
        Optional<String> ownerName,
        Optional<String> offering,
        Optional<String> offeringName,
        Optional<LocalDate> signedOn,
        LocalDate startsOn,
        Optional<LocalDate> endsOn,
        Worth worth,
        Optional<BigDecimal> discountPercent,
        RenewalKind renewal,
        Optional<Integer> renewalMonths,
        Optional<Integer> noticeDays,
        Optional<LocalDate> noticeOn,
        Optional<LocalDate> givenOn,
        Optional<LocalDate> lastDay,
        Optional<String> reason,
        String orderRef,
        Optional<String> note,
        int renewals,
        int version,
        ContractStatus status,
        LocalDate today) {

    /** The last day on which it is in force; empty for open-ended. */
    public Optional<LocalDate> until() {
        return lastDay.or(() -> endsOn);
    }

    /** Days until it ends, negative once it is over; empty for open-ended. */
    public Optional<Long> daysLeft() {
        return until().map(day -> ChronoUnit.DAYS.between(today, day));
    }

    /** Whether notice can still be given in time, and the day for it is at most 30 days away. */
    public boolean noticeNear() {
        return status == ContractStatus.RUNNING
                && noticeOn.filter(d -> !d.isBefore(today) && !d.isAfter(today.plusDays(30)))
                        .isPresent();
    }
}
