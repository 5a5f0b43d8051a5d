package org.loyaltyloop.web.page.agenda;

import java.time.DateTimeException;
import java.util.Optional;
import java.util.UUID;

/**
 * A move of a meeting or task as a form or an address names it: {@code
 * MEETING.<id>.<version>.<from>.<to>}.
 *
 * @param meeting whether it is a meeting
 * @param id of it
 * @param version as it was seen
 * @param from where it stood
 * @param to where it goes
 */
record AgendaThing(boolean meeting, UUID id, int version, CalendarSpot from, CalendarSpot to) {

    private static final int PARTS = 5;

    /** Reads the text; empty where it is none of ours. */
    static Optional<AgendaThing> read(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new AgendaThing(
                            parts[0].equals("MEETING"),
                            UUID.fromString(parts[1]),
                            Integer.parseInt(parts[2]),
                            CalendarSpot.read(parts[3]),
                            CalendarSpot.read(parts[4])));
        } catch (IllegalArgumentException | DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /** Whether it goes to another time of day, and not only to another day. */
    boolean toTime() {
        return from.time().isPresent() && to.time().isPresent();
    }

    /** What takes the move back, once it is made. */
    AgendaThing back() {
        return new AgendaThing(meeting, id, version + 1, to, from);
    }

    @Override
    public String toString() {
        return String.join(
                ".",
                meeting ? "MEETING" : "TASK",
                id.toString(),
                Integer.toString(version),
                from.toString(),
                to.toString());
    }
}
