package org.loyaltyloop.web.page.touchpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.Direction;

class LogSuggestionTest {

    @ParameterizedTest
    @CsvSource({
        "PHONE, INBOUND, SALES, PHONE_CALL_IN",
        "PHONE, INBOUND, SERVICE, QUESTION",
        "PHONE, OUTBOUND, SERVICE, PHONE_CALL_OUT",
        "PHONE, TWO_WAY, SALES, BUSINESS_CONVERSATION",
        "EMAIL, INBOUND, SERVICE, QUESTION",
        "EMAIL, OUTBOUND, SERVICE, EMAIL_OUT",
        "EMAIL, TWO_WAY, SALES, EMAIL_IN",
        "MEETING, TWO_WAY, SALES, BUSINESS_CONVERSATION",
        "EVENT, TWO_WAY, SALES, TRADE_FAIR_TALK",
        "SOCIAL, INBOUND, SERVICE, SOCIAL_REPLY",
        "CHAT, OUTBOUND, MARKETING, MESSAGE_OUT"
    })
    void theTypeFollowsFromHowTheyMetAndWhoActed(
            Channel channel, Direction direction, Department department, String type) {
        assertThat(LogSuggestion.type(channel, direction, department)).isEqualTo(type);
    }

    @Test
    void whoeverWorksWithCustomersLogsForTheirDepartment() {
        assertThat(LogSuggestion.department(Set.of(Role.AGENT, Role.MARKETER)))
                .isEqualTo(Department.SERVICE);
        assertThat(LogSuggestion.department(Set.of(Role.ACCOUNT_MANAGER)))
                .isEqualTo(Department.SALES);
        assertThat(LogSuggestion.department(Set.of(Role.MANAGER))).isEqualTo(Department.SALES);
        assertThat(LogSuggestion.department(Set.of(Role.MARKETER))).isEqualTo(Department.MARKETING);
        assertThat(LogSuggestion.department(Set.of(Role.ADMIN))).isEqualTo(Department.SERVICE);
    }

    @Test
    void everyChannelOfPeopleCanBeChosenOnce() {
        List<Channel> offered =
                Stream.concat(
                                LogSuggestion.MAIN_CHANNELS.stream(),
                                LogSuggestion.OTHER_CHANNELS.stream())
                        .toList();

        assertThat(offered).doesNotHaveDuplicates().doesNotContain(Channel.SYSTEM);
        assertThat(new HashSet<>(offered)).hasSize(Channel.values().length - 1);
    }
}
