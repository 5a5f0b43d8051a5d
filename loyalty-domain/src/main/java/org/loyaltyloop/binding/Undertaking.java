package org.loyaltyloop.binding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.loyaltyloop.agenda.TaskState;

/**
 * A measure that somebody took up for an account, and that is still to be done.
 *
 * @param measure what is to be done
 * @param task how far the task is; empty for a topic of the next conversation
 * @param begunAt when it was taken up
 * @param author who took it up
 */
public record Undertaking(
        UndertakingId id,
        MeasureId measure,
        Optional<AgendaTask> task,
        Instant begunAt,
        String author) {

    /**
     * The task in the agenda.
     *
     * @param state how far it is; withdrawn where it was taken out of the agenda
     * @param ownerName who does it; empty where it was withdrawn
     * @param due the last day for it
     */
    public record AgendaTask(
            TaskState state, Optional<String> ownerName, Optional<LocalDate> due) {}
}
