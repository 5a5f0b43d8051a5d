package org.loyaltyloop.customerview;

/**
 * What a list of accounts may be sorted by; accounts without the value stand last in both
 * directions.
 */
public enum AccountSort {
    /** By name, without regard to case and accents. */
    NAME("a.search_name", "text collate \"C\"", "''", "''"),
    /** By the stage reached in the lap that lasts. */
    STAGE("h.reached", "smallint", "9", "0"),
    /** By the last moving touchpoint. */
    LAST_TOUCH("h.last_at", "timestamptz", "'infinity'", "'-infinity'"),
    /** By the moment the stage was reached. */
    REACHED_SINCE("h.reached_at", "timestamptz", "'infinity'", "'-infinity'"),
    /** By the name of the owner. */
    OWNER("lower(u.display_name)", "text collate \"C\"", "chr(1114109)", "''"),
    /** By sector. */
    SECTOR("lower(a.sector)", "text collate \"C\"", "chr(1114109)", "''");

    private final String value;
    private final String type;
    private final String last;
    private final String first;

    AccountSort(String value, String type, String last, String first) {
        this.value = value;
        this.type = type;
        this.last = last;
        this.first = first;
    }

    /** The SQL expression to sort by, never null. */
    String key(boolean descending) {
        return this == NAME
                ? value
                : "coalesce(%s, %s::%s)".formatted(value, descending ? first : last, plainType());
    }

    /** A placeholder for such a key, of its type. */
    String placeholder() {
        return "cast(? as %s)%s"
                .formatted(plainType(), type.endsWith("\"C\"") ? " collate \"C\"" : "");
    }

    private String plainType() {
        return type.replace(" collate \"C\"", "");
    }
}
