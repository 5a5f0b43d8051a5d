package org.loyaltyloop.web.page.config;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.touchpoint.TouchpointFilter;
import org.loyaltyloop.touchpoint.TouchpointQueries;
import org.loyaltyloop.touchpoint.TouchpointRow;
import org.loyaltyloop.touchpoint.TouchpointTypes;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/** The touchpoints of one type, newest first; in pages {@code configUses}. */
@Named("configUses")
@ViewScoped
public class UsesPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    private final TouchpointTypes types;
    private final TouchpointQueries touchpoints;
    private final CurrentUser me;
    private final Formats formats;

    private String code = "";
    private String after = "";
    private String typeName = "";
    private transient @Nullable Slice<TouchpointRow> slice;

    @Inject
    UsesPage(
            TouchpointTypes types, TouchpointQueries touchpoints, CurrentUser me, Formats formats) {
        this.types = types;
        this.touchpoints = touchpoints;
        this.me = me;
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected UsesPage() {
        this(null, null, null, null);
    }

    /** Reads the type of the address; an unknown one is 404. */
    public void open() {
        typeName = types.find(me.actor(), code).type().name(formats.getLocale());
    }

    /** One page of them. */
    public List<TouchpointRow> getRows() {
        return slice().items();
    }

    /** What happened, in one line. */
    public String what(TouchpointRow row) {
        return row.summary().orElseGet(() -> row.typeName(formats.getLocale()));
    }

    /** The next part of the list; empty at its end. */
    public String getNextLink() {
        return slice().next()
                .map(
                        cursor ->
                                "/config/uses?type="
                                        + code
                                        + "&after="
                                        + URLEncoder.encode(cursor, StandardCharsets.UTF_8))
                .orElse("");
    }

    private Slice<TouchpointRow> slice() {
        if (slice == null) {
            slice =
                    touchpoints.list(
                            TouchpointFilter.ALL.ofTypes(List.of(code)),
                            Optional.of(after).filter(cursor -> !cursor.isEmpty()),
                            PAGE);
        }
        return slice;
    }

    /** The type's name in the reader's language. */
    public String getTypeName() {
        return typeName;
    }

    public String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code == null ? "" : code;
    }

    public String getAfter() {
        return after;
    }

    public void setAfter(@Nullable String after) {
        this.after = after == null ? "" : after;
    }
}
