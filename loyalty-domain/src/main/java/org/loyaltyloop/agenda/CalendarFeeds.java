package org.loyaltyloop.agenda;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Mail;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.UserId;

/**
 * Agendas for calendar programs: everybody can have one address, signed with a key of their own,
 * that shows their meetings and open tasks to whoever knows it, until it is made anew or ended.
 */
@ApplicationScoped
@Transactional
public class CalendarFeeds {

    /** The path of every feed; the token says whose. */
    public static final String PATH = "/agenda.ics";

    private static final String ENTITY = "agenda feed";
    private static final int KEY_BYTES = 32;
    private static final int MOST = 2_000;
    private static final Duration BACK = Duration.ofDays(92);
    private static final Duration AHEAD = Duration.ofDays(400);
    private static final Duration NOTED = Duration.ofMinutes(10);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final Settings settings;
    private final Mail mail;
    private final Audit audit;
    private final Clock clock;

    @Inject
    CalendarFeeds(Database database, Settings settings, Mail mail, Audit audit, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected CalendarFeeds() {
        this(null, null, null, null, null);
    }

    /**
     * A feed as its owner sees it.
     *
     * @param path where calendar programs read it: a path of this product, with its token
     * @param madeAt when the address was made
     * @param readAt when a program last read it, to within some minutes
     */
    public record Feed(String path, Instant madeAt, Optional<Instant> readAt) {}

    /** The actor's feed, where there is one. */
    public Optional<Feed> of(Actor actor) {
        UserId user = user(actor);
        return database.first(
                "select key, made_at, read_at from agenda.feed where user_id = ?",
                row ->
                        new Feed(
                                PATH + "?t=" + FeedToken.sign(user, row.bytes("key")),
                                row.instant("made_at"),
                                row.optionalInstant("read_at")),
                user.value());
    }

    /** Makes an address for the actor's agenda; one that there was does not work any more. */
    public void renew(Actor actor) {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        UserId user = user(actor);
        database.update(
                """
                insert into agenda.feed (user_id, key, made_at) values (?, ?, ?)
                on conflict (user_id) do update set key = excluded.key, made_at = excluded.made_at, read_at = null
                """,
                user.value(),
                key,
                clock.instant());
        audit.record(actor.author(), "AGENDA_FEED_MADE", ENTITY, user, List.of());
    }

    /** Ends the actor's feed; its address does not work any more. */
    public void end(Actor actor) {
        UserId user = user(actor);
        if (database.update("delete from agenda.feed where user_id = ?", user.value()) > 0) {
            audit.record(actor.author(), "AGENDA_FEED_ENDED", ENTITY, user, List.of());
        }
    }

    /**
     * What a calendar program gets for a token: an iCalendar file with the meetings of the last
     * three months and of a year ahead, and open tasks. Empty for a token that holds no more, and
     * for colleagues without access.
     */
    @Counted(name = "agenda_feed_read_calls", absolute = true)
    @Timed(name = "agenda_feed_read_seconds", absolute = true)
    public Optional<String> read(String token) {
        return FeedToken.read(token)
                .filter(claim -> key(claim.user()).filter(claim::holds).isPresent())
                .map(claim -> file(claim.user()));
    }

    private Optional<byte[]> key(UserId user) {
        return database.first(
                """
                select f.key from agenda.feed f join staff.v_user u on u.id = f.user_id
                where f.user_id = ? and not u.disabled
                """,
                row -> row.bytes("key"),
                user.value());
    }

    private String file(UserId user) {
        Instant now = clock.instant();
        database.update(
                "update agenda.feed set read_at = ? where user_id = ? and (read_at is null or read_at < ?)",
                now,
                user.value(),
                now.minus(NOTED));
        return CalendarFile.feed(
                settings.firmName().orElse("Loyalty Loop"),
                meetings(user, now),
                tasks(user, LocalDate.ofInstant(now, settings.zone())),
                mail.publicAddress());
    }

    private List<CalendarFile.Meeting> meetings(UserId user, Instant now) {
        return database.list(
                MeetingFacts.SELECT
                        + """
                        where m.id in (select meeting_id from agenda.meeting_colleague where user_id = ?)
                          and m.state <> 'CANCELLED' and m.starts_at between ? and ?
                        order by m.starts_at, m.id
                        limit ?
                        """,
                MeetingFacts::meeting,
                user.value(),
                now.minus(BACK),
                now.plus(AHEAD),
                MOST);
    }

    private List<CalendarFile.Task> tasks(UserId user, LocalDate today) {
        return database.list(
                """
                select t.id, t.title, a.name as account_name, t.due, t.version, t.created_at
                from agenda.task t
                left join customer.v_account_survivor s on s.given_id = t.account_id
                left join customer.v_account a on a.id = s.account_id
                where t.owner_id = ? and t.state = 'OPEN' and t.due between ? and ?
                order by t.due, t.id
                limit ?
                """,
                CalendarFeeds::task,
                user.value(),
                today.minusDays(BACK.toDays()),
                today.plusDays(AHEAD.toDays()),
                MOST);
    }

    private static CalendarFile.Task task(Row row) throws SQLException {
        return new CalendarFile.Task(
                new TaskId(row.uuid("id")),
                row.text("title"),
                row.optionalText("account_name"),
                row.date("due"),
                row.integer("version"),
                row.instant("created_at"));
    }

    private static UserId user(Actor actor) {
        return actor.user().orElseThrow(() -> new AccessDenied("agenda feed"));
    }
}
