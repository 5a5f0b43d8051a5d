package org.loyaltyloop.platform;

import java.time.Duration;

/**
 * Small work that comes round every few seconds or minutes, such as emptying the outbox; contexts
 * contribute chores as CDI beans. Every node does it, so a chore takes its work with {@code skip
 * locked} or finds that another node has done it. It runs outside any transaction and should end
 * soon; long work is a {@link JobWorker}'s.
 */
public interface Chore {

    /** What it is, for the log: lower-case words with dashes. */
    String name();

    /** How long to rest between the end of one round and the next. */
    Duration every();

    /** One round. A failure is logged, and the next round comes as if nothing had been. */
    void run() throws Exception;
}
