package org.loyaltyloop.start;

import java.lang.reflect.InvocationTargetException;

/**
 * Checks the version of Java, then hands over to the launcher. This class alone is compiled for
 * Java 8, and names no other class of the product, since an old Java could not load it.
 */
public final class Main {

    private static final int OLDEST = 17;

    private Main() {}

    /** Starts the application; settings come from system properties and the environment. */
    public static void main(String[] arguments) throws Throwable {
        String complaint = complaintAbout(System.getProperty("java.specification.version"));
        if (!complaint.isEmpty()) {
            System.err.println(complaint);
            System.exit(1);
        }
        try {
            Class.forName("org.loyaltyloop.database.Launcher")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** One line for a Java that is too old, nothing for one that will do. */
    static String complaintAbout(String specification) {
        String major = specification.startsWith("1.") ? specification.substring(2) : specification;
        return Integer.parseInt(major) >= OLDEST
                ? ""
                : "Loyalty Loop CRM needs Java "
                        + OLDEST
                        + " or newer; this is Java "
                        + major
                        + ". Set JAVA_HOME to a newer one.";
    }
}
