package org.loyaltyloop.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void aHashIsArgon2idAtTodaysStrengthAndNeverTheSameTwice() {
        String hash = passwords.hash("drie groene fietsen");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.hash("drie groene fietsen")).isNotEqualTo(hash);
        assertThat(passwords.matches("drie groene fietsen", Optional.of(hash))).contains(true);
        assertThat(passwords.matches("drie groene fietsen ", Optional.of(hash))).contains(false);
        assertThat(passwords.matches("drie groene fietsen", Optional.empty())).contains(false);
    }

    @Test
    void anAccentTypedInTwoStrokesIsTheSame() {
        String hash = passwords.hash("caf\u00e9 om de hoek");
        assertThat(passwords.matches("cafe\u0301 om de hoek", Optional.of(hash))).contains(true);
    }

    @ParameterizedTest
    @CsvSource({
        "kort,                password_too_short",
        "wachtwoord2026!,     password_easy_to_guess",
        "aaaaaaaaaaaaaaaa,    password_easy_to_guess",
        "sanne-is-hier-1,     password_easy_to_guess",
        "qwertyuiop12,        password_easy_to_guess",
        "Welkom12345678,      password_easy_to_guess",
    })
    void whatIsEasyToGuessIsRefused(String password, String rule) {
        assertThatThrownBy(() -> passwords.require("chosen", password, "sanne"))
                .hasMessage("chosen: " + rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drie groene fietsen",
                "correct horse battery",
                "Zw0lle-aan-de-IJssel",
                "🚲🚲 fietsen op zondag"
            })
    void whatIsHardToGuessIsTaken(String password) {
        assertThatCode(() -> passwords.require("chosen", password, "sanne"))
                .doesNotThrowAnyException();
    }

    @Test
    void oneTimePasswordsAreTakenAndDiffer() {
        String first = passwords.oneTime();
        assertThatCode(() -> passwords.require("chosen", first, "sanne"))
                .doesNotThrowAnyException();
        assertThat(first).isNotEqualTo(passwords.oneTime()).matches("(\\w{4}-){3}\\w{4}");
    }
}
