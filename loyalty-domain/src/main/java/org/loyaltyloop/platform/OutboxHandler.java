package org.loyaltyloop.platform;

/**
 * Delivers the messages of one kind to the world outside; contexts contribute handlers as CDI
 * beans. A message may come more than once, after a crash between delivery and its note.
 */
public interface OutboxHandler {

    /** The kind of message, in lower-case words with dashes, such as {@code survey-invitation}. */
    String kind();

    /**
     * Delivers it, outside any transaction; answers false where nobody wants it any more.
     *
     * @throws Undeliverable where trying again is of no use
     * @throws Exception where it is: the message comes again later
     */
    boolean deliver(OutboxMessage message) throws Exception;
}
