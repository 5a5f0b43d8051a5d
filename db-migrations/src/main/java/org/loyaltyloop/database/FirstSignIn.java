package org.loyaltyloop.database;

/** With what the first person signs in, as the application left it: login and one-time password. */
record FirstSignIn(String login, String password) {

    /** Reads the two words of the file. */
    static FirstSignIn read(String text) {
        String[] words = text.strip().split("\\s+", 2);
        return new FirstSignIn(words[0], words.length > 1 ? words[1] : "");
    }
}
