package org.loyaltyloop.web.page.loop;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.platform.SavedViewRow;
import org.loyaltyloop.platform.SavedViews;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/** The saved views of the dashboard, one's own and shared ones; in pages {@code loopViews}. */
@Named("loopViews")
@RequestScoped
public class LoopViews {

    static final String SCREEN = "loop/dashboard";

    /** What a view keeps: filters, and whether ring or table. */
    static final List<String> KEPT =
            Stream.concat(LoopAddress.FILTERS.stream(), Stream.of(LoopAddress.VIEW)).toList();

    private final SavedViews views;
    private final CurrentUser me;
    private final Formats formats;
    private final LoopAddress address;

    private @Nullable List<SavedViewRow> visible;

    @Inject
    LoopViews(SavedViews views, CurrentUser me, Formats formats, LoopRequest request) {
        this.views = views;
        this.me = me;
        this.formats = formats;
        this.address = request.address();
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected LoopViews() {
        this.views = null;
        this.me = null;
        this.formats = null;
        this.address = null;
    }

    /** The views to switch to, after the one without filters; empty where nobody saved one. */
    public List<StageAccountsPage.Tab> getTabs() {
        if (visible().isEmpty()) {
            return List.of();
        }
        List<StageAccountsPage.Tab> tabs = new ArrayList<>();
        tabs.add(tab(formats.text("loop.views.all"), UrlQuery.empty()));
        for (SavedViewRow view : visible()) {
            String name =
                    isMine(view)
                            ? view.name()
                            : formats.text("accounts.list.tab.shared", view.name());
            tabs.add(tab(name, UrlQuery.parse(view.query())));
        }
        return tabs;
    }

    /** What a view saved now would keep. */
    public String getKept() {
        return address.query().only(KEPT).toString();
    }

    /** Whether what is shown is kept as a view of one's own. */
    public boolean isKeptAlready() {
        return ownView().isPresent();
    }

    /** The saved view that is shown, if it is the reader's own. */
    Optional<SavedViewRow> ownView() {
        return visible().stream()
                .filter(this::isMine)
                .filter(view -> UrlQuery.parse(view.query()).toString().equals(getKept()))
                .findFirst();
    }

    private StageAccountsPage.Tab tab(String name, UrlQuery query) {
        return new StageAccountsPage.Tab(
                name, query.on(LoopAddress.DASHBOARD), query.toString().equals(getKept()));
    }

    private List<SavedViewRow> visible() {
        if (visible == null) {
            visible = views.visible(me.actor().author(), SCREEN);
        }
        return visible;
    }

    private boolean isMine(SavedViewRow view) {
        return me.actor().user().map(UserId::value).filter(view.owner()::equals).isPresent();
    }
}
