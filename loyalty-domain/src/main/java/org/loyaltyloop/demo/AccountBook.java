package org.loyaltyloop.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Invents the customers without a written story: firms of four teams' sectors, groups with
 * subsidiaries, some persons.
 */
final class AccountBook {

    private static final List<Double> VOLUMES = List.of(0.4, 0.6, 0.8, 1.0, 1.0, 1.2, 1.7, 2.5);
    private static final List<String> FURTHER_ROLES =
            List.of("PURCHASER", "USER", "FINANCE", "INFLUENCER", "TECHNICAL", "USER");
    private static final List<Manner> MANNERS = mixed();
    private static final int PERSONS = 14;
    private static final int PARENTS = 9;

    private final Vocabulary names = Vocabulary.read("names.txt");
    private final Vocabulary organisations = Vocabulary.read("organisations.txt");
    private final DemoRange range;
    private final FirmCalendar calendar;
    private final long seed;
    private final List<DemoAccount> accounts = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    AccountBook(DemoRange range, FirmCalendar calendar, long seed) {
        this.range = range;
        this.calendar = calendar;
        this.seed = seed;
    }

    /** The accounts of the stories, then invented ones until there are so many. */
    List<DemoAccount> fill(List<DemoAccount> stories, int howMany) {
        accounts.addAll(stories);
        stories.forEach(story -> taken.add(story.name()));
        for (int i = 0; i < PERSONS; i++) {
            accounts.add(person());
        }
        for (int group = 0; group < PARENTS; group++) {
            DemoAccount parent = organisation(Optional.empty());
            accounts.add(parent);
            for (int i = Dice.of(seed, "group", group).between(1, 3); i > 0; i--) {
                accounts.add(organisation(Optional.of(parent)));
            }
        }
        while (accounts.size() < howMany) {
            accounts.add(organisation(Optional.empty()));
        }
        return List.copyOf(accounts);
    }

    private DemoAccount organisation(Optional<DemoAccount> parent) {
        int number = accounts.size();
        Dice dice = Dice.of(seed, "account", number);
        String team = parent.map(DemoAccount::team).orElseGet(() -> someTeam(dice));
        String sector = parent.map(DemoAccount::sector).orElseGet(() -> dice.pick(sectorsOf(team)));
        List<String> city = Vocabulary.parts(dice.pick(names.section("cities")));
        String name = unused(() -> name(team, sector, city.get(0), dice));
        int employees = (int) Math.round(Math.exp(dice.around(3.5, 1.1)));
        return account(
                number, false, name, parent, team, sector, Math.max(2, employees), city, dice);
    }

    private DemoAccount person() {
        int number = accounts.size();
        Dice dice = Dice.of(seed, "person", number);
        String name =
                unused(
                        () ->
                                dice.pick(names.section("given"))
                                        + " "
                                        + dice.pick(names.section("family")));
        return account(
                number,
                true,
                name,
                Optional.empty(),
                DemoColleague.BUSINESS,
                "Self-employed",
                1,
                Vocabulary.parts(dice.pick(names.section("cities"))),
                dice);
    }

    private DemoAccount account(
            int number,
            boolean person,
            String name,
            Optional<DemoAccount> parent,
            String team,
            String sector,
            int employees,
            List<String> city,
            Dice dice) {
        Manner manner = dice.pick(MANNERS);
        String phone =
                city.get(1)
                        + (city.get(1).length() == 3
                                ? " 0" + dice.between(10, 99)
                                : " 0" + dice.between(1, 9))
                        + " "
                        + dice.between(10, 99)
                        + " ";
        double mood = manner.mood(dice);
        return new DemoAccount(
                number,
                person,
                name,
                parent.map(DemoAccount::number),
                owner(team, manner, dice),
                team,
                sector,
                employees,
                BigDecimal.valueOf(employees * (90_000L + dice.between(0, 140) * 1_000L)),
                Naming.domain(name),
                phone + "00",
                dice.pick(names.section("streets")) + " " + dice.between(1, 180),
                city.get(2)
                        + dice.between(10, 99)
                        + " "
                        + (char) dice.between('A', 'Z')
                        + (char) dice.between('A', 'Z'),
                city.get(0),
                since(manner, dice),
                person ? List.of(self(name, phone)) : contacts(name, phone, employees, dice),
                facts(manner, employees, dice),
                manner,
                lines(dice),
                person ? 0.4 : dice.pick(VOLUMES),
                mood,
                manner == Manner.LOST
                        ? dice.between(110, 280)
                        : manner == Manner.SLOW ? dice.between(0, 70) : 0);
    }

    private Optional<String> owner(String team, Manner manner, Dice dice) {
        if (manner == Manner.PROSPECT && dice.chance(0.25)) {
            return Optional.empty();
        }
        return Optional.of(dice.pick(DemoColleague.accountManagers(team)));
    }

