package org.loyaltyloop.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    @Test
    void bothAddressesOfAPageAreOnePage() {
        assertThat(new RequestPath("/home/home.xhtml").page()).isEqualTo("/home/home");
        assertThat(new RequestPath("/home/home").page()).isEqualTo("/home/home");
    }

    @Test
    void onlyWhatStandsUnderApiIsForPrograms() {
        assertThat(new RequestPath("/api/v1/touchpoints").isApi()).isTrue();
        assertThat(new RequestPath("/api").isApi()).isTrue();
        assertThat(new RequestPath("/apis").isApi()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/",
                "//elsewhere.example/",
                "/\\elsewhere.example/",
                "/accounts\r\nSet-Cookie: a=b",
                "accounts",
                "javascript:alert(1)"
            })
    void signingInNeverLeadsOutOfTheProduct(String address) {
        assertThat(RequestPath.isLocal(address)).isFalse();
        assertThat(RequestPath.signInComingBackTo(address)).isEqualTo("/signin/signin");
    }

    @Test
    void signingInLeadsBackToWhereOneWas() {
        assertThat(RequestPath.signInComingBackTo("/accounts/account?id=1&stage=2"))
                .isEqualTo("/signin/signin?to=%2Faccounts%2Faccount%3Fid%3D1%26stage%3D2");
    }
}
