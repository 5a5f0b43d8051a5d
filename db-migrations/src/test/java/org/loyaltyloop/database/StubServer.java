package org.loyaltyloop.database;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Stands in for Payara Micro where only its being a process matters: it listens, answers, and
 * writes down what it found in its environment.
 */
public final class StubServer {

    private StubServer() {}

    public static void main(String[] arguments) throws IOException {
        int port =
                Integer.parseInt(List.of(arguments).get(List.of(arguments).indexOf("--port") + 1));
        Files.writeString(
                Path.of("environment"),
                System.getenv().entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("CRM_"))
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("\n")));
        if (System.getenv("CRM_DEMO").equals("false")) {
            Files.writeString(Path.of(System.getenv("CRM_FIRST_PASSWORD_FILE")), "admin once-only");
        }
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
        System.out.println("stub server started");
    }
}
