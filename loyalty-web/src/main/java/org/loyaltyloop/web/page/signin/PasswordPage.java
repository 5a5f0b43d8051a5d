package org.loyaltyloop.web.page.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.security.Door;
import org.loyaltyloop.web.shell.Notices;

/**
 * Choosing a password of one's own: when one likes, and before anything else after a one-time
 * password.
 */
@Named
@RequestScoped
public class PasswordPage {

    private final Door door;
    private final CurrentUser me;
    private final Notices notices;
    private final HttpServletRequest request;

    private String current = "";
    private String chosen = "";
    private String repeated = "";

    @Inject
    PasswordPage(Door door, CurrentUser me, Notices notices, HttpServletRequest request) {
        this.door = door;
        this.me = me;
        this.notices = notices;
        this.request = request;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected PasswordPage() {
        this(null, null, null, null);
    }

    /** Changes the password and goes to the start page. */
    public @Nullable String change() {
        if (!chosen.equals(repeated)) {
            notices.problemAt("password:repeated", "signin.password.differ");
            return null;
        }
        door.changePassword(current, chosen, request);
        notices.done("signin.password.done");
        return "/home/home?faces-redirect=true";
    }

    /** Whether nothing else opens before a password was chosen. */
    public boolean isMust() {
        return me.identity().mustChangePassword();
    }

    /** Never given back to the page. */
    public String getCurrent() {
        return "";
    }

    public void setCurrent(@Nullable String current) {
        this.current = current == null ? "" : current;
    }

    /** Never given back to the page. */
    public String getChosen() {
        return "";
    }

    public void setChosen(@Nullable String chosen) {
        this.chosen = chosen == null ? "" : chosen;
    }

    /** Never given back to the page. */
    public String getRepeated() {
        return "";
    }

    public void setRepeated(@Nullable String repeated) {
        this.repeated = repeated == null ? "" : repeated;
    }
}
