package org.loyaltyloop.platform;

/** Where a background job stands. */
public enum JobState {
    /** Waits for its turn. */
    QUEUED,
    /** Is being worked on. */
    RUNNING,
    /** Did all its work. */
    DONE,
    /** Broke off; the message says why. */
    FAILED,
    /** Was stopped by a person. */
    CANCELLED;

    /** Whether nothing more will happen. */
    public boolean isFinal() {
        return this != QUEUED && this != RUNNING;
    }
}
