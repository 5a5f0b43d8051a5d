package org.loyaltyloop.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void withoutAnyTheDefaultsHold() {
        Settings settings = settings(Map.of());

        assertThat(settings.url()).isEqualTo("http://127.0.0.1:8080/");
        assertThat(settings.memory()).isEqualTo("768m");
        assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.external()).isEmpty();
        assertThat(settings.demo()).isTrue();
    }

    @Test
    void aPropertyGoesBeforeTheEnvironment() {
        assertThat(settings(Map.of("CRM_PORT", "9001")).port()).isEqualTo(9001);
        assertThat(settings(Map.of("CRM_PORT", "9001"), "crm.port", "9002").port()).isEqualTo(9002);
    }

    @Test
    void anEmptyValueCountsAsNone() {
        assertThat(settings(Map.of("CRM_PORT", "9001", "CRM_DB_URL", ""), "crm.port", "").port())
                .isEqualTo(9001);
    }

    @Test
    void demoUsersExistOnlyOnTheEmbeddedDatabase() {
        Settings settings =
                settings(Map.of("CRM_DB_URL", "jdbc:postgresql://db/crm"), "crm.demo", "true");

        assertThat(settings.demo()).isFalse();
        assertThat(settings.external()).isPresent();
    }

    @Test
    void demoUsersExistOnlyWhileNobodyElseCanReachThem() {
        assertThat(settings(Map.of(), "crm.address", "0.0.0.0", "crm.demo", "true").demo())
                .isFalse();
        assertThat(settings(Map.of(), "crm.address", "127.0.0.1", "crm.demo", "true").demo())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "crm.port, 0",
        "crm.port, 65536",
        "crm.port, http",
        "crm.memory, much",
        "crm.demo, yes"
    })
    void whatMakesNoSenseIsRefusedByName(String name, String value) {
        assertThatThrownBy(() -> settings(Map.of(), name, value))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(name)
                .hasMessageContaining(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"crm.prot", "crm.Port", "crm.db.url"})
    void aSettingThatDoesNotExistIsNoSettingThatIsIgnored(String name) {
        assertThatThrownBy(() -> settings(Map.of(), name, "1"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(name);
    }

    @Test
    void anAddressIsShownWithoutItsPassword() {
        var address =
                new DatabaseAddress("jdbc:postgresql://db/crm?password=secret", "crm", "secret");

        assertThat(ExternalDatabase.shown(address)).isEqualTo("jdbc:postgresql://db/crm");
        assertThat(new DatabaseAddress("jdbc:postgresql://db/crm", "crm", "secret").toString())
                .doesNotContain("secret");
    }

    private static Settings settings(Map<String, String> environment, String... properties) {
        var all = new Properties();
        for (int i = 0; i < properties.length; i += 2) {
            all.setProperty(properties[i], properties[i + 1]);
        }
        return Settings.from(all, environment);
    }
}
