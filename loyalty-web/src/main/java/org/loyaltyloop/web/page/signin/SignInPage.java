package org.loyaltyloop.web.page.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.component.LoopRing;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.Door;
import org.loyaltyloop.web.security.RequestPath;
import org.primefaces.context.PrimeFacesContext;

/**
 * Signing in. The page has no view state and needs no session, so one left open overnight still
 * works. Whoever is signed in goes to where they wanted to be.
 */
@Named
@RequestScoped
public class SignInPage {

    private final Door door;
    private final Formats formats;
    private final HttpServletRequest request;
    private final boolean demo;

    private String login = "";
    private String password = "";
    private String to = "";
    private String refusal = "";

    @Inject
    SignInPage(
            Door door,
            Formats formats,
            HttpServletRequest request,
            @ConfigProperty(name = "crm.demo", defaultValue = "false") boolean demo) {
        this.door = door;
        this.formats = formats;
        this.request = request;
        this.demo = demo;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected SignInPage() {
        this(null, null, null, false);
    }

    /** Signs in and goes on, or says on the same page why not. */
    public void signIn() {
        if (login.isBlank() || password.isEmpty()) {
            refusal = formats.text("signin.incomplete");
            return;
        }
        Door.Answer answer = door.enter(login.strip(), password, request, response());
        switch (answer.outcome()) {
            case ADMITTED -> goOn();
            case REFUSED -> refusal = formats.text("signin.refused");
            case BUSY -> refusal = formats.text("signin.busy");
            case WAIT -> refusal = formats.text("signin.throttled", answer.minutes());
        }
    }

    private void goOn() {
        try {
            response().sendRedirect(RequestPath.isLocal(to) ? to : "/");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        FacesContext.getCurrentInstance().responseComplete();
    }

    private static HttpServletResponse response() {
        return (HttpServletResponse)
                FacesContext.getCurrentInstance().getExternalContext().getResponse();
    }

    /** What to tell before the form: why it was refused, or why the page came up. */
    public String getNotice() {
        if (isRefused()) {
            return refusal;
        }
        if (request.getParameter("out") != null) {
            return formats.text("signin.out");
        }
        return to.isEmpty() ? "" : formats.text("signin.again");
    }

    /** Whether the last try was refused. */
    public boolean isRefused() {
        return !refusal.isEmpty();
    }

    /** Whether to show how demo users sign in. */
    public boolean isDemo() {
        return demo;
    }

    /**
     * The nonce of this page's scripts, which a form sends back; elsewhere a script of PrimeFaces
     * puts it there, but signing in works without scripts.
     */
    public String getNonce() {
        return PrimeFacesContext.getCspState(FacesContext.getCurrentInstance()).getNonce();
    }

    /** The picture beside the form: a lap that went all the way round. */
    public LoopRing getRing() {
        Set<LoopStage> all = EnumSet.allOf(LoopStage.class);
        return new LoopRing(1, LoopStage.INTERACTION, LoopStage.INTERACTION, all, List.of());
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(@Nullable String login) {
        this.login = login == null ? "" : login;
    }

    /** Never given back to the page. */
    public String getPassword() {
        return "";
    }

    public void setPassword(@Nullable String password) {
        this.password = password == null ? "" : password;
    }

    /** Where to go after signing in: an address within the product. */
    public String getTo() {
        return to;
    }

    public void setTo(@Nullable String to) {
        this.to = to != null && RequestPath.isLocal(to) ? to : "";
    }
}
