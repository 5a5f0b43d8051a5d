package org.loyaltyloop.demo;

import java.time.LocalDate;

/** Something known about a customer, with where from, since when and how surely (0 to 1). */
record DemoFact(
        String attribute, String value, String source, LocalDate observedOn, double confidence) {}
