package org.loyaltyloop.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.8", "11", "16"})
    void anOldJavaIsToldSoInOneLine(String version) {
        assertThat(Main.complaintAbout(version)).contains("17 or newer").doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "21", "25"})
    void aNewJavaIsWelcome(String version) {
        assertThat(Main.complaintAbout(version)).isEmpty();
    }

    @Test
    void anOldJavaCanLoadTheWayIn() throws IOException {
        try (var file = new DataInputStream(Main.class.getResourceAsStream("Main.class"))) {
            file.skipBytes(6);
            assertThat(file.readUnsignedShort()).as("class file version of Java 8").isEqualTo(52);
        }
    }
}
