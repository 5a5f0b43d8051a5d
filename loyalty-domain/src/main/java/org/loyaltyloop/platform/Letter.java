package org.loyaltyloop.platform;

/**
 * A mail to one person, as plain text and as HTML.
 *
 * @param id tells repetitions of the same letter from new ones
 * @param to the address
 * @param language of the texts, en or nl
 * @param unsubscribe address at which the receiver ends such letters with one click
 */
public record Letter(
        OutboxId id,
        String to,
        String language,
        String subject,
        String text,
        String html,
        String unsubscribe) {

    @Override
    public String toString() {
        return "letter " + id;
    }
}
