package org.loyaltyloop.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * Makes a whole moment out of a kind and a time: words, channel, contact, who wrote it down, mood,
 * duration, answer.
 */
final class Teller {

    private static final List<String> AGENTS = DemoColleague.logins(Role.AGENT);
    private static final List<String> MARKETERS = DemoColleague.logins(Role.MARKETER);

    /** What surveys ask about, by how often; nobody asks about inspiration or engagement yet. */
    private static final List<LoopStage> ASKED =
            List.of(
                    LoopStage.EXPERIENCE,
                    LoopStage.EXPERIENCE,
                    LoopStage.EXPERIENCE,
                    LoopStage.EXPERIENCE,
                    LoopStage.SERVICE,
                    LoopStage.SERVICE,
                    LoopStage.SERVICE,
                    LoopStage.TRANSACTION,
                    LoopStage.TRANSACTION,
                    LoopStage.TRANSACTION,
                    LoopStage.INTERACTION,
                    LoopStage.ORIENTATION);

    private final FirmCalendar calendar;
    private final Phrases phrases;

    Teller(FirmCalendar calendar, Phrases phrases) {
        this.calendar = calendar;
        this.phrases = phrases;
    }

    /** A moment of that kind at that account, about that line and, where given, that order. */
    Moment tell(
            MomentKind kind,
            DemoAccount account,
            Instant at,
            String line,
            String order,
            BigDecimal amount,
            Dice dice) {
        if (kind == MomentKind.SURVEY_ANSWERED) {
            return survey(account, at, line, dice.pick(ASKED), dice);
        }
        Phrases.Spoken spoken = phrases.say(kind.name(), dice, account, line, amount);
        boolean wholeLine = kind.isPurchase() || !order.isEmpty();
        Moment.Draft draft =
                Moment.draft(account, kind, at)
                        .along(dice.pick(kind.channels()))
                        .about(wholeLine ? line : spoken.offering())
                        .forOrder(order)
                        .saying(spoken.text());
        if (isAbout(kind)) {
            draft.with(
                    kind.concerns().isEmpty()
                            ? dice.between(0, account.contacts().size() - 1)
                            : account.contactFor(kind.concerns()));
        }
        if (kind.isPurchase()
                || kind == MomentKind.INVOICE_SENT
                || kind == MomentKind.PAYMENT_RECEIVED) {
            draft.worth(amount);
        }
        author(kind, account, dice).ifPresent(draft::by);
        feeling(kind, account, dice, draft);
        return draft.done();
    }

    /** An answer to a survey about that stage, in the metric that this firm uses there. */
    Moment survey(DemoAccount account, Instant at, String line, LoopStage asked, Dice dice) {
        double mood = Math.max(-1, Math.min(1, dice.around(account.mood(), 0.35)));
        boolean effort = asked == LoopStage.SERVICE && dice.chance(0.5);
        String metric =
                effort
                        ? "CES2"
                        : asked == LoopStage.EXPERIENCE || asked == LoopStage.INTERACTION
                                ? "NPS"
                                : "CSAT";
        int score =
                switch (metric) {
                    case "NPS" -> scale(7.6 + 2.6 * mood, 0, 10);
                    case "CES2" -> scale(5.0 + 1.8 * mood, 1, 7);
                    default -> scale(3.7 + 1.3 * mood, 1, 5);
                };
        return Moment.draft(account, MomentKind.SURVEY_ANSWERED, at)
                .along(dice.pick(MomentKind.SURVEY_ANSWERED.channels()))
                .with(dice.between(0, account.contacts().size() - 1))
                .about(line)
                .saying(phrases.asked(asked))
                .answering(new Answer(metric, score, asked, phrases.comment(dice, mood)))
                .done();
    }

    /** Our answer to a customer's question, mostly; nothing where somebody forgot. */
    List<Moment> answerTo(Moment asked, DemoAccount account, Dice dice) {
        if (dice.chance(0.12)) {
            return List.of();
        }
        boolean call = asked.channel() == Channel.PHONE || dice.chance(0.25);
        MomentKind kind = call ? MomentKind.PHONE_CALL_OUT : MomentKind.EMAIL_OUT;
        Phrases.Spoken spoken =
                phrases.say(
                        call ? "ANSWER_CALL" : "ANSWER_MAIL",
                        dice,
                        account,
                        account.lines().get(0),
                        BigDecimal.ZERO);
        Moment.Draft draft =
                Moment.draft(account, kind, soonAfter(asked.at(), dice))
                        .placed(LoopStage.SERVICE, Department.SERVICE)
                        .about(asked.offering())
                        .forOrder(asked.order())
                        .saying(spoken.text())
                        .by(asked.author().orElse(dice.pick(AGENTS)));
        asked.contact().ifPresent(draft::with);
        return List.of(draft.done());
    }

    /** A time within a day or so, in office hours. */
    Instant soonAfter(Instant at, Dice dice) {
        Instant soon = at.plusSeconds(60L * (8 + dice.waiting(300)));
        LocalDate day = LocalDate.ofInstant(soon, ZoneOffset.UTC);
        Instant closing = calendar.at(day, LocalTime.of(17, 30));
        if (calendar.isWorkday(day) && soon.isBefore(closing)) {
            return soon;
        }
        return calendar.at(
                calendar.workdayFrom(day.plusDays(1)),
                LocalTime.of(8, 40).plusMinutes(dice.between(0, 120)));
    }

    /** The account's manager, or some account manager where it has none. */
    String owner(DemoAccount account, Dice dice) {
        return account.owner()
                .orElseGet(() -> dice.pick(DemoColleague.logins(Role.ACCOUNT_MANAGER)));
    }

    private static boolean isAbout(MomentKind kind) {
        return kind != MomentKind.USAGE_SIGNAL
                && kind != MomentKind.DELIVERY
                && kind.department() != Department.FINANCE;
    }

    private Optional<String> author(MomentKind kind, DemoAccount account, Dice dice) {
        if (!kind.source().equals("crm")
                && !kind.source().equals("servicedesk")
                && !kind.source().equals("events")) {
            return Optional.empty();
        }
        return switch (kind.department()) {
            case SERVICE -> Optional.of(dice.pick(AGENTS));
            case MARKETING -> Optional.of(dice.pick(MARKETERS));
            case SALES -> Optional.of(owner(account, dice));
            default -> Optional.empty();
        };
    }

    private static void feeling(
            MomentKind kind, DemoAccount account, Dice dice, Moment.Draft draft) {
        int usual = (int) Math.round(dice.around(account.mood(), 0.6));
        switch (kind) {
            case COMPLAINT ->
                    draft.feeling(dice.chance(0.4) ? -2 : -1).lasting(dice.between(4, 18));
            case QUESTION -> draft.feeling(Math.min(1, usual)).lasting(dice.between(2, 11));
            case BUSINESS_CONVERSATION, PROPOSAL_DISCUSSED, REFERENCE_VISIT ->
                    draft.feeling(usual).lasting(5 * dice.between(5, 15));
            case TRADE_FAIR_TALK, ONBOARDING ->
                    draft.feeling(Math.max(0, usual)).lasting(5 * dice.between(2, 18));
            case WEBINAR_ATTENDED -> draft.lasting(dice.between(18, 55));
            case REVIEW, SOCIAL_REPLY -> draft.feeling(usual);
            case REFERRAL, REFERENCE_GIVEN, AMBASSADOR_ACT -> draft.feeling(dice.between(1, 2));
            default -> {
                // Systems report no mood.
            }
        }
    }

    private static int scale(double value, int low, int high) {
        return (int) Math.max(low, Math.min(high, Math.round(value)));
    }
}
