package org.loyaltyloop.database;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * How to start, as chosen by system properties ({@code crm.port}) or else environment variables
 * ({@code CRM_PORT}); an empty value counts as none.
 *
 * @param home folder of the distribution: Micro, the application, and their configuration
 * @param data folder that keeps everything that must last
 * @param address address to listen at
 * @param port port to listen at
 * @param memory most heap of the application, as the JVM writes it: {@code 768m}
 * @param demo whether the first start makes demo data and demo users
 * @param external database to use instead of the embedded one
 * @param stopWithParent whether to stop when the process that started this one ends
 */
record Settings(
        Path home,
        Path data,
        InetAddress address,
        int port,
        String memory,
        boolean demo,
        Optional<DatabaseAddress> external,
        boolean stopWithParent) {

    private static final Set<String> KNOWN =
            Set.of(
                    "crm.home",
                    "crm.data",
                    "crm.address",
                    "crm.port",
                    "crm.memory",
                    "crm.demo",
                    "crm.stop-with-parent");

    /**
     * Reads and checks the settings.
     *
     * @throws StartFailure when one is unknown or makes no sense
     */
    static Settings from(Properties properties, Map<String, String> environment) {
        rejectUnknown(properties);
        var source = new Source(properties, environment);
        InetAddress address = address(source.value("crm.address").orElse("127.0.0.1"));
        Optional<DatabaseAddress> external =
                source.environment("CRM_DB_URL")
                        .map(
                                url ->
                                        new DatabaseAddress(
                                                url,
                                                source.environment("CRM_DB_USER").orElse("crm"),
                                                source.environment("CRM_DB_PASSWORD").orElse("")));
        boolean safeForDemo = external.isEmpty() && address.isLoopbackAddress();
        return new Settings(
                Path.of(source.value("crm.home").orElse(".")).toAbsolutePath().normalize(),
                Path.of(source.value("crm.data").orElse("data")).toAbsolutePath().normalize(),
                address,
                port(source.value("crm.port").orElse("8080")),
                memory(source.value("crm.memory").orElse("768m")),
                truth("crm.demo", source.value("crm.demo").orElse(String.valueOf(safeForDemo)))
                        && safeForDemo,
                external,
                truth(
                        "crm.stop-with-parent",
                        source.value("crm.stop-with-parent").orElse("false")));
    }

    /** Where a browser on this machine finds the application. */
    String url() {
        String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/";
    }

    private static void rejectUnknown(Properties properties) {
        var unknown = new TreeSet<>(properties.stringPropertyNames());
        unknown.removeIf(name -> !name.startsWith("crm.") || KNOWN.contains(name));
        if (!unknown.isEmpty()) {
            throw new StartFailure(
                    "Unknown setting "
                            + unknown.first()
                            + "; there are "
                            + String.join(", ", new TreeSet<>(KNOWN))
                            + ".");
        }
    }

    private static InetAddress address(String value) {
        try {
            return InetAddress.getByName(value);
        } catch (UnknownHostException e) {
            throw new StartFailure("crm.address is " + value + ": no address of this machine.", e);
        }
    }

    private static int port(String value) {
        if (value.matches("\\d{1,5}")) {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        }
        throw new StartFailure("crm.port is " + value + ": it must be a number from 1 to 65535.");
    }

    private static String memory(String value) {
        if (!value.matches("\\d{1,6}[mMgG]")) {
            throw new StartFailure("crm.memory is " + value + ": write it like 768m or 2g.");
        }
        return value.toLowerCase(Locale.ROOT);
    }

    private static boolean truth(String name, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw new StartFailure(name + " is " + value + ": it must be true or false.");
        };
    }

    private record Source(Properties properties, Map<String, String> environment) {

        Optional<String> value(String property) {
            return Optional.ofNullable(properties.getProperty(property))
                    .filter(value -> !value.isBlank())
                    .or(
                            () ->
                                    environment(
                                            property.toUpperCase(Locale.ROOT)
                                                    .replace('.', '_')
                                                    .replace('-', '_')));
        }

        Optional<String> environment(String name) {
            return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
        }
    }
}
