package org.loyaltyloop.web.bench;

import java.util.Locale;

/** Names of invented firms and people: common words in many mixtures, as in real registers. */
final class Names {

    private static final String[] FIRST = {
        "Van Dijk",
        "Jansen",
        "De Vries",
        "Bakker",
        "Visser",
        "Smit",
        "Meijer",
        "Mulder",
        "Bos",
        "Vos",
        "Peters",
        "Hendriks",
        "Dekker",
        "Brouwer",
        "De Wit",
        "Dijkstra",
        "Smits",
        "Koster",
        "Prins",
        "Blom",
        "Huisman",
        "Peeters",
        "Kuipers",
        "Veenstra",
        "Postma",
        "Schouten",
        "Willems",
        "Hoekstra",
        "Koopman",
        "Verbeek",
        "Noord",
        "Zuid",
        "Oost",
        "West",
        "Delta",
        "Rijn",
        "Maas",
        "Waal",
        "Amstel",
        "Vecht",
        "Polder",
        "Duin",
        "Haven",
        "Anker",
        "Molen",
        "Tulp",
        "Ceres",
        "Atlas",
        "Orion",
        "Nova",
        "Vega",
        "Polaris",
        "Merino",
        "Fenix",
        "Argo",
        "Zephyr",
        "Quantum",
        "Vertex",
        "Lumen",
        "Terra"
    };
    private static final String[] TRADE = {
        "Installatie",
        "Techniek",
        "Bouw",
        "Transport",
        "Logistiek",
        "Kwekerijen",
        "Metaal",
        "Elektra",
        "Zorg",
        "Advies",
        "Software",
        "Verpakkingen",
        "Machines",
        "Foods",
        "Textiel",
        "Chemie",
        "Energie",
        "Water",
        "Vastgoed",
        "Media",
        "Onderwijs",
        "Horeca",
        "Automotive",
        "Agro",
        "Medical",
        "Print",
        "Glas",
        "Hout",
        "Staal",
        "Koeling"
    };
    private static final String[] FORM = {
        "B.V.", "N.V.", "Groep", "Holding", "& Zonen", "Nederland"
    };
    private static final String[] GIVEN = {
        "Anna", "Bram", "Chantal", "Daan", "Eva", "Floris", "Greet", "Hugo", "Ilse", "Joris",
        "Karin", "Lars", "Marieke", "Niels", "Olga", "Pieter", "Quinten", "Roos", "Sanne", "Thijs",
        "Ursula", "Vera", "Wouter", "Yara", "Zoë"
    };
    private static final String[] CITY = {
        "Amsterdam", "Rotterdam", "Utrecht", "Eindhoven", "Groningen", "Tilburg", "Almere", "Breda",
        "Nijmegen", "Apeldoorn", "Haarlem", "Arnhem", "Enschede", "Zwolle", "Leiden", "Maastricht"
    };
    private static final String[] SECTOR = {
        "Construction",
        "Manufacturing",
        "Logistics",
        "Health care",
        "Education",
        "Retail",
        "Agriculture",
        "Services"
    };

    private Names() {}

    static String firm(long number) {
        long dice = Ids.mixed(number) >>> 1;
        return of(FIRST, dice)
                + " "
                + of(TRADE, dice / 64)
                + " "
                + of(FORM, dice / 4096)
                // Some are alone with their name, many share one but for a place.
                + (dice % 3 == 0 ? " " + city(number) : dice % 3 == 1 ? " " + number : "");
    }

    static String given(long number) {
        return of(GIVEN, Ids.mixed(number) >>> 1);
    }

    static String family(long number) {
        return of(FIRST, Ids.mixed(number + 7) >>> 1).replace("De ", "de ").replace("Van ", "van ");
    }

    static String person(long number) {
        return given(number) + " " + family(number);
    }

    static String city(long number) {
        return of(CITY, Ids.mixed(number + 3) >>> 1);
    }

    static String sector(long number) {
        return of(SECTOR, Ids.mixed(number + 5) >>> 1);
    }

    /** A part of an e-mail address. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
    }

    private static String of(String[] words, long dice) {
        return words[(int) (dice % words.length)];
    }
}
