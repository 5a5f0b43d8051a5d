package org.loyaltyloop.customer;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "Jan van der Berg,           Jan,    van der, Berg",
                "\"Berg, Jan van der\",      Jan,    van der, Berg",
                "\"van der Berg, Jan\",      Jan,    van der, Berg",
                "Ineke van 't Hoff,          Ineke,  van 't,  Hoff",
                "Anne-Marie de Vries-Jansen, Anne-Marie, de,  Vries-Jansen",
                "Mary Ann Smith,             Mary Ann, ,      Smith",
                "Van Dijk,                   ,       Van,     Dijk",
                "Cher,                       ,       ,        Cher",
                "J.P. den Uyl,               J.P.,   den,     Uyl",
                "Sanne de,                   Sanne,  ,        de"
            })
    void aFullNameFallsIntoItsParts(String full, String given, String prefix, String family) {
        PersonName name = PersonName.parse(full);
        assertThat(name.given().orElse(null)).isEqualTo(given);
        assertThat(name.prefix().orElse(null)).isEqualTo(prefix);
        assertThat(name.family().orElse(null)).isEqualTo(family);
    }

    @Property
    void noWordOfANameGetsLost(@ForAll @StringLength(max = 60) String full) {
        String plain = full.replace(",", " ").strip().replaceAll("\\s+", " ");
        assertThat(PersonName.parse(plain).display()).isEqualTo(plain);
    }
}
