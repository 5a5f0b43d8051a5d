package org.loyaltyloop.feedback;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signed part of a link: purpose, number of the secret, invitation, and the first 128 bits of
 * an HMAC-SHA256 over them; 47 characters that survive mail programs and being typed over. Whether
 * the invitation is still open stands in the database alone.
 */
final class LinkToken {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNED = 19;
    private static final int SIGNATURE = 16;
    private static final int CHARACTERS = 47;

    private LinkToken() {}

    /**
     * What a token says before its signature is checked.
     *
     * @param purpose the code of a {@link LinkPurpose}
     * @param key the number of the secret
     */
    record Claim(byte purpose, int key, InvitationId invitation, byte[] signature) {

        /** Whether it says that purpose, and the signature was made with this secret. */
        boolean holds(LinkPurpose wanted, byte[] secret) {
            return purpose == wanted.code()
                    && MessageDigest.isEqual(
                            signature, mac(signed(wanted, key, invitation), secret));
        }
    }

    /** The token for a purpose, signed with the secret of that number. */
    static String sign(LinkPurpose purpose, InvitationId invitation, int key, byte[] secret) {
        byte[] signed = signed(purpose, key, invitation);
        byte[] token = Arrays.copyOf(signed, SIGNED + SIGNATURE);
        System.arraycopy(mac(signed, secret), 0, token, SIGNED, SIGNATURE);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Reads a token; empty for what is none, however it is mangled. */
    static Optional<Claim> read(String token) {
        if (token.length() != CHARACTERS) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            // Unused bits of the last character must be zero: one invitation, one token.
            if (bytes.length != SIGNED + SIGNATURE
                    || !Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(bytes)
                            .equals(token)) {
                return Optional.empty();
            }
            ByteBuffer read = ByteBuffer.wrap(bytes);
            byte purpose = read.get();
            int key = Short.toUnsignedInt(read.getShort());
            InvitationId invitation = new InvitationId(new UUID(read.getLong(), read.getLong()));
            byte[] signature = new byte[SIGNATURE];
            read.get(signature);
            return Optional.of(new Claim(purpose, key, invitation, signature));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static byte[] signed(LinkPurpose purpose, int key, InvitationId invitation) {
        return ByteBuffer.allocate(SIGNED)
                .put(purpose.code())
                .putShort((short) key)
                .putLong(invitation.value().getMostSignificantBits())
                .putLong(invitation.value().getLeastSignificantBits())
                .array();
    }

    private static byte[] mac(byte[] signed, byte[] secret) {
        try {
            Mac algorithm = Mac.getInstance(ALGORITHM);
            algorithm.init(new SecretKeySpec(secret, ALGORITHM));
            return Arrays.copyOf(algorithm.doFinal(signed), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
