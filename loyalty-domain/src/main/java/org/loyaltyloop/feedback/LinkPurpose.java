package org.loyaltyloop.feedback;

/** What a signed link lets its holder do; part of what is signed. */
enum LinkPurpose {
    /** Answer the invitation's question, once. */
    ANSWER(1),
    /** Ask not to be asked any more; holds for ever. */
    REFUSE(2);

    private final byte code;

    LinkPurpose(int code) {
        this.code = (byte) code;
    }

    /** What stands in the link. */
    byte code() {
        return code;
    }
}
