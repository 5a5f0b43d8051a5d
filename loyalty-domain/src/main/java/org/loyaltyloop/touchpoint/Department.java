package org.loyaltyloop.touchpoint;

/** The part of the firm that a touchpoint belongs to. */
public enum Department {
    MARKETING,
    SALES,
    SERVICE,
    OPERATIONS,
    FINANCE,
    PRODUCT,
    SYSTEM
}
