package org.loyaltyloop.staff;

import java.util.Locale;
import org.loyaltyloop.kernel.Rule;

/** Business rules about users, teams and keys. */
public enum StaffRule implements Rule {
    /** Another user has that login. */
    LOGIN_TAKEN,
    /** A user has at least one role. */
    WITHOUT_ROLE,
    /** No team has that id, or it is no longer in use. */
    UNKNOWN_TEAM,
    /** Another team has that name. */
    TEAM_NAME_TAKEN,
    /** Users still belong to the team. */
    TEAM_IN_USE,
    /** Nobody would be left who can administer. */
    LAST_ADMIN,
    /** The password is too short; argument: the least number of characters. */
    PASSWORD_TOO_SHORT,
    /** The password is one that many people take, or holds the login. */
    PASSWORD_EASY_TO_GUESS,
    /** The new password is the old one. */
    PASSWORD_UNCHANGED,
    /** The current password is another one. */
    PASSWORD_WRONG,
    /** Too many wrong passwords: try later; argument: seconds to wait. */
    PASSWORD_TRIED_TOO_OFTEN,
    /** A key without a scope could do nothing. */
    WITHOUT_SCOPE;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
