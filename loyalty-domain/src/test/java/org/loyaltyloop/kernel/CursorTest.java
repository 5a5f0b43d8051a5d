package org.loyaltyloop.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;

class CursorTest {

    @Property
    void givesBackTheKeyItCarries(@ForAll @Size(max = 5) List<String> key) {
        List<String> storable = key.stream().map(part -> part.replaceAll("\\p{Cs}", "")).toList();
        assertThat(Cursor.parts(Cursor.of(storable.toArray(String[]::new)), storable.size()))
                .isEqualTo(storable);
    }

    @Property(tries = 300)
    void refusesWhatSomebodyChanged(
            @ForAll @IntRange(max = 200) int place, @ForAll @AlphaChars @NumericChars char other) {
        StringBuilder cursor = new StringBuilder(Cursor.of("NAME", "false", "klant", "0192f5c1"));
        int at = place % cursor.length();
        Assume.that(cursor.charAt(at) != other);
        cursor.setCharAt(at, other);
        assertThatThrownBy(() -> Cursor.parts(cursor.toString(), 4))
                .isInstanceOf(InvalidCursor.class);
    }

    @Property(tries = 300)
    void refusesWhatNoListGaveOut(@ForAll String anything) {
        assertThatThrownBy(() -> Cursor.parts(anything, 2)).isInstanceOf(InvalidCursor.class);
    }
}
