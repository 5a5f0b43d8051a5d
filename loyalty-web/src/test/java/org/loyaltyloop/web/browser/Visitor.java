package org.loyaltyloop.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.loyaltyloop.web.testing.RunningCrm;

/**
 * Somebody at a screen of the product. Screen objects drive the {@link #page()}; what a browser
 * notices on its own (errors in scripts, content it refused to load, requests to other hosts) is
 * collected and judged by {@link #isClean}.
 */
public final class Visitor implements AutoCloseable {

    private final RunningCrm crm;
    private final Look look;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Visitor(RunningCrm crm, Look look, boolean chosen) {
        this.crm = crm;
        this.look = look;
        this.context =
                Chromium.browser()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setViewportSize(look.width(), look.height())
                                        .setLocale(look.language())
                                        .setTimezoneId("Europe/Amsterdam")
                                        .setColorScheme(ColorScheme.LIGHT)
                                        .setReducedMotion(ReducedMotion.REDUCE));
        if (chosen) {
            context.addCookies(
                    List.of(
                            new Cookie("crm_language", look.language()).setUrl(crm.url("/")),
                            new Cookie("crm_theme", look.theme()).setUrl(crm.url("/"))));
        }
        this.page = context.newPage();
        listen();
    }

    /** Somebody who chose language and theme before. */
    public static Visitor at(RunningCrm crm, Look look) {
        return new Visitor(crm, look, true);
    }

    /** Somebody who never chose: the browser's language counts. */
    public static Visitor firstTime(RunningCrm crm, Look look) {
        return new Visitor(crm, look, false);
    }

    /** Signs in as a demo user. */
    public Visitor signedInAs(String login) {
        new SignInScreen(this).open().signIn(login, "demo");
        assertThat(path()).as("after signing in as %s", login).doesNotStartWith("/signin");
        return this;
    }

    /** Goes to that path of the product. */
    public Response open(String path) {
        Response response = Objects.requireNonNull(page.navigate(crm.url(path)));
        page.waitForLoadState();
        return response;
    }

    /** The page to drive. */
    public Page page() {
        return page;
    }

    /** The browser's context, for cookies and the like. */
    public BrowserContext context() {
        return context;
    }

    /** Where the visitor is, without host. */
    public String path() {
        URI uri = URI.create(page.url());
        return uri.getRawQuery() == null
                ? uri.getRawPath()
                : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    /** The first heading. */
    public String heading() {
        return page.locator("h1").first().innerText();
    }

    /** The text of the toasts. */
    public Locator toasts() {
        return page.locator(".toast");
    }

    /** What the browser complained about since the last look, and forgets it. */
    public List<String> complaints() {
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    /** Checks that nothing was refused, nothing failed, and nothing was asked from elsewhere. */
    public void isClean() {
        assertThat(complaints()).as("complaints of the browser at %s", path()).isEmpty();
    }

    /** Checks that the page does not scroll sideways. */
    public void fits() {
        Object overflow =
                page.evaluate(
                        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue())
                .as("sideways overflow of %s at %d", path(), look.width())
                .isLessThanOrEqualTo(0);
    }

    /** Checks the page by the rules of WCAG 2.2 AA as far as a program can. */
    public void isAccessible() {
        AxeResults results =
                new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze();
        assertThat(results.getPasses()).as("rules that had something to look at").isNotEmpty();
        assertThat(results.getViolations())
                .as("accessibility of %s", path())
                .extracting(
                        rule ->
                                rule.getId()
                                        + ": "
                                        + rule.getNodes().stream()
                                                .limit(3)
                                                .map(
                                                        node ->
                                                                node.getTarget()
                                                                        + " "
                                                                        + node.getHtml())
                                                .toList())
                .isEmpty();
    }

    /** Takes a picture: {@code target/screenshots/<screen>-<language>-<theme>-<width>.png}. */
    public void picture(String screen) {
        Path file = Path.of("target", "screenshots", screen + "-" + look + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(look.width() < 768));
    }

    /** All that every screen must pass: clean, fitting, accessible, and pictured. */
    public void judge(String screen) {
        isClean();
        fits();
        isAccessible();
        picture(screen);
    }

    @Override
    public void close() {
        context.close();
    }

    private void listen() {
        page.onPageError(error -> complaints.add("script: " + error));
        page.onConsoleMessage(
                message -> {
                    String text = message.text();
                    boolean refused =
                            text.toLowerCase(Locale.ROOT).contains("content security policy");
                    if (message.type().equals("error") || refused) {
                        complaints.add("console: " + text);
                    }
                });
        page.onRequest(
                request -> {
                    String host = URI.create(request.url().split("[?#]", 2)[0]).getHost();
                    boolean elsewhere = host != null && !host.equals("127.0.0.1");
                    if (elsewhere && !request.url().startsWith("data:")) {
                        complaints.add("request to " + request.url());
                    }
                });
    }
}
