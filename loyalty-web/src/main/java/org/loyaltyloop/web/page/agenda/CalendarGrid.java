package org.loyaltyloop.web.page.agenda;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.loyaltyloop.customerview.CadenceRow;
import org.loyaltyloop.customerview.CalendarEntry;
import org.loyaltyloop.web.i18n.Formats;

/** The part of the calendar that is shown, laid out: weeks of days, each with what stands on it. */
final class CalendarGrid {

    private static final int DAYS = 7;
    private static final int HOUR = 4;
    private static final int MINUTES = 60;

    /** The hours that are shown even where nothing stands in them. */
    private static final int MORNING = 8;

    private static final int EVENING = 18;

    private final CalendarSpan span;
    private final LocalDate shown;
    private final List<CalendarEntry> entries;
    private final List<CadenceRow> cadences;
    private final Formats formats;
    private final BiFunction<CalendarSpan, LocalDate, String> href;
    private final Predicate<CalendarEntry> movable;
    private final boolean named;
    private final int firstHour;
    private final int lastHour;

    /**
     * Lays the entries out.
     *
     * @param cadences rhythms whose next conversation is due
     * @param href the address of a part of the calendar
     * @param movable whether the reader may move an entry
     * @param named whether entries tell whose they are
     */
    CalendarGrid(
            CalendarSpan span,
            LocalDate shown,
            List<CalendarEntry> entries,
            List<CadenceRow> cadences,
            Formats formats,
            BiFunction<CalendarSpan, LocalDate, String> href,
            Predicate<CalendarEntry> movable,
            boolean named) {
        this.span = span;
        this.shown = shown;
        this.entries = entries;
        this.cadences = cadences;
        this.formats = formats;
        this.href = href;
        this.movable = movable;
        this.named = named;
        List<HourGrid.Place> places =
                span == CalendarSpan.MONTH
                        ? List.of()
                        : days(span.first(shown), span.last(shown)).stream()
                                .flatMap(day -> HourGrid.place(times(timed(day), day)).stream())
                                .toList();
        this.firstHour = places.stream().mapToInt(place -> place.at() / HOUR).min().orElse(MORNING);
        this.lastHour =
                places.stream().mapToInt(place -> (place.end() + 3) / HOUR).max().orElse(EVENING);
    }

    /** The weeks shown, each with its days; a single day is a week of one. */
    List<Week> weeks() {
        List<Week> weeks = new ArrayList<>();
        LocalDate last = span.last(shown);
        for (LocalDate from = span.first(shown); !from.isAfter(last); from = from.plusDays(DAYS)) {
            LocalDate end = from.plusDays(DAYS - 1L);
            weeks.add(
                    new Week(
                            from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                            href.apply(CalendarSpan.WEEK, from),
                            days(from, end.isAfter(last) ? last : end).stream()
                                    .map(this::day)
                                    .toList()));
        }
        return weeks;
    }

    /** The hours of the scale, from the first that is shown. */
    List<String> hours() {
        return IntStream.range(from(), to())
                .mapToObj(hour -> (hour < 10 ? "0" : "") + hour + ":00")
                .toList();
    }

    /** The first hour that is shown. */
    int from() {
        return Math.min(firstHour, MORNING);
    }

    private int to() {
        return Math.max(lastHour, EVENING);
    }

