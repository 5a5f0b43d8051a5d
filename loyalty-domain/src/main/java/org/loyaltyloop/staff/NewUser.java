package org.loyaltyloop.staff;

/**
 * A user who was just added.
 *
 * @param id of the user
 * @param oneTimePassword to be handed over; it is not kept and must be changed at the first sign-in
 */
public record NewUser(UserId id, String oneTimePassword) {

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "NewUser[" + id + "]";
    }
}
