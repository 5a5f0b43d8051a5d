package org.loyaltyloop.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;

class KeyTest {

    /** Longer than any firm keeps records: some sixty years. */
    private static final long LONGEST = 1L << 25;

    @Property
    void aTimeIsKeptAtMostThreeInAHundredTooShort(@ForAll @LongRange(max = LONGEST) long minutes) {
        long kept = Key.minutes(Key.step(minutes));

        assertThat(kept).isBetween((long) Math.floor(minutes / 1.0321), minutes);
        assertThat(Key.step(kept)).isEqualTo(Key.step(minutes));
        assertThat(Key.step(minutes)).isLessThan(1024);
    }

    @Property
    void longerTimesNeverStandBeforeShorterOnes(
            @ForAll @LongRange(max = LONGEST) long one,
            @ForAll @LongRange(max = LONGEST) long other) {
        assertThat(Long.compare(Key.step(one), Key.step(other)) * Long.compare(one, other))
                .isNotNegative();
    }

    @Property
    void whatAKeyIsMadeOfCanBeReadFromIt(
            @ForAll LoopStage stage,
            @ForAll LoopStage next,
            @ForAll Department department,
            @ForAll Channel channel,
            @ForAll SurveyMetric metric,
            @ForAll @IntRange(max = 20_000) int days) {
        int place = Key.place(stage, department, channel);
        assertThat(Key.stageOfPlace(place)).isEqualTo(stage.number());
        assertThat(Key.department(place)).isEqualTo(department);
        assertThat(Key.channel(place)).isEqualTo(channel);
        assertThat(Key.matches(place, Optional.of(department), Optional.of(channel))).isTrue();
        for (Channel other : Channel.values()) {
            assertThat(Key.matches(place, Optional.empty(), Optional.of(other)))
                    .isEqualTo(other == channel);
        }
        assertThat(Key.score(place, metric, metric.most()) >> 6).isEqualTo(place);
        assertThat(Key.response(place, days) >> 10).isEqualTo(place);
        int stay = Key.stay(stage.number(), next.number(), days);
        assertThat(Key.stageOfStay(stay)).isEqualTo(stage.number());
        assertThat(Key.nextOfStay(stay)).isEqualTo(next.number());
        assertThat(Key.days(stay)).isEqualTo(Math.min(days, Key.MOST_DAYS));
        assertThat(Key.stageOfGap(Key.gap(stage.number(), days))).isEqualTo(stage.number());
    }
}
