package org.loyaltyloop.web.page.agenda;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.agenda.MeetingId;
import org.loyaltyloop.agenda.MeetingTime;
import org.loyaltyloop.agenda.Meetings;
import org.loyaltyloop.agenda.TaskId;
import org.loyaltyloop.agenda.Tasks;
import org.loyaltyloop.customerview.CadenceQueries;
import org.loyaltyloop.customerview.CadenceRow;
import org.loyaltyloop.customerview.CalendarEntry;
import org.loyaltyloop.customerview.CalendarQueries;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** The calendar: what it shows stands in its address, what is dragged comes back in a form. */
@Named("calendarPage")
@ViewScoped
public class CalendarPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int MOST = 500;
    private static final LocalDate FIRST = LocalDate.of(2000, 2, 1);
    private static final LocalDate LAST = LocalDate.of(2099, 11, 30);

    private final CalendarQueries queries;
    private final CadenceQueries rhythms;
    private final Meetings meetings;
    private final Tasks tasks;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String view = "";
    private String date = "";
    private String who = "";
    private String moved = "";
    private String move = "";
    private transient @Nullable List<CalendarEntry> entries;
    private transient @Nullable List<CadenceRow> cadences;
    private transient @Nullable CalendarGrid grid;

    @Inject
    CalendarPage(
            CalendarQueries queries,
            CadenceQueries rhythms,
            Meetings meetings,
            Tasks tasks,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.queries = queries;
        this.rhythms = rhythms;
        this.meetings = meetings;
        this.tasks = tasks;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected CalendarPage() {
        this.queries = null;
        this.rhythms = null;
        this.meetings = null;
        this.tasks = null;
        this.me = null;
        this.formats = null;
        this.notices = null;
    }

    /** Moves what was dragged to where it was dropped, and offers to take that back. */
    public String move() {
        Optional<AgendaThing> thing = AgendaThing.read(move);
        if (thing.isEmpty()) {
            notices.problem("rule." + InputRule.MALFORMED.code());
            return "";
        }
        return moved(thing.get())
                ? faces(span(), day(), isTeam()) + "&moved=" + thing.get().back()
                : faces(span(), day(), isTeam());
    }

    /** Takes the last move back. */
    public String undo() {
        AgendaThing.read(moved).ifPresent(this::moved);
        return faces(span(), day(), isTeam());
    }

    /** Moves it, or says why not; the calendar is then shown as it stands. */
    private boolean moved(AgendaThing thing) {
        try {
            if (thing.meeting()) {
                MeetingId id = new MeetingId(thing.id());
                meetings.move(me.actor(), id, thing.version(), time(meetings.timeOf(id), thing));
            } else {
                tasks.move(
                        me.actor(),
                        new TaskId(thing.id()),
                        thing.version(),
                        Optional.of(thing.to().day()));
            }
        } catch (StaleVersion changedMeanwhile) {
            notices.problem("agenda.moved.stale");
            return false;
        } catch (BusinessRuleViolation refused) {
            notices.broken(refused);
            return false;
        }
        notices.done(
                thing.toTime() ? "agenda.moved.time" : "agenda.moved",
                formats.day(thing.to().day()),
                thing.to().time().map(LocalTime::toString).orElse(""));
        return true;
    }

    /** The reader's clock says where it goes; the meeting keeps the clock that it was agreed by. */
    private MeetingTime time(MeetingTime from, AgendaThing thing) {
        if (thing.toTime()) {
            return new MeetingTime(
                    thing.to()
                            .dateTime()
                            .orElseThrow()
                            .atZone(formats.getZone())
                            .withZoneSameInstant(from.zone())
                            .toLocalDateTime(),
                    from.zone(),
                    from.minutes());
        }
        long days = ChronoUnit.DAYS.between(thing.from().day(), thing.to().day());
        return from.on(from.start().toLocalDate().plusDays(days));
    }

    /** Whether something was moved just now. */
    public boolean isUndoable() {
        return AgendaThing.read(moved).isPresent();
    }

    /** The weeks shown, each with its days; a single day is a week of one. */
    public List<CalendarGrid.Week> getWeeks() {
        return grid().weeks();
    }

    /** The hours of the scale beside a week or a day. */
    public List<String> getHours() {
        return grid().hours();
    }

    /** The first hour shown. */
    public int getFrom() {
        return grid().from();
    }

    /** Whether the hours of the days are shown. */
    public boolean isHourly() {
        return span() != CalendarSpan.MONTH;
    }

    private CalendarGrid grid() {
        if (grid == null) {
            boolean leads = me.actor().has(Role.MANAGER);
            grid =
                    new CalendarGrid(
                            span(),
                            day(),
                            entries(),
                            cadences(),
                            formats,
                            (span, day) -> href(span, day, isTeam()),
                            entry -> entry.ofAgenda() && !entry.ended() && (entry.mine() || leads),
                            isTeam());
        }
        return grid;
    }

    private List<CalendarEntry> entries() {
        if (entries == null) {
            entries =
                    queries.between(
                            me.actor(),
                            isTeam(),
                            span().first(day()),
                            span().last(day()),
                            formats.getZone());
        }
        return entries;
    }

    private List<CadenceRow> cadences() {
        if (cadences == null) {
            cadences = rhythms.dueBy(me.actor(), isTeam(), span().last(day()), MOST);
        }
        return cadences;
    }

    /** Whether nothing stands in the part that is shown. */
    public boolean isNothing() {
        return entries().isEmpty() && cadences().isEmpty();
    }

    /** What is shown, as a heading: the month, the days of the week, or the day. */
    public String getHeading() {
        return switch (span()) {
            case MONTH -> formats.month(day());
            case WEEK ->
                    formats.text(
                            "agenda.week.title",
                            day().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                            span().first(day()),
                            span().last(day()));
            case DAY -> formats.day(day());
        };
    }

    /** The three spans to choose from. */
    public List<Choice> getSpans() {
        return Arrays.stream(CalendarSpan.values())
                .map(
                        one ->
                                new Choice(
                                        formats.text("agenda.span." + one),
                                        href(one, day(), isTeam()),
                                        one == span()))
                .toList();
    }

    /** Own agenda or the team's. */
    public List<Choice> getPeople() {
        return List.of(
                new Choice(formats.text("agenda.who.me"), href(span(), day(), false), !isTeam()),
                new Choice(formats.text("agenda.who.team"), href(span(), day(), true), isTeam()));
    }

    /** Where the part before begins. */
    public String getBefore() {
        return href(span(), span().step(day(), -1), isTeam());
    }

    /** Where the next part begins. */
    public String getNext() {
        return href(span(), span().step(day(), 1), isTeam());
    }

    /** The part with today in it. */
    public String getToday() {
        return href(span(), formats.today(), isTeam());
    }

    /** The class of the grid. */
    public String getSpanName() {
        return span().name().toLowerCase(Locale.ROOT);
    }

    /** The day that is shown, as the address has it. */
    public String getShown() {
        return day().toString();
    }

    private boolean isTeam() {
        return who.equals("team");
    }

    private CalendarSpan span() {
        return Arrays.stream(CalendarSpan.values())
                .filter(one -> one.name().equalsIgnoreCase(view))
                .findFirst()
                .orElse(CalendarSpan.WEEK);
    }

    /** The day of the address; today where it names none that the calendar has. */
    private LocalDate day() {
        try {
            LocalDate day = LocalDate.parse(date);
            return day.isBefore(FIRST) || day.isAfter(LAST) ? formats.today() : day;
        } catch (DateTimeException none) {
            return formats.today();
        }
    }

    private static String href(CalendarSpan span, LocalDate day, boolean team) {
        return "/agenda/calendar?" + query(span, day, team);
    }

    private static String faces(CalendarSpan span, LocalDate day, boolean team) {
        return "/agenda/calendar?faces-redirect=true&" + query(span, day, team);
    }

    private static String query(CalendarSpan span, LocalDate day, boolean team) {
        return "view="
                + span.name().toLowerCase(Locale.ROOT)
                + "&day="
                + day
                + (team ? "&who=team" : "");
    }

    /** Something to choose by a link. */
    public record Choice(String name, String href, boolean on) {}

    public String getView() {
        return view;
    }

    public void setView(@Nullable String view) {
        this.view = text(view);
    }

    public String getDate() {
        return date;
    }

    public void setDate(@Nullable String date) {
        this.date = text(date);
    }

    public String getWho() {
        return who;
    }

    public void setWho(@Nullable String who) {
        this.who = text(who);
    }

    public String getMoved() {
        return moved;
    }

    public void setMoved(@Nullable String moved) {
        this.moved = text(moved);
    }

    public String getMove() {
        return move;
    }

    public void setMove(@Nullable String move) {
        this.move = text(move);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
