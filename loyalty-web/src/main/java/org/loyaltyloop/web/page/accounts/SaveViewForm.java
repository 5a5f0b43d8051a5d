package org.loyaltyloop.web.page.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.platform.SaveView;
import org.loyaltyloop.platform.SavedViewId;
import org.loyaltyloop.platform.SavedViewRow;
import org.loyaltyloop.platform.SavedViews;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** Keeps what the list of accounts shows under a name, or forgets it. */
@Named("saveViewForm")
@RequestScoped
public class SaveViewForm {

    private final SavedViews views;
    private final CurrentUser me;
    private final Notices notices;

    private String query;
    private String id;
    private String name;
    private boolean shared;
    private boolean pinned;

    @Inject
    SaveViewForm(SavedViews views, CurrentUser me, Notices notices, AccountListPage list) {
        this.views = views;
        this.me = me;
        this.notices = notices;
        SavedViewRow shown = me.isSignedIn() ? list.getOwnView() : null;
        this.query = list.getKept();
        this.id = shown == null ? "" : shown.id().toString();
        this.name = shown == null ? "" : shown.name();
        this.shared = shown != null && shown.shared();
        this.pinned = shown != null && shown.pinned();
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected SaveViewForm() {
        this.views = null;
        this.me = null;
        this.notices = null;
        this.query = "";
        this.id = "";
        this.name = "";
    }

    /** Keeps the view and shows it. */
    public String save() {
        String kept = UrlQuery.parse(query).only(AccountListAddress.KEPT).toString();
        views.save(
                me.actor().author(),
                new SaveView(AccountListPage.SCREEN, name, kept, shared, pinned));
        notices.done("accounts.view.saved", name.strip());
        return show(kept);
    }

    /** Forgets the view; what it showed stays on the screen. */
    public String delete() {
        views.delete(me.actor().author(), SavedViewId.of(id));
        notices.done("accounts.view.deleted", name.strip());
        return show(UrlQuery.parse(query).only(AccountListAddress.KEPT).toString());
    }

    private static String show(String kept) {
        return AccountListAddress.PAGE
                + "?faces-redirect=true"
                + (kept.isEmpty() ? "" : "&" + kept);
    }

    /** Whether there is a view of one's own to forget. */
    public boolean isExisting() {
        return !id.isEmpty();
    }

    public String getQuery() {
        return query;
    }

    public void setQuery(@Nullable String query) {
        this.query = query == null ? "" : query;
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public boolean isShared() {
        return shared;
    }

    public void setShared(boolean shared) {
        this.shared = shared;
    }

    public boolean isPinned() {
        return pinned;
    }

    public void setPinned(boolean pinned) {
        this.pinned = pinned;
    }
}
