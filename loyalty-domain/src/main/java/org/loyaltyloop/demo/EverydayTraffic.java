package org.loyaltyloop.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * What goes on between the turns of a customer's story: newsletters, deliveries with their invoices
 * and payments, use, questions, surveys, conversations. It is told only where it moves the customer
 * nowhere the story does not.
 */
final class EverydayTraffic {

    /** What is told of that kind in a year at usual volume. */
    private record Rate(MomentKind kind, double aYear) {}

    private static final List<Rate> RATES =
            List.of(
                    new Rate(MomentKind.ARTICLE_READ, 2.4),
                    new Rate(MomentKind.WEBINAR_ATTENDED, 0.4),
                    new Rate(MomentKind.DELIVERY, 19),
                    new Rate(MomentKind.TRAINING_FOLLOWED, 0.5),
                    new Rate(MomentKind.QUESTION, 9),
                    new Rate(MomentKind.COMPLAINT, 1.6),
                    new Rate(MomentKind.RETURN, 1.4),
                    new Rate(MomentKind.TECHNICIAN_VISIT, 1.4),
                    new Rate(MomentKind.BUSINESS_CONVERSATION, 5),
                    new Rate(MomentKind.SURVEY_ANSWERED, 15),
                    new Rate(MomentKind.REVIEW, 1.2),
                    new Rate(MomentKind.SOCIAL_REPLY, 1.0),
                    new Rate(MomentKind.PROFILE_ANSWERED, 1.8),
                    new Rate(MomentKind.COMMUNITY_POST, 7),
                    new Rate(MomentKind.CHARITY_VOTE, 7),
                    new Rate(MomentKind.CO_CREATION, 2),
                    new Rate(MomentKind.REFERRAL, 2));

    private static final List<String> MARKETERS = DemoColleague.logins(Role.MARKETER);

    private static final List<MomentKind> WRITTEN =
            List.of(
                    MomentKind.QUESTION,
                    MomentKind.QUESTION,
                    MomentKind.QUESTION,
                    MomentKind.COMPLAINT,
                    MomentKind.RETURN,
                    MomentKind.SURVEY_ANSWERED);
    private static final List<Channel> WRITING = List.of(Channel.EMAIL, Channel.EMAIL, Channel.WEB);

    private final DemoAccount account;
    private final FirmCalendar calendar;
    private final Teller teller;
    private final Phrases phrases;
    private final Course course;
    private final Dice dice;
    private final LocalDate from;
    private final LocalDate until;
    private final List<Moment> told = new ArrayList<>();

    EverydayTraffic(
            DemoAccount account,
            FirmCalendar calendar,
            Teller teller,
            Phrases phrases,
            Course course,
            LocalDate from,
            Dice dice) {
        this.account = account;
        this.calendar = calendar;
        this.teller = teller;
        this.phrases = phrases;
        this.course = course;
        this.dice = dice;
        this.from = from;
        this.until = calendar.today().minusDays(account.quietDays());
    }

    /** Everything of the year, in no order, nothing of it in the future. */
    List<Moment> tell() {
        campaigns();
        atTheWeekend();
        double years = Math.max(0, until.toEpochDay() - from.toEpochDay()) / 365.0;
        for (Rate rate : RATES) {
            double people =
                    rate.kind() == MomentKind.DELIVERY
                            ? account.volume()
                            : Math.sqrt(account.volume());
            for (int times = dice.times(rate.aYear() * years * people * liking(rate.kind()));
                    times > 0;
                    times--) {
                everyday(rate.kind());
            }
        }
        if (account.lines().contains("COFFEE") || account.lines().contains("PRINT")) {
            monthlyReadings();
        }
        return told.stream().filter(moment -> calendar.isPast(moment.at())).toList();
    }

    /** Unhappy customers complain more and recommend less. */
    private double liking(MomentKind kind) {
        return switch (kind.stage()) {
            case SERVICE -> kind == MomentKind.COMPLAINT ? Math.max(0.3, 1 - account.mood()) : 1.0;
            case ENGAGEMENT -> Math.max(0.05, account.mood() * 1.6);
            default -> 1.0;
        };
    }

    private void campaigns() {
        List<String> names = phrases.campaigns();
        for (int i = 0; i < names.size(); i++) {
            // Every campaign goes out on a Tuesday, the last one of them this week or the week
            // before.
            LocalDate tuesday =
                    calendar.today()
                            .minusDays((calendar.today().getDayOfWeek().getValue() + 5L) % 7)
                            .minusWeeks((names.size() - 1L - i) * 4);
            if (!dice.chance(0.85)) {
                continue;
            }
            Instant sent =
                    calendar.at(
                            calendar.workdayFrom(tuesday),
                            LocalTime.of(10, 0).plusSeconds(account.number() * 3L));
            int contact = dice.between(0, account.contacts().size() - 1);
            String title = "“" + names.get(i) + "”";
            told.add(
                    Moment.draft(account, MomentKind.EMAIL_OUT, sent)
                            .placed(LoopStage.INSPIRATION, Department.MARKETING)
                            .with(contact)
                            .saying(new Phrases.Text("Newsletter " + title + " sent", ""))
                            .by(dice.pick(MARKETERS))
                            .done());
            if (dice.chance(0.38 + account.mood() * 0.1)
                    && !tuesday.isAfter(until)
                    && !tuesday.isBefore(from)) {
                told.add(
                        Moment.draft(
                                        account,
                                        MomentKind.CAMPAIGN_OPENED,
                                        sent.plusSeconds(60L * (2 + dice.waiting(700))))
                                .with(contact)
                                .saying(
                                        new Phrases.Text(
                                                dice.chance(0.6)
                                                        ? "Opened " + title
                                                        : "Read " + title + " and followed a link",
                                                ""))
                                .done());
            }
        }
    }

