package org.loyaltyloop.platform;

/**
 * Does the jobs of one kind; contexts contribute workers as CDI beans. One job of a kind runs at a
 * time. A worker runs outside any transaction: it calls facades chunk by chunk, reports progress
 * after each, and stops when it is told to.
 */
public interface JobWorker {

    /** The kind of job, in lower-case words with dashes, such as {@code journey-rebuild}. */
    String kind();

    /**
     * Does the job. An exception makes it fail; returning early after {@link JobContext#cancelled}
     * makes it cancelled.
     */
    void run(JobContext job) throws Exception;

    /** Whether a job that a crash interrupted may simply be run again from the start. */
    default boolean resumable() {
        return false;
    }
}
