package org.loyaltyloop.importing;

/** Whether a run is to go on; asked between chunks. */
@FunctionalInterface
interface Stop {

    /** What to do after a chunk. */
    enum Wish {
        /** Take the next one. */
        GO_ON,
        /** Stop for good, as somebody asked. */
        CANCEL,
        /** Return and leave the run as it is: it goes on after the application's next start. */
        PAUSE
    }

    /** The wish at this moment. */
    Wish wish();
}
