package org.loyaltyloop.web.page.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.web.page.agenda.HourGrid.Place;
import org.loyaltyloop.web.page.agenda.HourGrid.Times;

class HourGridTest {

    private static final int COLUMNS = 12;

    @Provide
    Arbitrary<List<Times>> days() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1_439),
                        Arbitraries.integers().between(0, 1_440))
                .as((from, length) -> new Times(from, Math.min(1_440, from + length)))
                .list()
                .ofMaxSize(COLUMNS);
    }

    @Property
    void noMeetingStandsOnAnother(@ForAll("days") List<Times> day) {
        List<Place> places = HourGrid.place(day);
        for (int i = 0; i < places.size(); i++) {
            for (int j = 0; j < i; j++) {
                Place a = places.get(i);
                Place b = places.get(j);
                boolean sameTime = a.at() < b.end() && b.at() < a.end();
                boolean sameColumn =
                        a.column() < b.column() + b.width() && b.column() < a.column() + a.width();
                assertThat(sameTime && sameColumn).as("%s on %s", a, b).isFalse();
            }
        }
    }

    @Property
    void everyMeetingCoversItsTimeAndStaysInItsDay(@ForAll("days") List<Times> day) {
        List<Place> places = HourGrid.place(day);
        assertThat(places).hasSameSizeAs(day);
        for (int i = 0; i < day.size(); i++) {
            Place place = places.get(i);
            assertThat(place.at() * 15).isLessThanOrEqualTo(day.get(i).from());
            assertThat(place.end() * 15).isGreaterThanOrEqualTo(day.get(i).to());
            assertThat(place.at()).isNotNegative();
            assertThat(place.end()).isLessThanOrEqualTo(HourGrid.QUARTERS);
            assertThat(place.length()).isGreaterThanOrEqualTo(HourGrid.LEAST);
            assertThat(place.column() + place.width()).isLessThanOrEqualTo(COLUMNS + 1);
        }
    }

    @Test
    void meetingsOneAfterTheOtherHaveTheWholeWidthAndThoseThatOverlapShareIt() {
        assertThat(
                        HourGrid.place(
                                List.of(
                                        new Times(540, 600),
                                        new Times(600, 660),
                                        new Times(630, 690),
                                        new Times(660, 675))))
                .containsExactly(
                        new Place(36, 4, 1, 12),
                        new Place(40, 4, 1, 6),
                        new Place(42, 4, 7, 6),
                        new Place(44, 2, 1, 6));
    }
}
