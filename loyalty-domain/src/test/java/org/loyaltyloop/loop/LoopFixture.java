package org.loyaltyloop.loop;

import java.time.Clock;
import org.loyaltyloop.journey.JourneyFixture;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.platform.Settings;

/** Doors of the loop for tests of other contexts. */
public final class LoopFixture {

    private LoopFixture() {}

    /** The figures. */
    public static LoopQueries queries(Database database, Settings settings, Clock clock) {
        SheetStore store = new SheetStore(database);
        LedgerStore ledgers = new LedgerStore(database);
        Folding folding = new Folding(database, settings, store, ledgers);
        return new LoopQueries(
                database, settings, clock, new Sheets(store, ledgers, folding, settings), store);
    }

    /** What is set for the stages. */
    public static StageSettings stageSettings(Database database) {
        return new StageSettings(
                database, JourneyFixture.patience(database), PlatformFixture.audit(database));
    }

    /** The improvement actions. */
    public static Improvements improvements(Database database, Settings settings, Clock clock) {
        return new Improvements(
                database,
                queries(database, settings, clock),
                stageSettings(database),
                settings,
                PlatformFixture.audit(database),
                clock);
    }
}
