package org.loyaltyloop.web.rest.json;

/** Bytes that are not a JSON text as this interface accepts it; nothing of it was used. */
public class MalformedJson extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * Says in words for the caller what is wrong; never quotes the text, which may hold personal
     * data.
     */
    public MalformedJson(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** What is wrong, as the end of a sentence that begins with "the body is". */
    public String reason() {
        return reason;
    }
}
