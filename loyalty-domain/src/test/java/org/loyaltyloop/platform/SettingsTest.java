package org.loyaltyloop.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;

/** Settings, saved views and the audit trail. */
class SettingsTest {

    private static final DomainDatabase DATABASE = new DomainDatabase();
    private static final Author SANNE =
            new Author(Author.Kind.USER, Optional.of(UUID.randomUUID()), "Sanne");
    private static final Author PIET =
            new Author(Author.Kind.USER, Optional.of(UUID.randomUUID()), "Piet");

    private final MovableClock clock = new MovableClock();
    private final Settings settings = new Settings(DATABASE.sql(), clock);
    private final SavedViews views = new SavedViews(DATABASE.sql(), clock);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.sql().update("delete from platform.setting");
        DATABASE.sql().update("delete from platform.saved_view");
    }

    @Test
    void theZoneIsAmsterdamUntilTheFirmChoosesAnother() {
        assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Amsterdam"));

        settings.chooseZone(SANNE, "Europe/Lisbon");

        assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Lisbon"));
        assertThatThrownBy(() -> settings.chooseZone(SANNE, "Mars/Olympus"))
                .hasMessage("zone: unknown_value");
    }

    @Test
    void aChangeElsewhereIsSeenWithinSeconds() {
        assertThat(settings.firmName()).isEmpty();
        new Settings(DATABASE.sql(), clock).nameFirm(SANNE, "Acme");

        clock.advance(Duration.ofSeconds(6));

        assertThat(settings.firmName()).contains("Acme");
    }

    @Test
    void aViewIsReplacedByOneOfTheSameNameAndSeenByOthersOnceShared() {
        SavedViewId id =
                views.save(SANNE, new SaveView("accounts/list", "Mine", "owner=me", false, false));
        assertThat(views.visible(PIET, "accounts/list")).isEmpty();

        SavedViewId again =
                views.save(
                        SANNE,
                        new SaveView("accounts/list", "mine", "owner=me&stalled=true", true, true));

        assertThat(again).isEqualTo(id);
        List<SavedViewRow> seen = views.visible(PIET, "accounts/list");
        assertThat(seen).extracting(SavedViewRow::query).containsExactly("owner=me&stalled=true");
        assertThatThrownBy(() -> views.delete(PIET, id)).isInstanceOf(NotFound.class);
        views.delete(SANNE, id);
        assertThat(views.visible(SANNE, "accounts/list")).isEmpty();
    }

    @Test
    void whatTheAuditTrailSaysStays() {
        new Audit(DATABASE.sql(), clock)
                .record(SANNE, "ACCOUNT_CHANGED", "account", "1", List.of("name"));

        assertThatThrownBy(
                        () ->
                                DATABASE.sql()
                                        .update(
                                                "update platform.audit_entry set actor_name = 'Piet'"))
                .isInstanceOf(DatabaseFailure.class);
        assertThatThrownBy(() -> DATABASE.sql().update("delete from platform.audit_entry"))
                .isInstanceOf(DatabaseFailure.class);
    }

    @Test
    void namesFoldToWhatPeopleTypeToFindThem() {
        assertThat(
                        DATABASE.sql()
                                .first(
                                        "select platform.fold(?) as f",
                                        row -> row.text("f"),
                                        "Ærø Müller & Søn’s Łódź"))
                .contains("aero muller & son's lodz");
    }
}
