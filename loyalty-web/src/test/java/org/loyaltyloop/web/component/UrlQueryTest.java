package org.loyaltyloop.web.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UrlQueryTest {

    @Test
    void whatIsWrittenReadsTheSame() {
        UrlQuery query =
                UrlQuery.empty()
                        .with("q", "Van 't Hoff & Zn. 100 % 🍻")
                        .with("stage", List.of("SERVICE", "SELECTION"));

        assertThat(UrlQuery.parse(query.toString())).isEqualTo(query);
        assertThat(UrlQuery.parse("?" + query)).isEqualTo(query);
    }

    @Test
    void blankValuesAreAsGoodAsAbsent() {
        UrlQuery query =
                UrlQuery.of(Map.of("q", new String[] {"  "}, "owner", new String[] {"me", ""}));

        assertThat(query.first("q")).isEmpty();
        assertThat(query.all("owner")).containsExactly("me");
        assertThat(query.with("owner", "").isEmpty()).isTrue();
    }

    @Test
    void whatCannotBeDecodedIsLeftOut() {
        assertThat(UrlQuery.parse("a=%zz&b=1&=2&c&d=").toString()).isEqualTo("b=1");
    }

    @Test
    void aChangeLeavesTheOriginalAlone() {
        UrlQuery query = UrlQuery.empty().with("sort", "name");

        assertThat(query.with("sort", "stage").without("sort").isEmpty()).isTrue();
        assertThat(query.first("sort")).contains("name");
        assertThat(query.with("x", "1").only(List.of("sort"))).isEqualTo(query);
    }

    @Test
    void anEmptyQueryLeavesThePathBare() {
        assertThat(UrlQuery.empty().on("/accounts/list")).isEqualTo("/accounts/list");
        assertThat(UrlQuery.empty().with("owner", "me").on("/accounts/list"))
                .isEqualTo("/accounts/list?owner=me");
    }
}
