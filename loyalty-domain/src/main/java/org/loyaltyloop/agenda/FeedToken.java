package org.loyaltyloop.agenda;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.loyaltyloop.staff.UserId;

/**
 * The signed part of a feed's address: the user, and the first 128 bits of an HMAC-SHA256 with the
 * user's own key over it.
 */
final class FeedToken {

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] PURPOSE = {'a', 'g', 'e', 'n', 'd', 'a', '1'};
    private static final int USER = 16;
    private static final int SIGNATURE = 16;
    private static final int CHARACTERS = 43;

    private FeedToken() {}

    /** What a token says before its signature is checked. */
    record Claim(UserId user, byte[] signature) {

        boolean holds(byte[] key) {
            return MessageDigest.isEqual(signature, mac(user, key));
        }
    }

    static String sign(UserId user, byte[] key) {
        byte[] token = Arrays.copyOf(bytes(user), USER + SIGNATURE);
        System.arraycopy(mac(user, key), 0, token, USER, SIGNATURE);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Reads a token; empty for what is none, however it is mangled. */
    static Optional<Claim> read(String token) {
        if (token.length() != CHARACTERS) {
            return Optional.empty();
        }
        try {
            ByteBuffer read = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            if (read.remaining() != USER + SIGNATURE) {
                return Optional.empty();
            }
            UserId user = new UserId(new UUID(read.getLong(), read.getLong()));
            byte[] signature = new byte[SIGNATURE];
            read.get(signature);
            return Optional.of(new Claim(user, signature));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(UserId user) {
        return ByteBuffer.allocate(USER)
                .putLong(user.value().getMostSignificantBits())
                .putLong(user.value().getLeastSignificantBits())
                .array();
    }

    private static byte[] mac(UserId user, byte[] key) {
        try {
            Mac algorithm = Mac.getInstance(ALGORITHM);
            algorithm.init(new SecretKeySpec(key, ALGORITHM));
            algorithm.update(PURPOSE);
            return Arrays.copyOf(algorithm.doFinal(bytes(user)), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