    private Optional<LocalDate> since(Manner manner, Dice dice) {
        return switch (manner) {
            case PROSPECT -> Optional.empty();
            case NEWCOMER -> Optional.of(calendar.today().minusDays(dice.between(30, 200)));
            default -> Optional.of(calendar.firstDay().minusDays(dice.between(30, 4200)));
        };
    }

    private List<DemoContact> contacts(String firm, String phone, int employees, Dice dice) {
        int count =
                Math.min(
                        6,
                        2 + (int) Math.round(Math.log10(employees) * 1.1 * (0.5 + dice.share())));
        List<DemoContact> contacts = new ArrayList<>();
        Set<String> mailboxes = new HashSet<>();
        for (int i = 0; i < count; i++) {
            String role = i == 0 ? "DECISION_MAKER" : FURTHER_ROLES.get(i - 1);
            List<String> job = Vocabulary.parts(dice.pick(names.section("jobs." + role)));
            String given = dice.pick(names.section("given"));
            String family = dice.pick(names.section("family"));
            String mailbox = Naming.mailbox(given, family);
            if (mailboxes.add(mailbox)) {
                contacts.add(
                        new DemoContact(
                                given,
                                family,
                                role,
                                job.get(0),
                                job.get(1),
                                mailbox + "@" + Naming.domain(firm),
                                phone + (10 + i * 7)));
            }
        }
        return List.copyOf(contacts);
    }

    private static DemoContact self(String name, String phone) {
        int space = name.indexOf(' ');
        String given = name.substring(0, space);
        String family = name.substring(space + 1);
        return new DemoContact(
                given,
                family,
                "DECISION_MAKER",
                "Owner",
                "",
                "info@" + Naming.domain(name),
                phone + "00");
    }

    private List<DemoFact> facts(Manner manner, int employees, Dice dice) {
        List<DemoFact> facts = new ArrayList<>();
        LocalDate seen = calendar.today().minusDays(dice.between(10, 300));
        if (dice.chance(0.6)) {
            facts.add(
                    new DemoFact(
                            "Employees",
                            String.valueOf(employees),
                            "chamber of commerce",
                            seen,
                            1.0));
        }
        if (manner != Manner.PROSPECT && dice.chance(0.5)) {
            facts.add(
                    new DemoFact(
                            "Order channel",
                            "Web " + dice.between(30, 95) + " %",
                            "orders",
                            seen,
                            0.95));
        }
        if (manner != Manner.PROSPECT && dice.chance(0.4)) {
            facts.add(
                    new DemoFact(
                            "Delivery window",
                            dice.chance(0.5) ? "Before 7:30" : "Tuesday and Thursday",
                            "said",
                            seen,
                            0.8));
        }
        if (dice.chance(0.35)) {
            String matters =
                    dice.pick(
                            List.of(
                                    "Sustainability before price",
                                    "One point of contact",
                                    "Price",
                                    "Fewer deliveries"));
            facts.add(new DemoFact("What matters", matters, "said", seen, 0.7));
        }
        return List.copyOf(facts);
    }

    private List<String> lines(Dice dice) {
        Set<String> lines = new java.util.LinkedHashSet<>();
        for (int i = dice.between(1, 3); i > 0; i--) {
            lines.add(dice.pick(range.lines()).code());
        }
        if (dice.chance(0.5)) {
            lines.add("OFFICE");
        }
        return List.copyOf(lines);
    }

    private String name(String team, String sector, String city, Dice dice) {
        String pattern = dice.pick(organisations.section(team + "." + sector));
        while (pattern.contains("{family}")) {
            pattern =
                    pattern.replaceFirst(
                            "\\{family}", Naming.asFirm(dice.pick(names.section("family"))));
        }
        return pattern.replace("{city}", city)
                .replace("{noun}", dice.pick(organisations.section("noun")))
                .replace("{neuter}", dice.pick(organisations.section("neuter")))
                .replace("{region}", dice.pick(organisations.section("region")))
                .replace("{municipality}", dice.pick(organisations.section("municipality")));
    }

    private String unused(java.util.function.Supplier<String> name) {
        String candidate = name.get();
        while (!taken.add(candidate)) {
            candidate = name.get();
        }
        return candidate;
    }

    private static String someTeam(Dice dice) {
        double share = dice.share();
        return share < 0.34
                ? DemoColleague.INDUSTRY
                : share < 0.6
                        ? DemoColleague.CARE
                        : share < 0.91 ? DemoColleague.BUSINESS : DemoColleague.GOVERNMENT;
    }

    private List<String> sectorsOf(String team) {
        return organisations.sections().keySet().stream()
                .filter(section -> section.startsWith(team + "."))
                .map(section -> section.substring(team.length() + 1))
                .toList();
    }

    /** Manners in the shares in which they occur. */
    private static List<Manner> mixed() {
        List<Manner> mixed = new ArrayList<>();
        int[] shares = {14, 24, 10, 11, 7, 11, 19, 4};
        for (Manner manner : Manner.values()) {
            for (int i = 0; i < shares[manner.ordinal()]; i++) {
                mixed.add(manner);
            }
        }
        return List.copyOf(mixed);
    }
}
