package org.loyaltyloop.binding;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Makes ties for tests, one word at a time. */
final class TieMaker {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private BindingLevel level = BindingLevel.STRUCTURAL;
    private Instrument instrument = Instrument.OTHER;
    private double weight = 0.5;
    private double strength = 1;
    private boolean lockIn;
    private LocalDate occurredOn = TODAY;
    private LocalDate validFrom = TODAY.minusYears(5);
    private Optional<LocalDate> validUntil = Optional.empty();
    private Ageing ageing = Ageing.NEVER;

    static TieMaker on(BindingLevel level) {
        TieMaker maker = new TieMaker();
        maker.level = level;
        return maker;
    }

    TieMaker of(Instrument what) {
        instrument = what;
        return this;
    }

    TieMaker weighing(double much) {
        weight = much;
        return this;
    }

    TieMaker strong(double much) {
        strength = much;
        return this;
    }

    TieMaker lockIn() {
        lockIn = true;
        return this;
    }

    TieMaker daysOld(int days) {
        occurredOn = TODAY.minusDays(days);
        return this;
    }

    TieMaker until(LocalDate last) {
        validUntil = Optional.of(last);
        return this;
    }

    TieMaker from(LocalDate first) {
        validFrom = first;
        return this;
    }

    TieMaker fading(int grace, int halfLife) {
        ageing = Ageing.of(grace, halfLife);
        return this;
    }

    Tie tie() {
        return new Tie(
                new Tie.Origin("TEST", UUID.randomUUID(), Optional.empty(), Optional.empty()),
                level,
                instrument,
                weight,
                strength,
                lockIn,
                "as tested",
                Optional.empty(),
                Optional.empty(),
                occurredOn,
                validFrom,
                validUntil,
                ageing);
    }
}
