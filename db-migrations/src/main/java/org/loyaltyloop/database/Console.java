package org.loyaltyloop.database;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What people see of a start: a handful of lines. */
final class Console {

    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    void starting(Settings settings, DataFolder folder) {
        String database =
                settings.external()
                        .map(external -> "PostgreSQL at " + ExternalDatabase.shown(external))
                        .orElse("PostgreSQL of its own, in the data folder");
        line("");
        line("Loyalty Loop CRM is starting.");
        line("  Database  " + database);
        line("  Data      " + folder.path());
        line("  Log       " + Application.log(folder));
    }

    void ready(Settings settings, Duration took, Optional<FirstSignIn> first) {
        line("  Address   " + settings.url() + "   (ready in " + took.toSeconds() + " s)");
        if (first.isPresent()) {
            line(
                    "  Sign in   as "
                            + first.get().login()
                            + ", with the one-time password "
                            + first.get().password());
        } else if (settings.demo()) {
            line(
                    "  Sign in   as agent, sales, marketing, manager or admin, with the password demo");
        } else {
            line("  Sign in   with your own name and password");
        }
        line("  Stop      Ctrl-C");
    }

    void stopping() {
        line("Stopping: first the application, then its database …");
    }

    void stopped() {
        line("Stopped.");
    }

    void applicationEnded(int exitValue, Path log) {
        line("The application ended by itself (exit code " + exitValue + ", see " + log + ").");
    }

    void applicationBack() {
        line("The application is back.");
    }

    void databaseEnded() {
        line("The database ended by itself.");
    }

    void databaseBack() {
        line("The database is back.");
    }

    void failed(String message) {
        line("Cannot start: " + message);
    }

    /** The first line of what went wrong, for people. */
    static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElse("").strip();
    }

    private void line(String text) {
        out.println(text);
        out.flush();
    }
}
