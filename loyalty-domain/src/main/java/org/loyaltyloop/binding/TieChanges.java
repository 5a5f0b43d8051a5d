package org.loyaltyloop.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import org.loyaltyloop.customer.AccountsMerged;
import org.loyaltyloop.kernel.TieFactsChanged;
import org.loyaltyloop.touchpoint.TouchpointFact;
import org.loyaltyloop.touchpoint.TouchpointsRecorded;
import org.loyaltyloop.touchpoint.TouchpointsWithdrawn;

/** Notes the accounts whose profiles are to follow what changed upstream. */
@ApplicationScoped
class TieChanges {

    private final ProfileStore store;

    @Inject
    TieChanges(ProfileStore store) {
        this.store = store;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TieChanges() {
        this(null);
    }

    void on(@Observes TieFactsChanged event) {
        store.due(event.accounts());
    }

    void on(@Observes TouchpointsRecorded event) {
        noteAccounts(event.touchpoints());
    }

    void on(@Observes TouchpointsWithdrawn event) {
        noteAccounts(event.touchpoints());
    }

    void on(@Observes AccountsMerged event) {
        store.due(List.of(event.loser().value(), event.survivor().value()));
    }

    private void noteAccounts(Collection<TouchpointFact> touchpoints) {
        store.dueByTouchpoints(touchpoints.stream().map(t -> t.id().value()).toList());
    }
}
