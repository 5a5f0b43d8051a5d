package org.loyaltyloop.staff;

import java.time.ZoneId;
import java.util.Optional;

/**
 * Who is signed in.
 *
 * @param actor to hand to facades
 * @param login as typed, folded
 * @param mustChangePassword whether a new password comes before anything else
 * @param language the user's choice
 * @param theme the user's choice
 * @param timeZone the user's choice
 * @param securityStamp another stamp means: sign in again
 */
public record SignedIn(
        Actor actor,
        String login,
        boolean mustChangePassword,
        Optional<String> language,
        Optional<String> theme,
        Optional<ZoneId> timeZone,
        int securityStamp)
        implements SignInAnswer {}
