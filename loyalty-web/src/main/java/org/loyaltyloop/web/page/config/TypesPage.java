package org.loyaltyloop.web.page.config;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.loyaltyloop.touchpoint.TouchpointTypes;
import org.loyaltyloop.touchpoint.TypeRow;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/** The catalogue of touchpoint types; in pages {@code configTypes}. */
@Named("configTypes")
@RequestScoped
public class TypesPage {

    private final TouchpointTypes types;
    private final CurrentUser me;
    private final Formats formats;
    private List<TypeRow> rows = List.of();

    @Inject
    TypesPage(TouchpointTypes types, CurrentUser me, Formats formats) {
        this.types = types;
        this.me = me;
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TypesPage() {
        this(null, null, null);
    }

    @PostConstruct
    void load() {
        rows = types.all(me.actor());
    }

    /** All types, retired ones too, in the catalogue's order. */
    public List<TypeRow> getRows() {
        return rows;
    }

    /** How many are in use and retired, in words. */
    public String getWords() {
        long active = rows.stream().filter(row -> row.type().active()).count();
        return formats.text("config.types.found", active, rows.size() - active);
    }

    /** The name in the reader's language. */
    public String name(TypeRow row) {
        return row.type().name(formats.getLocale());
    }

    /** How often it is used, in words. */
    public String uses(TypeRow row) {
        return row.estimated()
                ? formats.text("config.types.about", row.uses())
                : formats.number(row.uses());
    }
}
