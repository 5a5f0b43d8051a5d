package org.loyaltyloop.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.agenda.OpenTask;
import org.loyaltyloop.agenda.Origin;
import org.loyaltyloop.agenda.TaskId;
import org.loyaltyloop.agenda.Tasks;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.UserId;

/**
 * Announces the last days of ties that were entered by hand, as tasks of who owns the account, or
 * else of who entered the tie. Each last day is announced once; a task whose day does not hold any
 * more goes from the agenda.
 */
@ApplicationScoped
@Transactional
class TieEndings {

    /** Days ahead, where the firm has set none. */
    static final int USUAL_DAYS = 30;

    private static final String DAYS_AHEAD = "binding.announceDays";
    private static final int LONGEST_SUBJECT = 120;
    private static final Actor SYSTEM = Actor.system("Binding");

    private static final String ENDING =
            """
            select h.id, h.valid_until, h.subject, h.level, h.instrument, a.id as account_id, u.id as user_id
            from binding.hand_tie h
            join customer.v_account_survivor s on s.given_id = h.account_id
            join customer.v_account a on a.id = s.account_id
            join lateral (select v.id
                          from staff.v_user v
                          where v.id in (a.owner_id, h.entered_by) and not v.disabled
                          order by v.id <> a.owner_id
                          limit 1) u on true
            where h.withdrawn_at is null and h.valid_until between ? and ?
              and h.announced_until is distinct from h.valid_until
            order by h.valid_until, h.id
            limit ?
            for update of h skip locked
            """;

    private final Database database;
    private final Tasks tasks;
    private final MeasureLibrary library;
    private final Settings settings;
    private final Clock clock;

    @Inject
    TieEndings(
            Database database,
            Tasks tasks,
            MeasureLibrary library,
            Settings settings,
            Clock clock) {
        this.database = database;
        this.tasks = tasks;
        this.library = library;
        this.settings = settings;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TieEndings() {
        this(null, null, null, null, null);
    }

    private record Ending(
            UUID tie,
            LocalDate lastDay,
            String subject,
            BindingLevel level,
            Instrument instrument,
            AccountId account,
            UserId owner) {}

    /** Announces the next last days; answers how many. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public int announce(int atMost) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
        List<Ending> endings =
                database.list(
                        ENDING,
                        row ->
                                new Ending(
                                        row.uuid("id"),
                                        row.date("valid_until"),
                                        row.text("subject"),
                                        row.constant("level", BindingLevel.class),
                                        row.constant("instrument", Instrument.class),
                                        new AccountId(row.uuid("account_id")),
                                        new UserId(row.uuid("user_id"))),
                        today,
                        today.plusDays(settings.whole(DAYS_AHEAD, USUAL_DAYS)),
                        atMost);
        endings.forEach(this::announce);
        return endings.size();
    }

    private void announce(Ending ending) {
        Locale language = Locale.forLanguageTag(settings.language().orElse("en"));
        String subject =
                ending.subject().length() <= LONGEST_SUBJECT
                        ? ending.subject()
                        : ending.subject().substring(0, LONGEST_SUBJECT) + "…";
        tasks.open(
                SYSTEM,
                new OpenTask(
                        subject + " → " + ending.lastDay(),
                        measure(ending).map(m -> m.text(language) + "\n\n" + m.why(language)),
                        Optional.of(ending.account()),
                        ending.owner(),
                        Optional.of(ending.lastDay()),
                        Optional.of(origin(ending.tie(), ending.lastDay()))));
        database.update(
                "update binding.hand_tie set announced_until = valid_until where id = ?",
                ending.tie());
    }

    /** What the library says to do: for the instrument, else for its level. */
    private Optional<Measure> measure(Ending ending) {
        return library.known().stream()
                .filter(
                        m ->
                                m.active()
                                        && m.situation() == Situation.ENDING
                                        && m.level() == ending.level())
                .min(
                        Comparator.comparing((Measure m) -> m.instrument() != ending.instrument())
                                .thenComparing(Measure::sort));
    }

    private record Outdated(TaskId id, String reason) {}

    /** Takes a task out of the agenda whose last day does not hold any more. */
    void takeBack(TieId tie) {
        database.first(
                        """
                        select t.id, coalesce(h.withdrawn_reason, '→ ' || coalesce(h.valid_until::text, '∞')) as reason
                        from binding.hand_tie h
                        join agenda.v_task t on t.origin = 'binding' and t.state = 'OPEN'
                                            and t.origin_id = 'tie ' || h.id || ' ' || h.announced_until
                        where h.id = ? and (h.withdrawn_at is not null or h.valid_until is distinct from h.announced_until)
                        """,
                        row -> new Outdated(new TaskId(row.uuid("id")), row.text("reason")),
                        tie.value())
                .ifPresent(task -> tasks.withdraw(SYSTEM, task.id(), task.reason()));
    }

    private static Origin origin(UUID tie, LocalDate lastDay) {
        return new Origin("binding", "tie " + tie + " " + lastDay);
    }
}
