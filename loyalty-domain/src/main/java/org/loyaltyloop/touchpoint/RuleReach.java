package org.loyaltyloop.touchpoint;

/**
 * How far a rule reaches, as a preview counted it.
 *
 * @param passed touchpoints that pass its conditions, whether or not an earlier rule takes them
 * @param taken those that it takes
 * @param moved of those taken, how many it puts in another stage than they are in now
 */
public record RuleReach(long passed, long taken, long moved) {

    /** Of a rule that nothing passes. */
    public static final RuleReach NOTHING = new RuleReach(0, 0, 0);

    /** Whether something passes it, but earlier rules take all of that. */
    public boolean crowdedOut() {
        return passed > 0 && taken == 0;
    }

    RuleReach plus(long passing, long taking, long moving) {
        return new RuleReach(passed + passing, taken + taking, moved + moving);
    }
}
