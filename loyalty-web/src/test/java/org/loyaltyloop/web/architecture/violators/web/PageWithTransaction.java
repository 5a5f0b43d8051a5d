package org.loyaltyloop.web.architecture.violators.web;

import jakarta.transaction.Transactional;

/** A page that opens transactions itself. */
@Transactional
public class PageWithTransaction {}
