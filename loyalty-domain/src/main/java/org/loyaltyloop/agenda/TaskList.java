package org.loyaltyloop.agenda;

/** Which tasks somebody looks at. */
public enum TaskList {
    /** Open ones of their own. */
    MINE,
    /** Open ones of everybody in their team. */
    TEAM,
    /** Their own that are ended, the latest first. */
    DONE
}
