package org.loyaltyloop.platform;

import java.util.Optional;

/**
 * A mail to one person, as plain text and as HTML.
 *
 * @param id tells repetitions of the same letter from new ones
 * @param to the address
 * @param language of the texts, en or nl
 * @param unsubscribe address at which the receiver ends such letters with one click; empty for
 *     letters that belong to something the receiver takes part in
 * @param calendar what mail programs offer to enter in a calendar
 */
public record Letter(
        OutboxId id,
        String to,
        String language,
        String subject,
        String text,
        String html,
        Optional<String> unsubscribe,
        Optional<CalendarPart> calendar) {

    @Override
    public String toString() {
        return "letter " + id;
    }
}
