package org.loyaltyloop.opportunity;

/** What a list of opportunities can be sorted by. */
public enum OpportunitySort {
    /** By name. */
    NAME("o.search_name", "text"),
    /** By account; those without one last. */
    ACCOUNT("coalesce(a.search_name, U&'\\FFFD')", "text"),
    /** By value, whatever the currency. */
    VALUE("coalesce(o.value, -1)", "numeric"),
    /** By the day on which it is expected to close; those without one last. */
    EXPECTED("coalesce(o.expected_close, 'infinity')", "date"),
    /** By how long it is in its phase. */
    SINCE("o.phase_since", "timestamptz"),
    /** By when it was won or lost; open ones last. */
    CLOSED("coalesce(o.closed_at, 'infinity')", "timestamptz"),
    /** By when it was opened. */
    OPENED("o.opened_at", "timestamptz"),
    /** By its latest change. */
    CHANGED("o.updated_at", "timestamptz");

    private final String expression;
    private final String type;

    OpportunitySort(String expression, String type) {
        this.expression = expression;
        this.type = type;
    }

    String key() {
        return type.equals("text") ? expression + " collate \"C\"" : expression;
    }

    String type() {
        return type;
    }
}
