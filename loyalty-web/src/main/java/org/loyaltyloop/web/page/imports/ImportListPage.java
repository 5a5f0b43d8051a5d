package org.loyaltyloop.web.page.imports;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.loyaltyloop.importing.ImportQueries;
import org.loyaltyloop.importing.RunRow;
import org.loyaltyloop.web.security.CurrentUser;

/** The runs of imports, newest first. */
@Named("importListPage")
@RequestScoped
public class ImportListPage {

    private static final int MOST = 50;

    private final ImportQueries queries;
    private final CurrentUser me;
    private List<RunRow> runs = List.of();

    @Inject
    ImportListPage(ImportQueries queries, CurrentUser me) {
        this.queries = queries;
        this.me = me;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ImportListPage() {
        this(null, null);
    }

    /** Reads the runs. */
    public void load() {
        runs = queries.runs(me.actor(), MOST);
    }

    /** The runs. */
    public List<RunRow> getRuns() {
        return runs;
    }
}
