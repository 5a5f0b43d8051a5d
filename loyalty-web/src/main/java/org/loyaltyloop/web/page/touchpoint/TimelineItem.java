package org.loyaltyloop.web.page.touchpoint;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * A touchpoint as a timeline shows it, all in the reader's language.
 *
 * @param at when it happened
 * @param time the time of day
 * @param stage where it is placed; null for one that was withdrawn, which is nowhere any more
 * @param icon the channel's picture
 * @param title the line that somebody wrote, or else what kind it is
 * @param text what came of it; empty for nothing
 * @param kind what kind it is, where the title does not say so
 * @param how channel and direction
 * @param who the department, and who recorded it
 * @param notes what one should know before believing it: late, moved, withdrawn
 */
public record TimelineItem(
        Instant at,
        String time,
        @Nullable LoopStage stage,
        String icon,
        String title,
        String href,
        String text,
        String kind,
        String how,
        String contact,
        String contactHref,
        String who,
        String offering,
        String duration,
        String answer,
        List<Note> notes) {

    /** A word of caution: a tag's kind, icon and text. */
    public record Note(String kind, String icon, String text) {}

    /** Copies the notes. */
    public TimelineItem {
        notes = List.copyOf(notes);
    }
}
