package org.loyaltyloop.staff;

/**
 * A key that was just made.
 *
 * @param id of the key
 * @param key to be shown once; only its hash is kept
 */
public record NewApiKey(ApiKeyId id, String key) {

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "NewApiKey[" + id + "]";
    }
}
