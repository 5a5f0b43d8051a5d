package org.loyaltyloop.demo;

/** A person at a customer. */
record DemoContact(
        String given,
        String family,
        String role,
        String jobTitle,
        String department,
        String email,
        String phone) {

    String name() {
        return given + " " + family;
    }
}
