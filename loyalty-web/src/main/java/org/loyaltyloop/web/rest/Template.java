package org.loyaltyloop.web.rest;

import java.util.regex.Pattern;

/** The form of an address without what names a customer, for the log. */
final class Template {

    private static final Pattern ID = Pattern.compile("/[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}");
    private static final Pattern REFERENCE = Pattern.compile("/by-ref/.*");
    private static final Pattern ODD = Pattern.compile("[^A-Za-z0-9/{}_-]");
    private static final int LONGEST = 80;

    private Template() {}

    static String of(String path) {
        String form =
                REFERENCE
                        .matcher(ID.matcher(path).replaceAll("/{id}"))
                        .replaceAll("/by-ref/{source}/{ref}");
        String plain = ODD.matcher(form).replaceAll("?");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
}
