package org.loyaltyloop.staff;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;

/**
 * Hashing and judging of passwords: Argon2id at the strength OWASP recommends (19 MiB, two passes).
 * A hash costs memory and time on purpose, so only a few run at once; whoever would wait too long
 * is turned away.
 */
@ApplicationScoped
class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 200;

    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String READABLE =
            "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final Pattern COMMON =
            Pattern.compile(
                    "(password|passwort|wachtwoord|welkom|welcome|letmein|qwerty|azerty|asdfgh|iloveyou|admin|administrator"
                            + "|loyalty|loyaltyloop|changeme|secret|geheim|abc|test|demo|hallo|hello|user|login|master|dragon|monkey"
                            + "|football|voetbal|zomer|winter|lente|herfst|summer|spring|autumn|crm)*");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Semaphore slots =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));

    /** A hash that no password has, of the same cost as a real one. */
    private final Lazy nobody = new Lazy();

    /** Hashes a password; waits for a slot. */
    String hash(String password) {
        return inSlot(
                        () ->
                                Password.hash(normal(password))
                                        .addRandomSalt(16)
                                        .with(ARGON2)
                                        .getResult())
                .orElseThrow(
                        () -> new IllegalStateException("too many passwords are being hashed"));
    }

    /**
     * Whether the password has that hash; empty where too many ask at once. Takes as long without a
     * hash.
     */
    Optional<Boolean> matches(String password, Optional<String> hash) {
        if (password.length() > LONGEST) {
            return Optional.of(false);
        }
        return inSlot(
                () -> {
                    String real = hash.orElseGet(nobody::get);
                    boolean match =
                            Password.check(normal(password), real)
                                    .with(Argon2Function.getInstanceFromHash(real));
                    return match && hash.isPresent();
                });
    }

    /** Refuses passwords that are short or easy to guess for somebody with that login. */
    void require(String field, String password, String login) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw BusinessRuleViolation.of(field, StaffRule.PASSWORD_TOO_SHORT, SHORTEST);
        }
        if (password.length() > LONGEST) {
            throw BusinessRuleViolation.of(field, InputRule.TOO_LONG, LONGEST);
        }
        String folded = password.toLowerCase(Locale.ROOT);
        String letters = folded.replaceAll("[^\\p{L}]", "");
        boolean easy =
                folded.codePoints().distinct().count() < 5
                        || folded.contains(login)
                        || COMMON.matcher(letters).matches()
                        || "abcdefghijklmnopqrstuvwxyz".contains(letters)
                        || "qwertyuiopasdfghjklzxcvbnm".contains(letters);
        if (easy) {
            throw BusinessRuleViolation.of(field, StaffRule.PASSWORD_EASY_TO_GUESS);
        }
    }

    /** A password to hand over: about 93 bits, without characters that are easily mistaken. */
    String oneTime() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            if (i > 0 && i % 4 == 0) {
                password.append('-');
            }
            password.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
        }
        return password.toString();
    }

    private <T> Optional<T> inSlot(Supplier<T> work) {
        try {
            if (!slots.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            slots.release();
        }
    }

    /** Keyboards differ in how they compose accents. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /** Made at the first need: hashing at start-up would slow every start. */
    private final class Lazy {
        private volatile String hash = "";

        String get() {
            String made = hash;
            if (made.isEmpty()) {
                made = Password.hash(oneTime()).addRandomSalt(16).with(ARGON2).getResult();
                hash = made;
            }
            return made;
        }
    }
}
