package org.loyaltyloop.web.page.agenda;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.agenda.MeetingTime;

/** When a meeting is, as a form has it. */
public class MeetingFields implements Serializable {

    private static final long serialVersionUID = 1L;

    private String start = "";
    private String minutes = "60";

    /** The time that was typed; empty where it is none. */
    Optional<MeetingTime> time(ZoneId zone) {
        try {
            return Optional.of(
                    new MeetingTime(
                            LocalDateTime.parse(start), zone, Integer.parseInt(minutes.strip())));
        } catch (DateTimeException | NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    public String getStart() {
        return start;
    }

    public void setStart(@Nullable String start) {
        this.start = start == null ? "" : start;
    }

    public String getMinutes() {
        return minutes;
    }

    public void setMinutes(@Nullable String minutes) {
        this.minutes = minutes == null ? "" : minutes;
    }
}
