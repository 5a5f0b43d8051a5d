package org.loyaltyloop.loop;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Whole numbers as few bytes: seven bits a byte, the lowest first. */
final class Varint {

    private Varint() {}

    static void write(ByteArrayOutputStream out, long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    static long read(ByteBuffer in) {
        byte next = in.get();
        if (next >= 0) {
            return next;
        }
        long number = next & 0x7F;
        for (int shift = 7; ; shift += 7) {
            next = in.get();
            number |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    /** One that may be negative, small where its absolute value is. */
    static void writeSigned(ByteArrayOutputStream out, long number) {
        write(out, number << 1 ^ number >> 63);
    }

    static long readSigned(ByteBuffer in) {
        long n = read(in);
        return n >>> 1 ^ -(n & 1);
    }
}
