package org.loyaltyloop.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A full Payara Server with a domain of its own, on loopback only. */
final class PayaraServer implements AutoCloseable {

    private static final String DOMAIN = "loyalty";

    private final Path home;
    private final Path domains;
    private final int portBase;
    private final Map<String, String> environment;

    private PayaraServer(Path home, Path domains, int portBase, Map<String, String> environment) {
        this.home = home;
        this.domains = domains;
        this.portBase = portBase;
        this.environment = environment;
    }

    /**
     * Makes a domain and starts it.
     *
     * @param portBase the server takes the ports from here to a hundred further
     * @param environment what applications find in their environment
     */
    static PayaraServer start(Path folder, int portBase, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("payara.home"));
        var server = new PayaraServer(home, folder.resolve("domains"), portBase, environment);
        server.asadmin(
                "create-domain",
                "--nopassword",
                "--domaindir=" + server.domains,
                "--portbase=" + portBase,
                DOMAIN);
        server.bindToLoopback();
        server.asadmin("start-domain", "--domaindir=" + server.domains, DOMAIN);
        return server;
    }

    void deploy(Path archive) throws IOException, InterruptedException {
        asadmin("--port=" + adminPort(), "deploy", archive.toString());
    }

    void undeploy(String name) throws IOException, InterruptedException {
        asadmin("--port=" + adminPort(), "undeploy", name);
    }

    int httpPort() {
        return portBase + 80;
    }

    /** The server's process. */
    ProcessHandle process() throws IOException {
        String pid = Files.readString(folder().resolve("config").resolve("pid")).strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    List<String> log() throws IOException {
        return Files.readAllLines(folder().resolve("logs").resolve("server.log"));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        asadmin("stop-domain", "--domaindir=" + domains, DOMAIN);
    }

    private int adminPort() {
        return portBase + 48;
    }

    private Path folder() {
        return domains.resolve(DOMAIN);
    }

    /**
     * As it comes, the server listens on all addresses, and its message broker too; the product has
     * no use for that.
     */
    private void bindToLoopback() throws IOException {
        Path file = folder().resolve("config").resolve("domain.xml");
        String config = Files.readString(file);
        String bound =
                config.replace("address=\"0.0.0.0\"", "address=\"127.0.0.1\"")
                        .replaceAll(
                                "<network-listener (?![^>]* ?address=)",
                                "<network-listener address=\"127.0.0.1\" ")
                        .replace(
                                "<config name=\"server-config\">",
                                "<config name=\"server-config\"><jms-service type=\"DISABLED\"/>")
                        .replace("<jmx-connector ", "<jmx-connector enabled=\"false\" ")
                        .replace(
                                "<hazelcast-config-specific-configuration",
                                "<hazelcast-config-specific-configuration enabled=\"false\"");
        assertThat(bound).contains("<jms-service type=\"DISABLED\"/>").doesNotContain("0.0.0.0");
        Files.writeString(file, bound);
    }

    private void asadmin(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin").resolve("asadmin").toString());
        command.addAll(List.of("--interactive=false"));
        command.addAll(List.of(arguments));
        Path output = domains.resolveSibling("asadmin.log");
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("AS_JAVA", System.getProperty("java.home"));
        Process process = builder.start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES))
                .as("asadmin %s ended", arguments[0])
                .isTrue();
        assertThat(process.exitValue())
                .as("asadmin %s\n%s", List.of(arguments), Files.readString(output))
                .isZero();
    }
}
