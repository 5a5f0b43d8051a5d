package org.loyaltyloop.web.page.admin;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.staff.ApiKeyRow;
import org.loyaltyloop.staff.ApiKeys;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/**
 * The keys of programs that call the REST interface. A new key stands on the page until it is left,
 * and nowhere else; in pages {@code keysPage}.
 */
@Named("keysPage")
@ViewScoped
public class KeysPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ApiKeys keys;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String name = "";
    private Scope[] scopes = {};
    private String made = "";

    @Inject
    KeysPage(ApiKeys keys, CurrentUser me, Formats formats, Notices notices) {
        this.keys = keys;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected KeysPage() {
        this(null, null, null, null);
    }

    /** Makes a key. */
    public void create() {
        made = keys.create(me.actor(), name, Set.copyOf(Arrays.asList(scopes))).key();
        name = "";
        scopes = new Scope[0];
    }

    /** Makes a key worth nothing. */
    public void revoke(ApiKeyRow key) {
        keys.revoke(me.actor(), key.id());
        made = "";
        notices.done("admin.keys.revoked", key.name());
    }

    /** All keys, those in force first. */
    public List<ApiKeyRow> getKeys() {
        return keys.list(me.actor());
    }

    /** What a key may do, in words. */
    public String scopes(ApiKeyRow key) {
        return key.scopes().stream()
                .sorted(Comparator.naturalOrder())
                .map(formats::label)
                .collect(Collectors.joining(", "));
    }

    /** All scopes, to choose from. */
    public List<SelectItem> getScopeChoices() {
        return Arrays.stream(Scope.values())
                .map(
                        scope ->
                                new SelectItem(
                                        scope, formats.label(scope) + " (" + scope.code() + ")"))
                .toList();
    }

    /** Shown once, after it was made; otherwise empty. */
    public String getMade() {
        return made;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public Scope[] getScopes() {
        return scopes.clone();
    }

    public void setScopes(Scope @Nullable [] scopes) {
        this.scopes = scopes == null ? new Scope[0] : scopes.clone();
    }
}
