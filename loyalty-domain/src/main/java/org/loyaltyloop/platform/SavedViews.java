package org.loyaltyloop.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.NotFound;

/**
 * What people keep of the lists they look at. A view is changed by its owner only; shared ones are
 * seen by all.
 */
@ApplicationScoped
@Transactional
public class SavedViews {

    private final Database database;
    private final Clock clock;

    @Inject
    SavedViews(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected SavedViews() {
        this(null, null);
    }

    /** Keeps a view; one of the same name, screen and owner is replaced. */
    public SavedViewId save(Author author, SaveView command) {
        return database.first(
                        """
                        insert into platform.saved_view as kept
                            (id, owner, screen, name, query, shared, pinned, version, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, 1, ?)
                        on conflict (owner, screen, lower(name)) do update set
                            name = excluded.name, query = excluded.query, shared = excluded.shared,
                            pinned = excluded.pinned, version = kept.version + 1
                        returning id
                        """,
                        row -> new SavedViewId(row.uuid("id")),
                        SavedViewId.next().value(),
                        user(author),
                        command.screen(),
                        command.name(),
                        command.query(),
                        command.shared(),
                        command.pinned(),
                        clock.instant())
                .orElseThrow();
    }

    /** Forgets a view of one's own. */
    public void delete(Author author, SavedViewId id) {
        int deleted =
                database.update(
                        "delete from platform.saved_view where id = ? and owner = ?",
                        id.value(),
                        user(author));
        if (deleted == 0) {
            throw new NotFound("saved view", id);
        }
    }

    /**
     * The views one can choose on a screen: pinned ones first, one's own before those of others.
     */
    public List<SavedViewRow> visible(Author author, String screen) {
        return database.list(
                """
                select id, owner, name, query, shared, pinned from platform.saved_view
                where screen = ? and (owner = ? or shared)
                order by not pinned, owner <> ?, lower(name), id
                """,
                row ->
                        new SavedViewRow(
                                new SavedViewId(row.uuid("id")),
                                row.uuid("owner"),
                                row.text("name"),
                                row.text("query"),
                                row.flag("shared"),
                                row.flag("pinned")),
                screen,
                user(author),
                user(author));
    }

    private static UUID user(Author author) {
        return author.user().orElseThrow(() -> new AccessDenied("user"));
    }
}
