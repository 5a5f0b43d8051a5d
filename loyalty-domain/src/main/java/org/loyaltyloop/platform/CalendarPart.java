package org.loyaltyloop.platform;

/**
 * An iCalendar object that goes along with a letter, so that mail programs offer to enter it.
 *
 * @param method of the object, such as REQUEST or CANCEL
 * @param text the whole object
 */
public record CalendarPart(String method, String text) {

    @Override
    public String toString() {
        return "calendar part " + method;
    }
}
