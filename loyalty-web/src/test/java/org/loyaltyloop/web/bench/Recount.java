package org.loyaltyloop.web.bench;

import org.loyaltyloop.platform.Database;

/**
 * What is stored and what was derived from it, counted plainly.
 *
 * @param recorded living touchpoints that the product recorded
 * @param moving those of them that move an account's headline
 * @param followed what the headlines have followed
 * @param counted what the day rollups add up to, without the rows of the limit
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
                sql.number("select coalesce(sum(n), 0) from loop.touchpoint_day"));
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
