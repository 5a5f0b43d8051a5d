package org.loyaltyloop.web.page.config;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.touchpoint.RuleDesk;
import org.loyaltyloop.touchpoint.RuleVersion;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/**
 * One published version of the rules, to read and to bring back; in pages {@code configVersion}.
 */
@Named("configVersion")
@ViewScoped
public class VersionPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private final RuleDesk desk;
    private final CurrentUser me;
    private final Notices notices;

    private String version = "";
    private boolean current;
    private boolean drafting;
    private transient @Nullable RuleVersion shown;

    @Inject
    VersionPage(RuleDesk desk, CurrentUser me, Notices notices) {
        this.desk = desk;
        this.me = me;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected VersionPage() {
        this(null, null, null);
    }

    /** Reads the version of the address; an unknown one is 404. */
    public void open() {
        current = getShown().version() == desk.published(me.actor()).version();
        drafting = desk.draft(me.actor()).isPresent();
    }

    /** Begins a draft that brings this version back. */
    public String restore() {
        desk.restore(me.actor(), getShown().version());
        notices.done("config.version.restoring", getShown().version());
        return "/config/rules?faces-redirect=true";
    }

    /** The version. */
    public RuleVersion getShown() {
        if (shown == null) {
            try {
                shown = desk.version(me.actor(), Integer.parseInt(version));
            } catch (NumberFormatException malformed) {
                throw new NotFound("rule version", version);
            }
        }
        return shown;
    }

    /** Whether it is the one that holds. */
    public boolean isCurrent() {
        return current;
    }

    /** Whether the reader has a draft, which bringing a version back would overwrite. */
    public boolean isDrafting() {
        return drafting;
    }

    public String getVersion() {
        return version;
    }

    public void setVersion(@Nullable String version) {
        this.version = version == null ? "" : version;
    }
}
