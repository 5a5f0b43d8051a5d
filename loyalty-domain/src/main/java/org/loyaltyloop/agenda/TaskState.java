package org.loyaltyloop.agenda;

/** How far a task is. */
public enum TaskState {
    /** Still to be done. */
    OPEN,
    /** Done. */
    DONE,
    /** Taken back with a reason; not done and not to be done. */
    WITHDRAWN
}
