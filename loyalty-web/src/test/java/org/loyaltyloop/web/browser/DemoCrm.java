package org.loyaltyloop.web.browser;

import java.util.Map;
import org.loyaltyloop.web.testing.RunningCrm;

/** The product with demo users and demo data, as all browser tests of this JVM share it. */
public final class DemoCrm {

    private DemoCrm() {}

    /** The running product. */
    public static RunningCrm running() {
        return Holder.ONE;
    }

    private static final class Holder {
        static final RunningCrm ONE =
                RunningCrm.start(Map.of("CRM_DEMO", "true", "CRM_ADDRESS", "127.0.0.1"));
    }
}
