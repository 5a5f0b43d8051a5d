package org.loyaltyloop.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.loyaltyloop.staff.SignIn;
import org.loyaltyloop.staff.SignInAnswer;
import org.loyaltyloop.staff.SignedIn;
import org.loyaltyloop.staff.Staff;
import org.loyaltyloop.web.shell.PreferenceCookies;

/** Lets people in: asks staff whether login and password go together, and starts the session. */
@ApplicationScoped
public class Door {

    private final SignIn signIn;
    private final Staff staff;

    @Inject
    Door(SignIn signIn, Staff staff) {
        this.signIn = signIn;
        this.staff = staff;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Door() {
        this(null, null);
    }

    /**
     * Tries to sign in; admitted means that the session has begun, under an identifier of its own,
     * with the language and theme that the user chose before.
     */
    public Answer enter(
            String login,
            String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        SignInAnswer answer = signIn.attempt(login, password, request.getRemoteAddr());
        if (answer instanceof SignedIn signedIn) {
            CurrentSession.begin(request, SessionUser.of(signedIn));
            PreferenceCookies cookies = new PreferenceCookies(request, response);
            signedIn.language().ifPresent(cookies::keepLanguage);
            signedIn.theme().ifPresent(cookies::keepTheme);
            return new Answer(Outcome.ADMITTED, Duration.ZERO);
        }
        SignInAnswer.Refused refused = (SignInAnswer.Refused) answer;
        Outcome outcome =
                switch (refused.reason()) {
                    case WRONG -> Outcome.REFUSED;
                    case THROTTLED -> Outcome.WAIT;
                    case BUSY -> Outcome.BUSY;
                };
        return new Answer(outcome, refused.retryAfter());
    }

    /**
     * Chooses a new password for whoever is signed in; their other sessions end, this one goes on
     * under a new identifier.
     */
    public void changePassword(String current, String chosen, HttpServletRequest request) {
        SessionUser user = CurrentSession.of(request).orElseThrow();
        int stamp = staff.changeOwnPassword(user.actor(), current, chosen);
        CurrentSession.begin(request, user.withOwnPassword(stamp));
    }

    /** What came of it. */
    public enum Outcome {
        /** The session has begun. */
        ADMITTED,
        /** Login and password do not go together, or the user may not sign in. */
        REFUSED,
        /** Too many tries; some time to wait. */
        WAIT,
        /** Too many people sign in at the same moment. */
        BUSY
    }

    /**
     * The outcome of a try.
     *
     * @param outcome what came of it
     * @param delay how long to wait before the next; zero for not at all
     */
    public record Answer(Outcome outcome, Duration delay) {

        /** The wait in whole minutes, rounded up. */
        public long minutes() {
            return (delay.toSeconds() + 59) / 60;
        }
    }
}
