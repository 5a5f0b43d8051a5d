package org.loyaltyloop.loop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Tells whether figures may have changed, for screens that follow them. */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class LoopPulse {

    private final SheetStore store;

    @Inject
    LoopPulse(SheetStore store) {
        this.store = store;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected LoopPulse() {
        this(null);
    }

    /**
     * A number that changes with every change of figures that is committed, at most a second after
     * it; one cheap statement.
     */
    public long revision() {
        return store.state().revision();
    }
}
