package org.loyaltyloop.web.bench;

import java.nio.ByteBuffer;
import org.loyaltyloop.platform.Database;

/**
 * What is stored and what was derived from it, counted plainly.
 *
 * @param recorded living touchpoints that the product recorded
 * @param moving those of them that move an account's headline
 * @param followed what the headlines have followed
 * @param counted what the sheets of touchpoints add up to, without the rows of the limit
 */
record Recount(long recorded, long moving, long followed, long counted) {

    static Recount of(Database sql) {
        return new Recount(
                sql.number(
                        "select count(*) from touchpoint.v_touchpoint where source <> ?",
                        Traffic.LIMIT),
                sql.number(
                        "select count(*) from touchpoint.v_touchpoint where moving and source <> ?",
                        Traffic.LIMIT),
                sql.number("select coalesce(sum(touchpoints), 0) from journey.v_headline"),
                counted(sql));
    }

    /** What the month sheets of touchpoints add up to, and what is still to be folded into them. */
    private static long counted(Database sql) {
        long noted = sql.number("select coalesce(sum(sign), 0) from loop.touched");
        return noted
                + sql
                        .list(
                                "select content from loop.sheet where topic = 1 and month",
                                row -> sum(ByteBuffer.wrap(row.bytes("content"))))
                        .stream()
                        .mapToLong(Long::longValue)
                        .sum();
    }

    /** Sheets are pairs of a key and a count, each as loop.Counts writes them. */
    private static long sum(ByteBuffer sheet) {
        long sum = 0;
        for (long left = number(sheet); left > 0; left--) {
            number(sheet);
            long n = number(sheet);
            sum += n >>> 1 ^ -(n & 1);
        }
        return sum;
    }

    private static long number(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            number |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    /** Throws unless so many more were recorded, and everything derived agrees. */
    void mustHaveGained(Recount before, long more) {
        boolean right =
                recorded == before.recorded + more && moving == followed && counted == recorded;
        if (!right) {
            throw new IllegalStateException(
                    "after " + more + " more on top of " + before + ": " + this);
        }
    }
}
