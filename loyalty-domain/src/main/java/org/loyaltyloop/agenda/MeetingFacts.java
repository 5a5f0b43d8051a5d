package org.loyaltyloop.agenda;

import java.sql.SQLException;
import org.loyaltyloop.platform.Row;

/** Reads meetings as calendar files tell of them. */
final class MeetingFacts {

    static final String SELECT =
            """
            select m.id, m.title, m.note, a.name as account_name, m.starts_at, m.ends_at, m.place, m.state, m.version,
                   m.changed_at,
                   array(select p.display_name from agenda.meeting_contact c
                         join customer.v_contact p on p.id = c.contact_id
                         where c.meeting_id = m.id order by p.display_name) as contacts
            from agenda.meeting m
            left join customer.v_account_survivor s on s.given_id = m.account_id
            left join customer.v_account a on a.id = s.account_id
            """;

    private MeetingFacts() {}

    static CalendarFile.Meeting meeting(Row row) throws SQLException {
        return new CalendarFile.Meeting(
                new MeetingId(row.uuid("id")),
                row.text("title"),
                row.optionalText("note"),
                row.optionalText("account_name"),
                row.instant("starts_at"),
                row.instant("ends_at"),
                row.optionalText("place"),
                row.constant("state", MeetingState.class),
                row.integer("version"),
                row.instant("changed_at"),
                row.texts("contacts"));
    }
}