    private static List<LocalDate> days(LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1)).toList();
    }

    private Day day(LocalDate day) {
        List<CalendarEntry> timed = timed(day);
        List<HourGrid.Place> places = HourGrid.place(times(timed, day));
        return new Day(
                day.toString(),
                formats.day(day),
                formats.weekday(day),
                day.getDayOfMonth(),
                href.apply(CalendarSpan.DAY, day),
                day.equals(formats.today()),
                span == CalendarSpan.MONTH && day.getMonth() != shown.getMonth(),
                Stream.concat(
                                cadences.stream()
                                        .filter(row -> shownOn(row).equals(day))
                                        .map(this::line),
                                entries.stream()
                                        .filter(entry -> entry.day().isPresent())
                                        .filter(entry -> entry.isOn(day, zone()))
                                        .map(entry -> line(entry, day, "")))
                        .toList(),
                IntStream.range(0, timed.size())
                        .mapToObj(i -> line(timed.get(i), day, style(places.get(i))))
                        .toList());
    }

    /** A conversation that should have been held by now is still to be held today. */
    private LocalDate shownOn(CadenceRow row) {
        LocalDate today = formats.today();
        return row.overdueOn(today) ? today : row.dueOn();
    }

    private Line line(CadenceRow row) {
        return new Line(
                "talk",
                row.accountName(),
                "/agenda/cadence?account=" + row.account(),
                formats.text(
                        row.overdueOn(formats.today())
                                ? "agenda.cadence.overdue"
                                : "agenda.cadence.due"),
                "",
                named ? row.ownerName().orElse("") : "",
                false,
                "",
                "");
    }

    private List<CalendarEntry> timed(LocalDate day) {
        return entries.stream()
                .filter(entry -> entry.startsAt().isPresent() && entry.isOn(day, zone()))
                .toList();
    }

    private List<HourGrid.Times> times(List<CalendarEntry> timed, LocalDate day) {
        return timed.stream()
                .map(
                        entry -> {
                            ZonedDateTime from = entry.startsAt().orElseThrow().atZone(zone());
                            ZonedDateTime to = entry.endsAt().orElseThrow().atZone(zone());
                            return new HourGrid.Times(
                                    from.toLocalDate().isBefore(day) ? 0 : minute(from),
                                    to.toLocalDate().isAfter(day)
                                            ? HourGrid.QUARTERS / HOUR * MINUTES
                                            : minute(to));
                        })
                .toList();
    }

    private static int minute(ZonedDateTime at) {
        return at.getHour() * MINUTES + at.getMinute();
    }

    private String style(HourGrid.Place place) {
        if (span == CalendarSpan.MONTH) {
            return "";
        }
        return "at-"
                + (place.at() - from() * HOUR)
                + " for-"
                + place.length()
                + " col-"
                + place.column()
                + " wide-"
                + place.width();
    }

    private static String look(CalendarEntry entry) {
        return switch (entry.kind()) {
            case MEETING, CONVERSATION -> "meet";
            case TASK, PROMISE -> "todo";
            case NOTICE, END -> "date";
        };
    }

    private static String address(CalendarEntry entry) {
        return switch (entry.kind()) {
            case MEETING -> "/agenda/meeting?id=" + entry.id();
            case TASK -> "/agenda/task?id=" + entry.id();
            case CONVERSATION -> "/conversations/conversation?id=" + entry.id();
            case PROMISE ->
                    "/conversations/commitments?of=all"
                            + entry.account().map(of -> "&account=" + of).orElse("");
            case NOTICE, END -> "/contracts/contract?id=" + entry.id();
        };
    }

    /** When, or what it is that takes no certain time. */
    private String time(CalendarEntry entry) {
        return switch (entry.kind()) {
            case MEETING, CONVERSATION ->
                    formats.time(entry.startsAt().orElseThrow())
                            + "–"
                            + formats.time(entry.endsAt().orElseThrow());
            case TASK -> "";
            case PROMISE -> formats.text("agenda.promise");
            case NOTICE -> formats.text("agenda.notice");
            case END -> formats.text("agenda.end");
        };
    }

    private Line line(CalendarEntry entry, LocalDate day, String place) {
        return new Line(
                look(entry),
                entry.title(),
                address(entry),
                time(entry),
                entry.accountName().orElse(""),
                named ? entry.people() : "",
                entry.ended(),
                place,
                movable.test(entry) ? move(entry, day) : "");
    }

    /** What begins a move: the thing and where it stands; where it goes is put behind it. */
    private String move(CalendarEntry entry, LocalDate day) {
        CalendarSpot from =
                new CalendarSpot(
                        day,
                        entry.startsAt()
                                .map(at -> at.atZone(zone()).toLocalDateTime())
                                .filter(at -> at.toLocalDate().equals(day))
                                .map(LocalDateTime::toLocalTime));
        return (entry.meeting() ? "MEETING." : "TASK.")
                + entry.id()
                + "."
                + entry.version()
                + "."
                + from;
    }

    private ZoneId zone() {
        return formats.getZone();
    }

    /** A week of the grid. */
    public record Week(int number, String href, List<Day> days) {}

    /**
     * A day of the grid.
     *
     * @param outside whether it belongs to the month before or after
     * @param whole what takes no certain time
     * @param timed what has its hours
     */
    public record Day(
            String date,
            String words,
            String weekday,
            int number,
            String href,
            boolean today,
            boolean outside,
            List<Line> whole,
            List<Line> timed) {

        /** Whether nothing stands on it. */
        public boolean free() {
            return whole.isEmpty() && timed.isEmpty();
        }
    }

    /**
     * A meeting, a task, or a conversation that is due, on a day.
     *
     * @param kind how it looks: meet, todo, talk or date
     * @param time when, or what it is
     * @param place the classes that put it among the hours
     * @param move begins what a form tells when it is moved; empty where the reader may not
     */
    public record Line(
            String kind,
            String title,
            String href,
            String time,
            String account,
            String people,
            boolean ended,
            String place,
            String move) {}
}
