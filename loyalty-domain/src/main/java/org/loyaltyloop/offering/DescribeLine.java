package org.loyaltyloop.offering;

import java.util.Optional;
import org.loyaltyloop.kernel.Checks;

/**
 * What is said of a product line.
 *
 * @param code by which other systems name it, 1 to 60 characters
 * @param name 1 to 200 characters
 * @param dutchName the name on Dutch screens, if it is another one
 */
public record DescribeLine(String code, String name, Optional<String> dutchName) {

    /** Names everything that is wrong. */
    public DescribeLine {
        Checks checks = new Checks();
        code = checks.required("code", code, 60);
        name = checks.required("name", name, 200);
        dutchName = checks.optional("dutchName", dutchName, 200);
        checks.refuseIfAny();
    }
}
