package org.loyaltyloop.web.architecture.violators.elsewhere;

/** Belongs to no context. */
public class Stray {}