    /** People write at weekends, too; who starts the product then finds what waits for Monday. */
    private void atTheWeekend() {
        for (int back = 0; back <= 1; back++) {
            LocalDate day = calendar.today().minusDays(back);
            if (calendar.isWorkday(day) || day.isAfter(until) || !dice.chance(0.15)) {
                continue;
            }
            MomentKind kind = dice.pick(WRITTEN);
            Instant at = calendar.someTime(dice, day, FirmCalendar.Hours.ANY);
            if (course.leavesInPlace(at, kind.stage())) {
                String line = dice.pick(account.lines());
                told.add(
                        teller.tell(kind, account, at, line, "", amount(), dice)
                                .unattended(dice.pick(WRITING)));
            }
        }
    }

    private void everyday(MomentKind kind) {
        LocalDate day = calendar.someDay(dice, from, until, kind.hours());
        Instant at = calendar.someTime(dice, day, kind.hours());
        if (day.isAfter(until) || !course.leavesInPlace(at, kind.stage())) {
            return;
        }
        Optional<Course.Purchase> purchase = course.purchaseBefore(at);
        String line =
                purchase.isPresent() && dice.chance(0.7)
                        ? purchase.get().line()
                        : dice.pick(account.lines());
        String order =
                purchase.filter(p -> p.line().equals(line) && belongsToOrder(kind))
                        .map(Course.Purchase::order)
                        .orElse("");
        if (kind == MomentKind.DELIVERY) {
            delivery(at, line, order);
            return;
        }
        Moment moment = teller.tell(kind, account, at, line, order, amount(), dice);
        told.add(moment);
        if (kind.stage() == LoopStage.SERVICE && kind != MomentKind.TECHNICIAN_VISIT) {
            told.addAll(teller.answerTo(moment, account, dice));
        }
    }

    /** A call-off delivery with the invoice that follows it and the payment that follows that. */
    private void delivery(Instant at, String line, String order) {
        BigDecimal amount = amount();
        told.add(teller.tell(MomentKind.DELIVERY, account, at, line, order, amount, dice));
        if (order.isEmpty() || !dice.chance(0.9)) {
            return;
        }
        Instant invoiced = after(at, dice.between(1, 5));
        told.add(
                teller.tell(MomentKind.INVOICE_SENT, account, invoiced, line, order, amount, dice));
        Instant paid =
                after(invoiced, dice.between(9, 24) + (account.mood() < 0 ? dice.waiting(8) : 0));
        if (LocalDate.ofInstant(paid, java.time.ZoneOffset.UTC).isBefore(until)) {
            told.add(
                    teller.tell(
                            MomentKind.PAYMENT_RECEIVED, account, paid, line, order, amount, dice));
        }
    }

    private void monthlyReadings() {
        String line = account.lines().contains("COFFEE") ? "COFFEE" : "PRINT";
        for (LocalDate month = from.plusMonths(1).withDayOfMonth(1);
                month.isBefore(until);
                month = month.plusMonths(1)) {
            Instant at = calendar.at(month, LocalTime.of(6, 15).plusSeconds(account.number()));
            if (course.leavesInPlace(at, LoopStage.EXPERIENCE)) {
                told.add(
                        teller.tell(
                                MomentKind.USAGE_SIGNAL,
                                account,
                                at,
                                line,
                                "",
                                BigDecimal.ZERO,
                                dice));
            }
        }
    }

    private Instant after(Instant at, int days) {
        LocalDate day =
                calendar.workdayFrom(
                        LocalDate.ofInstant(at, java.time.ZoneOffset.UTC).plusDays(days));
        return calendar.someTime(dice, day, FirmCalendar.Hours.EARLY);
    }

    private BigDecimal amount() {
        double size = 60 + 9 * Math.pow(Math.max(1, account.employees()), 0.8);
        return BigDecimal.valueOf(size * (0.5 + dice.share())).setScale(2, RoundingMode.HALF_UP);
    }

    private static boolean belongsToOrder(MomentKind kind) {
        return kind == MomentKind.DELIVERY
                || kind == MomentKind.COMPLAINT
                || kind == MomentKind.RETURN;
    }
}
