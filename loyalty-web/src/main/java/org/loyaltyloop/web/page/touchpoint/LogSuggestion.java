package org.loyaltyloop.web.page.touchpoint;

import java.util.List;
import java.util.Set;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.Direction;

/**
 * What the quick log fills in by itself, so that three inputs are enough: the department from what
 * the person is employed to do, the type from how customer and firm met and who acted. Everything
 * suggested can be changed before saving.
 */
final class LogSuggestion {

    /** The channels with a button of their own, most used first; the others stand in a list. */
    static final List<Channel> MAIN_CHANNELS =
            List.of(Channel.PHONE, Channel.EMAIL, Channel.MEETING);

    /** The channels of the list; SYSTEM is for machines, not for people. */
    static final List<Channel> OTHER_CHANNELS =
            List.of(
                    Channel.CHAT,
                    Channel.WEB,
                    Channel.EVENT,
                    Channel.SOCIAL,
                    Channel.SMS,
                    Channel.APP,
                    Channel.POST,
                    Channel.PARTNER);

    private LogSuggestion() {}

    /**
     * The department that somebody with these roles logs for; the one closest to the customer where
     * there are several.
     */
    static Department department(Set<Role> roles) {
        if (roles.contains(Role.AGENT)) {
            return Department.SERVICE;
        } else if (roles.contains(Role.ACCOUNT_MANAGER) || roles.contains(Role.MANAGER)) {
            return Department.SALES;
        } else if (roles.contains(Role.MARKETER)) {
            return Department.MARKETING;
        }
        return Department.SERVICE;
    }

    /**
     * The direction that a channel usually has: meetings go both ways, the rest starts with the
     * customer.
     */
    static Direction direction(Channel channel) {
        return channel == Channel.MEETING || channel == Channel.EVENT
                ? Direction.TWO_WAY
                : Direction.INBOUND;
    }

    /** The code of the catalogue type that fits how they met, who acted, and who logs it. */
    static String type(Channel channel, Direction direction, Department department) {
        boolean fromCustomer = direction == Direction.INBOUND;
        if (fromCustomer && department == Department.SERVICE && channel != Channel.SOCIAL) {
            return "QUESTION";
        }
        return switch (channel) {
            case PHONE ->
                    switch (direction) {
                        case INBOUND -> "PHONE_CALL_IN";
                        case OUTBOUND -> "PHONE_CALL_OUT";
                        case TWO_WAY -> "BUSINESS_CONVERSATION";
                    };
            case MEETING -> "BUSINESS_CONVERSATION";
            case EVENT ->
                    direction == Direction.TWO_WAY
                            ? "TRADE_FAIR_TALK"
                            : inOrOut(direction, "EVENT_VISITED", "MESSAGE_OUT");
            case EMAIL -> inOrOut(direction, "EMAIL_IN", "EMAIL_OUT");
            case SOCIAL -> inOrOut(direction, "SOCIAL_REPLY", "MESSAGE_OUT");
            case WEB -> inOrOut(direction, "LEAD_FORM", "MESSAGE_OUT");
            case CHAT, SMS, APP, POST, PARTNER, SYSTEM ->
                    inOrOut(direction, "MESSAGE_IN", "MESSAGE_OUT");
        };
    }

    /** What goes both ways involves the customer, so it is filed with what comes from them. */
    private static String inOrOut(Direction direction, String in, String out) {
        return direction == Direction.OUTBOUND ? out : in;
    }
}
