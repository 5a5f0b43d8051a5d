package org.loyaltyloop.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * Tells the laps of one customer without a written story: what it looked at, bought, used, asked,
 * said and recommended.
 */
final class CustomerYear {

    private static final List<MomentKind> IDEAS =
            List.of(
                    MomentKind.ARTICLE_READ,
                    MomentKind.ARTICLE_READ,
                    MomentKind.WEBINAR_ATTENDED,
                    MomentKind.EVENT_VISITED);
    private static final List<MomentKind> LOOKS =
            List.of(
                    MomentKind.WEB_VISIT,
                    MomentKind.WEB_VISIT,
                    MomentKind.WEB_VISIT,
                    MomentKind.BROCHURE_REQUESTED,
                    MomentKind.DEMO_REQUESTED,
                    MomentKind.TRADE_FAIR_TALK);
    private static final List<MomentKind> TALKS =
            List.of(
                    MomentKind.BUSINESS_CONVERSATION,
                    MomentKind.BUSINESS_CONVERSATION,
                    MomentKind.SURVEY_ANSWERED,
                    MomentKind.REVIEW,
                    MomentKind.SOCIAL_REPLY,
                    MomentKind.PROFILE_ANSWERED);
    private static final List<MomentKind> ACTS =
            List.of(
                    MomentKind.REFERRAL,
                    MomentKind.REFERENCE_GIVEN,
                    MomentKind.COMMUNITY_POST,
                    MomentKind.COMMUNITY_POST,
                    MomentKind.CO_CREATION,
                    MomentKind.AMBASSADOR_ACT,
                    MomentKind.CHARITY_VOTE);

    private final DemoAccount account;
    private final FirmCalendar calendar;
    private final Teller teller;
    private final Dice dice;
    private final List<Moment> told = new ArrayList<>();
    private int orders;

    CustomerYear(DemoAccount account, FirmCalendar calendar, Teller teller, Dice dice) {
        this.account = account;
        this.calendar = calendar;
        this.teller = teller;
        this.dice = dice;
    }

    /** The story of the year, oldest moment first, nothing of it in the future. */
    List<Moment> tell() {
        if (account.manner() == Manner.PROSPECT) {
            prospect();
        } else {
            customer();
        }
        return told.stream()
                .filter(moment -> calendar.isPast(moment.at()))
                .sorted(Comparator.comparing(Moment::at))
                .toList();
    }

    private void prospect() {
        LocalDate start = calendar.today().minusDays(dice.between(2, 230));
        String line = dice.pick(account.lines());
        int steps = dice.chance(0.4) ? 1 : dice.chance(0.55) ? 2 : 3;
        idea(start, line);
        if (steps > 1) {
            LocalDate look = start.plusDays(4L + dice.waiting(14));
            tell(MomentKind.LEAD_FORM, look, line);
            look(look.plusDays(1), line);
            if (steps > 2) {
                LocalDate choose = look.plusDays(5L + dice.waiting(16));
                choose(choose, line);
                if (dice.chance(0.35)) {
                    tell(MomentKind.OPPORTUNITY_LOST, choose.plusDays(dice.between(14, 40)), line);
                }
            }
        }
    }

    private void customer() {
        LocalDate first =
                account.manner() == Manner.NEWCOMER
                        ? calendar.firstDay().plusDays(dice.between(110, 310))
                        : calendar.firstDay().plusDays(dice.between(0, 20));
        LocalDate last = calendar.today().minusDays(account.quietDays());
        boolean looking = account.manner().lookingAround(dice);
        LocalDate lookingFrom = looking ? last.minusDays(8L + dice.waiting(26)) : last.plusDays(1);
        int laps = account.manner().laps(dice);
        long span = Math.max(30, lookingFrom.toEpochDay() - first.toEpochDay());
        LocalDate start = first;
        for (int lap = 0; lap < laps; lap++) {
            LocalDate next =
                    lap == laps - 1
                            ? lookingFrom
                            : first.plusDays(span * (lap + 1) / laps + dice.between(-12, 12));
            boolean opening = lap == 0 && account.manner() != Manner.NEWCOMER && dice.chance(0.75);
            lap(start, next, opening || lap > 0 && account.manner().shortLoop(dice));
            start = next;
        }
        if (looking) {
            String line = dice.pick(account.lines());
            look(lookingFrom, line);
            if (dice.chance(0.5)) {
                choose(lookingFrom.plusDays(5L + dice.waiting(12)), line);
            }
        }
    }

    /** One lap from its first look, or straight from the purchase, until the next lap begins. */
    private void lap(LocalDate start, LocalDate next, boolean shortLoop) {
        String line = dice.pick(account.lines());
        LocalDate day = start;
        if (!shortLoop) {
            if (dice.chance(0.5)) {
                idea(day, line);
                day = day.plusDays(3L + dice.waiting(9));
            }
            if (dice.chance(0.85)) {
                look(day, line);
                day = day.plusDays(4L + dice.waiting(13));
            }
            if (dice.chance(0.8)) {
                choose(day, line);
                day = day.plusDays(12L + dice.waiting(9));
            }
        }
        LocalDate bought = calendar.workdayFrom(day);
        if (bought.isBefore(next)) {
            afterwards(buy(bought, line), bought, next, line);
        }
    }

