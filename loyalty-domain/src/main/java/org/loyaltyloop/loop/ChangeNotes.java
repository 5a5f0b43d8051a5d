package org.loyaltyloop.loop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.loyaltyloop.customer.AccountsMerged;
import org.loyaltyloop.journey.JourneysMoved;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.touchpoint.TouchpointFact;
import org.loyaltyloop.touchpoint.TouchpointsPlaced;
import org.loyaltyloop.touchpoint.TouchpointsRecorded;
import org.loyaltyloop.touchpoint.TouchpointsWithdrawn;

/**
 * Notes what changes figures, in the transaction that changes it: one statement an event, which
 * appends rows and so waits for nobody. {@link Folding} brings the notes into the sheets.
 */
@ApplicationScoped
class ChangeNotes {

    private final Database database;
    private final Settings settings;

    @Inject
    ChangeNotes(Database database, Settings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ChangeNotes() {
        this(null, null);
    }

    void on(@Observes TouchpointsRecorded event) {
        note(event.touchpoints().stream().map(t -> new Touched(t, 1)).toList());
    }

    void on(@Observes TouchpointsPlaced event) {
        List<Touched> touched = new ArrayList<>();
        for (TouchpointsPlaced.Change change : event.changes()) {
            touched.add(new Touched(change.before(), -1));
            touched.add(new Touched(change.after(), 1));
        }
        note(touched);
    }

    void on(@Observes TouchpointsWithdrawn event) {
        note(event.touchpoints().stream().map(t -> new Touched(t, -1)).toList());
    }

    /** All that the loser answered for goes from it and comes to the survivor. */
    void on(@Observes AccountsMerged event) {
        database.update(
                """
                with recursive absorbed as (
                    select ?::uuid as id
                    union
                    select m.loser_id from customer.merge m join absorbed a on m.survivor_id = a.id)
                insert into loop.touched (account_id, touchpoint_id, stage, moving, sign)
                select side.account_id, t.id, t.stage, t.moving, side.sign
                from absorbed
                join touchpoint.touchpoint t on t.account_id = absorbed.id
                cross join (values (?::uuid, -1), (?::uuid, 1)) as side(account_id, sign)
                where t.withdrawn_at is null
                """,
                event.loser().value(),
                event.loser().value(),
                event.survivor().value());
    }

    void on(@Observes JourneysMoved event) {
        List<Told> told = JourneyCounts.of(event.journeys(), settings.zone());
        if (!told.isEmpty()) {
            database.update("insert into loop.told (content) values (?)", Told.bytes(told));
        }
    }

    /** A touchpoint that came or went. */
    private record Touched(TouchpointFact touchpoint, int sign) {}

    private void note(List<Touched> touched) {
        if (touched.isEmpty()) {
            return;
        }
        database.update(
                """
                insert into loop.touched (account_id, touchpoint_id, stage, moving, sign)
                select * from unnest(?, ?, ?, ?, ?)
                """,
                column(touched, UUID[]::new, t -> t.touchpoint().account().value()),
                column(touched, UUID[]::new, t -> t.touchpoint().id().value()),
                column(touched, Short[]::new, t -> (short) t.touchpoint().stage().number()),
                column(touched, Boolean[]::new, t -> t.touchpoint().moving()),
                column(touched, Short[]::new, t -> (short) t.sign()));
    }

    private static <S, T> T[] column(List<S> rows, IntFunction<T[]> array, Function<S, T> value) {
        return rows.stream().map(value).toArray(array);
    }
}
