package org.loyaltyloop.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is shipped, started once as a newcomer would, and looked at from outside. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "looks with ss at what listens")
class ShippedProductIT {

    private static final Pattern LISTENER =
            Pattern.compile("LISTEN +\\d+ +\\d+ +(\\S+):(\\d+) .*pid=(\\d+)");

    @TempDir static Path folder;
    private static Distribution product;

    @BeforeAll
    static void start() throws Exception {
        product = Distribution.start(folder.resolve("data")).awaitReady();
    }

    @AfterAll
    static void stopLeavesNothingBehind() throws Exception {
        List<ProcessHandle> processes = product.processes();
        assertThat(processes).hasSizeGreaterThan(3);

        assertThat(product.stop()).isZero();

        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        try (var second = Distribution.start(folder.resolve("data")).awaitReady()) {
            assertThat(second.get("/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void nothingButLoopbackListens() throws Exception {
        List<Long> ours = product.processes().stream().map(ProcessHandle::pid).toList();
        Process ss = new ProcessBuilder("ss", "-H", "-ltnp").start();
        List<Matcher> listeners =
                ss.inputReader()
                        .lines()
                        .map(LISTENER::matcher)
                        .filter(Matcher::find)
                        .filter(line -> ours.contains(Long.parseLong(line.group(3))))
                        .toList();

        assertThat(listeners).as("the application and its database").hasSize(2);
        assertThat(listeners)
                .allSatisfy(
                        line -> assertThat(line.group(1)).isIn("127.0.0.1", "[::ffff:127.0.0.1]"));
    }

    @Test
    void itServesASignInPageAndSaysThatItIsReady() throws Exception {
        assertThat(product.get("/").statusCode()).isIn(200, 302, 303);
        assertThat(product.get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(product.get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void itDoesNotNameItsServer() throws Exception {
        var headers = product.get("/").headers();

        assertThat(headers.map()).doesNotContainKeys("server", "x-powered-by");
        assertThat(headers.allValues("set-cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("SameSite=Lax"));
    }

    @Test
    void aNewcomerReadsAHandfulOfLines() {
        assertThat(product.output()).hasSizeLessThan(10);
    }

    @Test
    void theLogGoesToAFileAndHoldsNothingAlarming() throws IOException {
        Path log = folder.resolve("data").resolve("logs").resolve("application.log");

        assertThat(Files.readAllLines(log))
                .isNotEmpty()
                .noneMatch(line -> line.contains(" SEVERE "))
                .noneMatch(line -> line.contains("has expired"));
    }
}
