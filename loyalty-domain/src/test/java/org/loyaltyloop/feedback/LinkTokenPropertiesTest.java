package org.loyaltyloop.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LinkTokenPropertiesTest {

    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @Property
    void whatWasSignedIsReadBack(
            @ForAll("invitations") InvitationId invitation,
            @ForAll LinkPurpose purpose,
            @ForAll @IntRange(min = 1, max = 32_767) int key,
            @ForAll @Size(32) byte[] secret) {
        String token = LinkToken.sign(purpose, invitation, key, secret);

        assertThat(token).hasSize(47).matches("[A-Za-z0-9_-]+");
        assertThat(LinkToken.read(token))
                .hasValueSatisfying(
                        claim -> {
                            assertThat(claim.invitation()).isEqualTo(invitation);
                            assertThat(claim.key()).isEqualTo(key);
                            assertThat(claim.holds(purpose, secret)).isTrue();
                        });
    }

    @Property
    void oneCharacterChangedMakesItWorthless(
            @ForAll("invitations") InvitationId invitation,
            @ForAll @Size(32) byte[] secret,
            @ForAll @IntRange(max = 46) int place,
            @ForAll @IntRange(max = 63) int character) {
        String token = LinkToken.sign(LinkPurpose.ANSWER, invitation, 1, secret);
        char other = ALPHABET.charAt(character);
        Assume.that(token.charAt(place) != other);

        String forged = token.substring(0, place) + other + token.substring(place + 1);

        assertThat(LinkToken.read(forged).filter(c -> c.holds(LinkPurpose.ANSWER, secret)))
                .isEmpty();
    }

    @Property
    void anotherSecretDoesNotBelieveIt(
            @ForAll("invitations") InvitationId invitation,
            @ForAll @Size(32) byte[] secret,
            @ForAll @Size(32) byte[] other) {
        Assume.that(!Arrays.equals(secret, other));
        String token = LinkToken.sign(LinkPurpose.ANSWER, invitation, 1, secret);

        assertThat(LinkToken.read(token).orElseThrow().holds(LinkPurpose.ANSWER, other)).isFalse();
    }

    @Property
    void aLinkForOnePurposeDoesNotServeAnother(
            @ForAll("invitations") InvitationId invitation, @ForAll @Size(32) byte[] secret) {
        String token = LinkToken.sign(LinkPurpose.REFUSE, invitation, 1, secret);

        assertThat(LinkToken.read(token).orElseThrow().holds(LinkPurpose.ANSWER, secret)).isFalse();
    }

    @Property
    void whateverIsSentInsteadIsNoTokenAndNoFault(@ForAll String anything) {
        assertThat(LinkToken.read(anything)).isEmpty();
    }

    @Property
    void noTokenIsMadeUpWithoutTheSecret(
            @ForAll("tokens") String guessed, @ForAll @Size(32) byte[] secret) {
        assertThat(LinkToken.read(guessed).filter(c -> c.holds(LinkPurpose.ANSWER, secret)))
                .isEmpty();
    }

    @Provide
    Arbitrary<InvitationId> invitations() {
        return Arbitraries.create(UUID::randomUUID).map(InvitationId::new);
    }

    @Provide
    Arbitrary<String> tokens() {
        return Arbitraries.strings().withChars(ALPHABET.toCharArray()).ofLength(47);
    }
}
