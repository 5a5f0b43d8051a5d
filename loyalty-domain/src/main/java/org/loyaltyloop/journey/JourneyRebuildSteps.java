package org.loyaltyloop.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.platform.Database;

/** The steps of a rebuild, each a transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class JourneyRebuildSteps {

    private static final String HAS_ANY =
            """
            a.merged_into is null
            and (exists (select from touchpoint.touchpoint t where t.account_id = a.id)
                 or exists (select from journey.journey j where j.account_id = a.id)
                 or exists (select from customer.account l where l.merged_into = a.id))""";

    private final Database database;
    private final AccountDirectory directory;
    private final Retelling retelling;
    private final JourneyStore store;

    @Inject
    JourneyRebuildSteps(
            Database database,
            AccountDirectory directory,
            Retelling retelling,
            JourneyStore store) {
        this.database = database;
        this.directory = directory;
        this.retelling = retelling;
        this.store = store;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected JourneyRebuildSteps() {
        this(null, null, null, null);
    }

    /**
     * What a step did.
     *
     * @param accounts how many it folded; none at the end
     * @param last the account after which the next step goes on
     */
    record Step(int accounts, UUID last) {}

    /** How many accounts there are to fold. */
    public long accounts() {
        return database.number("select count(*) from customer.account a where " + HAS_ANY);
    }

    /** Folds the next accounts after one. */
    public Step after(UUID account, int atMost) {
        List<AccountId> next =
                database.list(
                        "select a.id from customer.account a where a.id > ? and "
                                + HAS_ANY
                                + " order by a.id limit ?",
                        row -> new AccountId(row.uuid("id")),
                        account,
                        atMost);
        if (next.isEmpty()) {
            return new Step(0, account);
        }
        directory.resolveForWriting(next.stream().map(AccountKey::of).toList());
        store.save(retelling.wholly(next));
        return new Step(next.size(), next.get(next.size() - 1).value());
    }
}
