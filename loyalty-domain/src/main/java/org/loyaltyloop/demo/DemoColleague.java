package org.loyaltyloop.demo;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.staff.Role;

/**
 * Somebody who works at the demonstration firm.
 *
 * @param signsIn one of the five that a visitor may sign in as; the others only own accounts and
 *     sign what they wrote
 */
record DemoColleague(
        String login, String name, Set<Role> roles, Optional<String> team, boolean signsIn) {

    static final String INDUSTRY = "Bouw & Industrie";
    static final String CARE = "Zorg & Onderwijs";
    static final String BUSINESS = "Zakelijke diensten";
    static final String GOVERNMENT = "Overheid";

    /** The teams that own accounts. */
    static final List<String> TEAMS = List.of(INDUSTRY, CARE, BUSINESS, GOVERNMENT);

    /** Everybody, those who may sign in first. */
    static final List<DemoColleague> ALL =
            List.of(
                    visitor("agent", "Ilse de Wit", Role.AGENT, Optional.empty()),
                    visitor(
                            "sales",
                            "Sanne van den Broek",
                            Role.ACCOUNT_MANAGER,
                            Optional.of(INDUSTRY)),
                    visitor("marketing", "Tom Bakker", Role.MARKETER, Optional.empty()),
                    visitor(
                            "manager",
                            "Hester Jansma-de Boer",
                            Role.MANAGER,
                            Optional.of(INDUSTRY)),
                    visitor("admin", "Wouter IJzerman", Role.ADMIN, Optional.empty()),
                    colleague(
                            "pintveld",
                            "Pieter-Jan in 't Veld",
                            Role.ACCOUNT_MANAGER,
                            Optional.of(INDUSTRY)),
                    colleague(
                            "sdijkstra",
                            "Sjoerd Dijkstra",
                            Role.ACCOUNT_MANAGER,
                            Optional.of(INDUSTRY)),
                    colleague(
                            "fhoekstra", "Femke Hoekstra", Role.ACCOUNT_MANAGER, Optional.of(CARE)),
                    colleague(
                            "bvandijk", "Björn van Dijk", Role.ACCOUNT_MANAGER, Optional.of(CARE)),
                    colleague(
                            "myildiz",
                            "Mehmet Yıldız",
                            Role.ACCOUNT_MANAGER,
                            Optional.of(BUSINESS)),
                    colleague(
                            "cokafor",
                            "Chantal Okafor-Smit",
                            Role.ACCOUNT_MANAGER,
                            Optional.of(BUSINESS)),
                    colleague(
                            "rcelik", "Ruben Çelik", Role.ACCOUNT_MANAGER, Optional.of(GOVERNMENT)),
                    colleague("lvdheijden", "Lotte van der Heijden", Role.AGENT, Optional.empty()),
                    colleague("stjong", "Sander 't Jong", Role.AGENT, Optional.empty()),
                    colleague("zverbeek", "Zoë Verbeek", Role.MARKETER, Optional.empty()));

    static DemoColleague withLogin(String login) {
        return ALL.stream().filter(one -> one.login.equals(login)).findFirst().orElseThrow();
    }

    /** Logins of those with that role. */
    static List<String> logins(Role role) {
        return ALL.stream()
                .filter(one -> one.roles.contains(role))
                .map(DemoColleague::login)
                .toList();
    }

    /** Logins of the account managers of that team. */
    static List<String> accountManagers(String team) {
        return ALL.stream()
                .filter(
                        one ->
                                one.roles.contains(Role.ACCOUNT_MANAGER)
                                        && one.team.equals(Optional.of(team)))
                .map(DemoColleague::login)
                .toList();
    }

    private static DemoColleague visitor(
            String login, String name, Role role, Optional<String> team) {
        return new DemoColleague(login, name, Set.of(role), team, true);
    }

    private static DemoColleague colleague(
            String login, String name, Role role, Optional<String> team) {
        return new DemoColleague(login, name, Set.of(role), team, false);
    }
}
