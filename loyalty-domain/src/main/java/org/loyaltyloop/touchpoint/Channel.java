package org.loyaltyloop.touchpoint;

/** The way along which customer and firm met. */
public enum Channel {
    PHONE,
    EMAIL,
    CHAT,
    WEB,
    MEETING,
    EVENT,
    SOCIAL,
    POST,
    SMS,
    APP,
    PARTNER,
    SYSTEM
}
