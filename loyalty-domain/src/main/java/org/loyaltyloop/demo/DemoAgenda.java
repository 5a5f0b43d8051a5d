package org.loyaltyloop.demo;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.loyaltyloop.agenda.Cadences;
import org.loyaltyloop.agenda.MeetingId;
import org.loyaltyloop.agenda.MeetingTime;
import org.loyaltyloop.agenda.MeetingWay;
import org.loyaltyloop.agenda.Meetings;
import org.loyaltyloop.agenda.OpenTask;
import org.loyaltyloop.agenda.PlanMeeting;
import org.loyaltyloop.agenda.Rhythm;
import org.loyaltyloop.agenda.RhythmUnit;
import org.loyaltyloop.agenda.Tasks;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.UserId;

/** What the account managers of the demonstration do this week and the next. */
@Dependent
class DemoAgenda {

    private final Meetings meetings;
    private final Tasks tasks;
    private final Cadences cadences;
    private final Database database;

    @Inject
    DemoAgenda(Meetings meetings, Tasks tasks, Cadences cadences, Database database) {
        this.meetings = meetings;
        this.tasks = tasks;
        this.cadences = cadences;
        this.database = database;
    }

    /** A meeting of everybody's week: so many days after Monday. */
    private record Habit(
            String title, int day, int hour, int minutes, MeetingWay way, Optional<String> place) {}

    private static final List<Habit> MEETINGS =
            List.of(
                    new Habit("Jaarplan bespreken", 1, 10, 90, MeetingWay.VISIT, Optional.empty()),
                    new Habit("Kwartaalgesprek", 2, 14, 60, MeetingWay.VIDEO, Optional.empty()),
                    new Habit(
                            "Rondleiding showroom",
                            3,
                            11,
                            75,
                            MeetingWay.AT_OURS,
                            Optional.of("Showroom Zwolle")),
                    new Habit("Offerte doorspreken", 7, 9, 45, MeetingWay.PHONE, Optional.empty()));

    /** A task of everybody's list: due so many days from today. */
    private record Duty(String title, int due) {}

    private static final List<Duty> TASKS =
            List.of(
                    new Duty("Proefplaatsing bureaustoelen evalueren", -4),
                    new Duty("Prijsafspraak papier navragen bij inkoop", 0),
                    new Duty("Contactpersoon facilitair leren kennen", 2),
                    new Duty("Referentieverhaal ter goedkeuring sturen", 6));

    private static final Habit VISIT =
            new Habit("Relatiebezoek", 0, 13, 60, MeetingWay.VISIT, Optional.empty());

    /** How many days ago everybody visited their first accounts. */
    private static final List<List<Integer>> HELD =
            List.of(List.of(150, 95, 20), List.of(70, 33), List.of(210), List.of(12));

    /** What is agreed with the first accounts of everybody, so many months ago. */
    private static final List<Rhythm> RHYTHMS =
            List.of(
                    new Rhythm(6, RhythmUnit.WEEK),
                    new Rhythm(1, RhythmUnit.MONTH),
                    new Rhythm(5, RhythmUnit.WEEK),
                    new Rhythm(8, RhythmUnit.WEEK));

    private static final int MONTHS_AGREED = 8;

    private record Person(AccountId account, Optional<ContactId> contact) {}

    void fill(DemoStaff.Hired hired, LocalDate today, ZoneId zone) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (String login : DemoColleague.logins(Role.ACCOUNT_MANAGER)) {
            UserId owner = hired.user(login);
            Actor actor = Actor.system(DemoColleague.withLogin(login).name());
            List<Person> people = people(owner);
            for (int i = 0; i < MEETINGS.size() && i < people.size(); i++) {
                plan(actor, owner, MEETINGS.get(i), people.get(i), monday, zone);
            }
            for (int i = 0; i < HELD.size() && i < people.size(); i++) {
                for (int ago : HELD.get(i)) {
                    meetings.hold(
                            actor,
                            plan(actor, owner, VISIT, people.get(i), today.minusDays(ago), zone));
                }
            }
            for (int i = 0; i < RHYTHMS.size() && i < people.size(); i++) {
                cadences.agree(
                        actor,
                        people.get(i).account(),
                        RHYTHMS.get(i),
                        today.minusMonths(MONTHS_AGREED));
            }
            for (int i = 0; i < TASKS.size() && i < people.size(); i++) {
                tasks.open(
                        actor,
                        new OpenTask(
                                TASKS.get(i).title(),
                                Optional.empty(),
                                Optional.of(people.get(people.size() - 1 - i).account()),
                                owner,
                                Optional.of(today.plusDays(TASKS.get(i).due())),
                                Optional.empty()));
            }
        }
    }

    private MeetingId plan(
            Actor actor, UserId owner, Habit habit, Person with, LocalDate monday, ZoneId zone) {
        return meetings.plan(
                actor,
                new PlanMeeting(
                        habit.title(),
                        Optional.empty(),
                        Optional.of(with.account()),
                        Set.of(owner),
                        with.contact().stream().collect(Collectors.toSet()),
                        new MeetingTime(
                                monday.plusDays(habit.day()).atTime(habit.hour(), 0),
                                zone,
                                habit.minutes()),
                        habit.place(),
                        habit.way(),
                        Optional.empty()));
    }

    /** The first accounts of that owner, each with a person there. */
    private List<Person> people(UserId owner) {
        return database.list(
                """
                select a.id, (select c.contact_id from customer.v_contact_at_account c
                              where c.account_id = a.id order by c.contact_id limit 1) as contact_id
                from customer.v_account a
                where a.owner_id = ? order by a.number limit 8
                """,
                row ->
                        new Person(
                                new AccountId(row.uuid("id")),
                                row.optionalUuid("contact_id").map(ContactId::new)),
                owner.value());
    }
}
