package org.loyaltyloop.agenda;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.platform.Database;

/** Reads of meetings. */
@ApplicationScoped
public class MeetingQueries {

    private final Database database;

    @Inject
    MeetingQueries(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected MeetingQueries() {
        this(null);
    }

    /** One meeting with everybody in it. */
    public Optional<MeetingView> find(MeetingId id) {
        return database.first(
                """
                select m.id, m.title, m.note, a.id as account_id, a.name as account_name,
                       to_char(m.starts_local, 'YYYY-MM-DD"T"HH24:MI') as start, m.zone, m.minutes, m.place, m.way, m.state,
                       m.created_by_name, m.version,
                       array(select u.display_name from agenda.meeting_colleague c join staff.v_user u on u.id = c.user_id
                             where c.meeting_id = m.id order by u.display_name) as colleagues,
                       array(select p.display_name from agenda.meeting_contact c
                             join customer.v_contact p on p.id = c.contact_id
                             where c.meeting_id = m.id order by p.display_name) as contacts
                from agenda.meeting m
                left join customer.v_account_survivor s on s.given_id = m.account_id
                left join customer.v_account a on a.id = s.account_id
                where m.id = ?
                """,
                row ->
                        new MeetingView(
                                id,
                                row.text("title"),
                                row.optionalText("note"),
                                row.optionalUuid("account_id").map(AccountId::new),
                                row.optionalText("account_name"),
                                new MeetingTime(
                                        LocalDateTime.parse(row.text("start")),
                                        ZoneId.of(row.text("zone")),
                                        row.integer("minutes")),
                                row.optionalText("place"),
                                row.constant("way", MeetingWay.class),
                                row.constant("state", MeetingState.class),
                                row.texts("colleagues"),
                                row.texts("contacts"),
                                row.text("created_by_name"),
                                row.integer("version")),
                id.value());
    }
}
