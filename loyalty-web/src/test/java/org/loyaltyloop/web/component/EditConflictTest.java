package org.loyaltyloop.web.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EditConflictTest {

    private static final Map<String, String> ORIGINAL =
            Map.of("name", "Hoff", "phone", "1", "city", "Zwolle");

    @Test
    void fieldsThatNobodyChangedAreNoMatter() {
        assertThat(EditConflict.between(ORIGINAL, ORIGINAL, ORIGINAL).fields()).isEmpty();
    }

    @Test
    void changesToDifferentFieldsComeTogetherByThemselves() {
        EditConflict conflict =
                EditConflict.between(
                        ORIGINAL,
                        Map.of("name", "Hoff & Zn.", "phone", "1", "city", "Zwolle"),
                        Map.of("name", "Hoff", "phone", "2", "city", "Zwolle"));

        assertThat(conflict.mergesByItself()).isTrue();
        assertThat(conflict.resolved(List.of()))
                .containsOnly(Map.entry("name", "Hoff & Zn."), Map.entry("phone", "2"));
    }

    @Test
    void theSameChangeByBothNeedsNoDecision() {
        Map<String, String> same = Map.of("name", "Van 't Hoff", "phone", "1", "city", "Zwolle");

        assertThat(EditConflict.between(ORIGINAL, same, same).mergesByItself()).isTrue();
    }

    @Test
    void whoChoosesNothingKeepsWhatTheyTyped() {
        EditConflict conflict = contested();

        assertThat(conflict.contested())
                .extracting(EditConflict.Field::key)
                .containsExactly("name");
        assertThat(conflict.resolved(List.of())).containsEntry("name", "mine");
    }

    @Test
    void theOtherVersionStandsWhereItWasChosen() {
        assertThat(contested().resolved(List.of("name"))).containsEntry("name", "theirs");
    }

    @Test
    void aFieldThatOneSideDoesNotHaveCountsAsEmpty() {
        EditConflict conflict =
                EditConflict.between(ORIGINAL, ORIGINAL, Map.of("name", "Hoff", "phone", "1"));

        assertThat(conflict.resolved(List.of())).containsOnly(Map.entry("city", ""));
    }

    @Test
    void anEmptyInputIsNoChangeOfAnEmptyField() {
        Map<String, String> mine =
                new HashMap<>(Map.of("name", "Hoff", "phone", "1", "city", "Zwolle"));
        mine.put("sector", null);

        assertThat(EditConflict.between(ORIGINAL, ORIGINAL, mine).fields()).isEmpty();
    }

    @Test
    void tellsWhatToChooseAndWhatComesTogetherInWords() {
        EditConflict conflict =
                EditConflict.between(
                        ORIGINAL,
                        Map.of("name", "theirs", "phone", "2", "city", "Zwolle"),
                        Map.of("name", "mine", "phone", "1", "city", "Urk"));

        assertThat(conflict.rows(String::toUpperCase, (key, text) -> key + " " + text))
                .containsExactly(
                        new ConflictRow("name", "NAME", "name mine", "name theirs", "name Hoff"));
        assertThat(conflict.merging(String::toUpperCase).split(", "))
                .containsExactlyInAnyOrder("PHONE", "CITY");
        assertThat(contested().merging(String::toUpperCase)).isEmpty();
    }

    private static EditConflict contested() {
        return EditConflict.between(
                ORIGINAL,
                Map.of("name", "theirs", "phone", "1", "city", "Zwolle"),
                Map.of("name", "mine", "phone", "1", "city", "Zwolle"));
    }
}
