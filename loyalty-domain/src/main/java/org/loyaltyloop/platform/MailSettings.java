package org.loyaltyloop.platform;

import java.util.Optional;

/**
 * How mail leaves, from the environment.
 *
 * @param host of the SMTP server
 * @param port 25, 465 (encrypted from the start), 587, …
 * @param user to sign in with, where the server wants that
 * @param password of the user
 * @param from the sender's address
 * @param startTls whether to insist on encryption where the connection begins without
 * @param publicAddress where customers reach the product, such as {@code https://crm.example.com}
 */
record MailSettings(
        Optional<String> host,
        int port,
        Optional<String> user,
        Optional<String> password,
        Optional<String> from,
        boolean startTls,
        Optional<String> publicAddress) {

    /** Takes blank for absent, and cuts the slash that ends the public address. */
    MailSettings {
        host = given(host);
        user = given(user);
        from = given(from);
        publicAddress = given(publicAddress).map(address -> address.replaceAll("/+$", ""));
    }

    /** Whether there is all that sending needs. */
    boolean complete() {
        return host.isPresent() && from.isPresent() && publicAddress.isPresent();
    }

    private static Optional<String> given(Optional<String> value) {
        return value.map(String::strip).filter(text -> !text.isEmpty());
    }

    @Override
    public String toString() {
        return "mail by " + host.orElse("nobody") + ":" + port;
    }
}
