package org.loyaltyloop.journey;

import java.util.List;
import org.loyaltyloop.platform.CopyRows;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.touchpoint.LoopStage;

/** Writes journeys of which nothing is stored yet, with all that has ended of them, by COPY. */
final class JourneyCopies {

    private final Database database;

    JourneyCopies(Database database) {
        this.database = database;
    }

    void write(List<JourneyMoved> begun) {
        CopyRows journeys = new CopyRows();
        CopyRows laps = new CopyRows();
        CopyRows stays = new CopyRows();
        for (JourneyMoved move : begun) {
            move.after().ifPresent(now -> journey(journeys, move.key(), now));
            move.lapsEnded().forEach(lap -> lap(laps, move.key(), lap));
            move.staysEnded().forEach(stay -> stay(stays, move.key(), stay));
        }
        database.copy(
                """
                copy journey.journey
                    (account_id, line_id, lap, lap_started_at, lap_first, short_loop, reached, reached_at, latest,
                     visited, bought, last_at, last_source, last_external_id, touchpoints)
                from stdin""",
                journeys);
        database.copy(
                """
                copy journey.lap
                    (account_id, line_id, lap, started_at, ended_at, first, reached, visited, bought, short_loop)
                from stdin""",
                laps);
        database.copy(
                """
                copy journey.stay (account_id, line_id, lap, stage, reached_at, left_at, left_to, next_lap)
                from stdin""",
                stays);
    }

    private static CopyRows key(CopyRows rows, JourneyKey key) {
        return rows.add(key.account().value()).add(key.lineValue());
    }

    private static void journey(CopyRows rows, JourneyKey key, LoopJourney now) {
        key(rows, key)
                .add(now.lap())
                .add(now.lapStartedAt())
                .add(number(now.lapFirst()))
                .add(now.shortLoop())
                .add(number(now.reached()))
                .add(now.reachedAt())
                .add(number(now.latest()))
                .add(now.visited().mask())
                .add(now.bought())
                .add(now.last().occurredAt())
                .add(now.last().source())
                .add(now.last().externalId())
                .add(now.steps())
                .endRow();
    }

    private static void lap(CopyRows rows, JourneyKey key, EndedLap lap) {
        key(rows, key)
                .add(lap.lap())
                .add(lap.startedAt())
                .add(lap.endedAt())
                .add(number(lap.first()))
                .add(number(lap.reached()))
                .add(lap.visited().mask())
                .add(lap.bought())
                .add(lap.shortLoop())
                .endRow();
    }

    private static void stay(CopyRows rows, JourneyKey key, EndedStay stay) {
        key(rows, key)
                .add(stay.lap())
                .add(number(stay.stage()))
                .add(stay.reachedAt())
                .add(stay.leftAt())
                .add(number(stay.leftTo()))
                .add(stay.nextLap())
                .endRow();
    }

    private static int number(LoopStage stage) {
        return stage.number();
    }
}
