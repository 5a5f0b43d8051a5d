package org.loyaltyloop.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.web.testing.RunningCrm;

/** The dashboard and touchpoints that come in while somebody looks at it. */
class LoopLiveIT {

    private static final double PATIENCE = 40_000;

    private final RunningCrm crm = DemoCrm.running();

    @Test
    void aTouchpointShowsWithoutReloadAndLeavesFocusAndMenusAlone() throws Exception {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            visitor.open("/loop/dashboard");
            Page page = visitor.page();
            Locator figure =
                    page.locator(".stages tbody tr")
                            .first()
                            .locator("td")
                            .nth(3)
                            .locator("a")
                            .first();
            long before = number(figure.innerText());
            page.evaluate("() => { window.stays = true; }");
            page.locator(".fbar details.pick summary").nth(2).click();
            figure.focus();
            Object place = page.evaluate("() => window.scrollY");

            post();

            assertThat(figure)
                    .hasText(
                            String.format("%,d", before + 1),
                            new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE));
            assertThat(page.evaluate("() => window.stays")).isEqualTo(true);
            assertThat(page.evaluate("() => document.activeElement.innerText"))
                    .as("focus stays on the figure, which is the same element still")
                    .isEqualTo(String.format("%,d", before + 1));
            assertThat(page.locator(".fbar details.pick").nth(2).getAttribute("open")).isNotNull();
            assertThat(page.evaluate("() => window.scrollY")).isEqualTo(place);
            visitor.isClean();
        }
    }

    @Test
    void nobodyListensWithoutASession() throws Exception {
        HttpResponse<Void> answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(crm.url("/loop/live"))).build(),
                                HttpResponse.BodyHandlers.discarding());

        assertThat(answer.statusCode()).isEqualTo(302);
    }

    private void post() throws IOException, InterruptedException {
        String key = crm.apiKey(Scope.TOUCHPOINTS_WRITE, Scope.ACCOUNTS_WRITE);
        String body =
                """
                {"account": {"source": "live", "ref": "%s", "name": "Live en Lopend"}, "type": "ARTICLE_READ",
                 "occurredAt": "%s", "source": "live", "externalId": "%s"}
                """
                        .formatted(UUID.randomUUID(), Instant.now(), UUID.randomUUID());
        HttpResponse<String> answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(crm.url("/api/v1/touchpoints")))
                                        .header("Authorization", "Bearer " + key)
                                        .header("Content-Type", "application/json")
                                        .POST(HttpRequest.BodyPublishers.ofString(body))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static long number(String shown) {
        return Long.parseLong(shown.replaceAll("\\D", ""));
    }
}