    private void idea(LocalDate day, String line) {
        tell(dice.pick(IDEAS), day, line);
    }

    private void look(LocalDate day, String line) {
        for (int times = dice.between(2, 5); times > 0; times--) {
            tell(dice.pick(LOOKS), day.plusDays(times == 1 ? 0 : dice.between(0, 9)), line);
        }
    }

    private void choose(LocalDate day, String line) {
        tell(MomentKind.QUOTE_REQUESTED, day, line);
        Instant sent =
                teller.soonAfter(
                        calendar.at(calendar.workdayFrom(day), java.time.LocalTime.NOON), dice);
        told.add(
                Moment.draft(account, MomentKind.EMAIL_OUT, sent)
                        .placed(LoopStage.SELECTION, Department.SALES)
                        .with(account.contactFor("PURCHASER"))
                        .about(line)
                        .saying(new Phrases.Text("Quote sent", ""))
                        .by(teller.owner(account, dice))
                        .done());
        if (dice.chance(0.75)) {
            tell(MomentKind.PROPOSAL_DISCUSSED, day.plusDays(dice.between(4, 10)), line);
        }
        if (dice.chance(0.15)) {
            tell(
                    dice.chance(0.6) ? MomentKind.TRIAL_STARTED : MomentKind.REFERENCE_VISIT,
                    day.plusDays(dice.between(6, 11)),
                    line);
        }
    }

    private String buy(LocalDate day, String line) {
        String order = account.number() + "-" + (char) ('A' + orders++);
        boolean term = List.of("COFFEE", "PRINT", "FACILITY").contains(line) && dice.chance(0.55);
        MomentKind kind =
                !term
                        ? MomentKind.ORDER_PLACED
                        : dice.chance(0.5)
                                ? MomentKind.CONTRACT_SIGNED
                                : MomentKind.SUBSCRIPTION_RENEWED;
        BigDecimal amount = worth(term ? 6.0 : 1.0);
        told.add(teller.tell(kind, account, workdayTime(kind, day), line, order, amount, dice));
        return order;
    }

    private void afterwards(String order, LocalDate bought, LocalDate next, String line) {
        int stages = account.manner().stagesAfterPurchase(dice);
        LocalDate day = bought.plusDays(dice.between(2, 8));
        if (stages > 0 && day.isBefore(next)) {
            told.add(
                    teller.tell(
                            MomentKind.DELIVERY,
                            account,
                            workdayTime(MomentKind.DELIVERY, day),
                            line,
                            order,
                            worth(1),
                            dice));
            if (dice.chance(0.35)) {
                tell(
                        dice.chance(0.75) ? MomentKind.ONBOARDING : MomentKind.TRAINING_FOLLOWED,
                        day.plusDays(dice.between(1, 9)),
                        line);
            }
        }
        day = day.plusDays(4L + dice.waiting(18));
        if (stages > 1 && day.isBefore(next) && (stages == 2 || dice.chance(0.75))) {
            help(day, line, order);
        }
        day = day.plusDays(6L + dice.waiting(16));
        if (stages > 2 && day.isBefore(next) && (stages == 3 || dice.chance(0.85))) {
            tell(dice.pick(TALKS), day, line);
        }
        day = day.plusDays(8L + dice.waiting(20));
        if (stages > 3 && day.isBefore(next)) {
            tell(dice.pick(ACTS), day, line);
        }
    }

    private void help(LocalDate day, String line, String order) {
        MomentKind kind =
                dice.chance(0.25 - account.mood() * 0.2)
                        ? MomentKind.COMPLAINT
                        : MomentKind.QUESTION;
        Moment asked =
                teller.tell(kind, account, workdayTime(kind, day), line, order, worth(0.2), dice);
        told.add(asked);
        told.addAll(teller.answerTo(asked, account, dice));
    }

    private void tell(MomentKind kind, LocalDate day, String line) {
        told.add(teller.tell(kind, account, workdayTime(kind, day), line, "", worth(1), dice));
    }

    private Instant workdayTime(MomentKind kind, LocalDate day) {
        LocalDate at = kind.hours() == FirmCalendar.Hours.ANY ? day : calendar.workdayFrom(day);
        return calendar.someTime(dice, at, kind.hours());
    }

    private BigDecimal worth(double times) {
        double size = 120 + 38 * Math.pow(Math.max(1, account.employees()), 0.85);
        return BigDecimal.valueOf(size * times * (0.5 + dice.share()))
                .setScale(2, RoundingMode.HALF_UP);
    }
}
