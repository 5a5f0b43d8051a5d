package org.loyaltyloop.touchpoint;

import java.util.List;

/** What a condition of a classification rule looks at. */
public enum RuleField {
    /** The system that knows the touchpoint. */
    SOURCE(RuleTest.ONE_OF, RuleTest.CONTAINS),
    /** Its type, by code. */
    TYPE(RuleTest.ONE_OF),
    /** Along which channel. */
    CHANNEL(RuleTest.ONE_OF),
    /** Who acted. */
    DIRECTION(RuleTest.ONE_OF),
    /** The product line or product, by id; a line stands for its products, too. */
    OFFERING(RuleTest.ONE_OF, RuleTest.PRESENT),
    /** One of its attributes, by key. */
    ATTRIBUTE(RuleTest.ONE_OF, RuleTest.CONTAINS, RuleTest.PRESENT);

    private final List<RuleTest> tests;

    RuleField(RuleTest... tests) {
        this.tests = List.of(tests);
    }

    /** The tests that make sense for it. */
    public List<RuleTest> tests() {
        return tests;
    }
}
