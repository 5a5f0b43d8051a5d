package org.loyaltyloop.importing;

/** What a run is doing. */
public enum RunState {
    /** It has not begun. */
    WAITING,
    /** It is at work. */
    RUNNING,
    /** It came to the file's end. */
    DONE,
    /** Somebody stopped it; what was stored by then stays. */
    CANCELLED,
    /** It broke off; what was stored by then stays, and it can go on from there. */
    FAILED,
    /** What it created is being taken back. */
    UNDOING,
    /** What it created was taken back, as far as that could be. */
    UNDONE;

    /** Whether something is going on. */
    public boolean busy() {
        return this == WAITING || this == RUNNING || this == UNDOING;
    }
}
