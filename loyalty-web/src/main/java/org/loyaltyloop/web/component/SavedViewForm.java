package org.loyaltyloop.web.component;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.platform.SaveView;
import org.loyaltyloop.platform.SavedViewId;
import org.loyaltyloop.platform.SavedViewRow;
import org.loyaltyloop.platform.SavedViews;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** Keeps what a screen shows under a name, or forgets it; the dialog of that belongs to it. */
public abstract class SavedViewForm {

    private final SavedViews views;
    private final CurrentUser me;
    private final Notices notices;
    private final String screen;
    private final List<String> keptNames;

    private String query;
    private String id;
    private String name;
    private boolean shared;
    private boolean pinned;

    /**
     * A form that starts from what is shown.
     *
     * @param screen the page's path without the first slash, as views of it are kept
     * @param keptNames what of the address a view keeps
     * @param query what the screen shows
     * @param shown the view of one's own that shows the same
     */
    protected SavedViewForm(
            SavedViews views,
            CurrentUser me,
            Notices notices,
            String screen,
            List<String> keptNames,
            String query,
            Optional<SavedViewRow> shown) {
        this.views = views;
        this.me = me;
        this.notices = notices;
        this.screen = screen;
        this.keptNames = keptNames;
        this.query = query;
        this.id = shown.map(view -> view.id().toString()).orElse("");
        this.name = shown.map(SavedViewRow::name).orElse("");
        this.shared = shown.map(SavedViewRow::shared).orElse(false);
        this.pinned = shown.map(SavedViewRow::pinned).orElse(false);
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected SavedViewForm() {
        this(null, null, null, "", List.of(), "", Optional.empty());
    }

    /** Keeps the view and shows it. */
    public String save() {
        String kept = kept();
        views.save(me.actor().author(), new SaveView(screen, name, kept, shared, pinned));
        notices.done("accounts.view.saved", name.strip());
        return show(kept);
    }

    /** Forgets the view; what it showed stays on the screen. */
    public String delete() {
        views.delete(me.actor().author(), SavedViewId.of(id));
        notices.done("accounts.view.deleted", name.strip());
        return show(kept());
    }

    private String kept() {
        return UrlQuery.parse(query).only(keptNames).toString();
    }

    private String show(String kept) {
        return "/" + screen + "?faces-redirect=true" + (kept.isEmpty() ? "" : "&" + kept);
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
