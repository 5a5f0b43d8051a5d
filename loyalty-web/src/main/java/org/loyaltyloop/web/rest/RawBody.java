package org.loyaltyloop.web.rest;

/** The body of a request as it came, read whole within the limit of {@link UpTo}. */
final class RawBody {

    private final byte[] bytes;

    RawBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The bytes; the caller may not change them. */
    byte[] bytes() {
        return bytes;
    }
}
