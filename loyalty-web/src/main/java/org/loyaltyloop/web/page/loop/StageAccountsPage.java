package org.loyaltyloop.web.page.loop;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.loop.LoopQueries;
import org.loyaltyloop.loop.StageAccountRow;
import org.loyaltyloop.loop.StageSet;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.i18n.Formats;

/** The accounts behind a figure of the dashboard; in pages {@code stageAccounts}. */
@Named("stageAccounts")
@RequestScoped
public class StageAccountsPage {

    private static final int PAGE = 50;

    private final LoopQueries queries;
    private final Formats formats;
    private final LoopRequest request;
    private final LoopAddress address;

    private long count;
    private Slice<StageAccountRow> slice = new Slice<>(List.of(), Optional.empty());

    @Inject
    StageAccountsPage(LoopQueries queries, Formats formats, LoopRequest request) {
        this.queries = queries;
        this.formats = formats;
        this.request = request;
        this.address = request.address();
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected StageAccountsPage() {
        this.queries = null;
        this.formats = null;
        this.request = null;
        this.address = null;
    }

    @PostConstruct
    void load() {
        count = queries.countAccounts(address.filter(), address.chosenStage(), address.set());
        slice =
                queries.accounts(
                        address.filter(),
                        address.chosenStage(),
                        address.set(),
                        address.query().first(LoopAddress.AFTER),
                        PAGE);
    }

    /** The stage; null where the list is of all stages. */
    public @Nullable LoopStage getStage() {
        return address.chosenStage().orElse(null);
    }

    /** What the page is about. */
    public String getTitle() {
        return address.chosenStage()
                .map(stage -> formats.text("loop.accounts.title", formats.label(stage)))
                .orElseGet(() -> formats.text("loop.accounts.all"));
    }

    /** What the list is, in a sentence. */
    public String getWords() {
        return formats.label(address.set());
    }

    /** How many accounts, and of what period, in words. */
    public String getFoundWords() {
        return formats.text(
                "loop.accounts.found", count, LoopFilters.words(address.period(), formats));
    }

    /** The dashboard that the list belongs to. */
    public String getDashboardLink() {
        return address.dashboard();
    }

    /** The lists of the same stage. */
    public List<Tab> getTabs() {
        return Arrays.stream(StageSet.values())
                .map(
                        set ->
                                new Tab(
                                        formats.label(set),
                                        address.chosenStage()
                                                .map(stage -> address.accounts(stage, set))
                                                .orElseGet(() -> address.accounts(set)),
                                        set == address.set()))
                .toList();
    }

    /** The filters. */
    public FilterBar getBar() {
        return request.bar(
                LoopAddress.ACCOUNTS, List.of(), List.of(LoopAddress.STAGE, LoopAddress.SET));
    }

    /** The list as a file; empty for whoever may not export. */
    public String getExportLink() {
        return request.export(LoopExport.ACCOUNTS);
    }

    /** The accounts. */
    public List<StageAccountRow> getRows() {
        return slice.items();
    }

    /** The next part of the list; empty at its end. */
    public String getNextLink() {
        return slice.next()
                .map(
                        cursor ->
                                address.query()
                                        .with(LoopAddress.AFTER, cursor)
                                        .on(LoopAddress.ACCOUNTS))
                .orElse("");
    }

    /** The start of the list; empty there. */
    public String getStartLink() {
        return address.query().first(LoopAddress.AFTER).isEmpty()
                ? ""
                : address.query().without(LoopAddress.AFTER).on(LoopAddress.ACCOUNTS);
    }

    /** A list beside this one. */
    public record Tab(String name, String href, boolean current) {}
}
