package org.loyaltyloop.demo;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.opportunity.KnownOpportunity;
import org.loyaltyloop.opportunity.KnownOpportunity.Reached;
import org.loyaltyloop.opportunity.OpportunityDetails;
import org.loyaltyloop.opportunity.OpportunityIntake;
import org.loyaltyloop.opportunity.SalesTargets;
import org.loyaltyloop.platform.Author;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.UserId;

/**
 * A year of selling: deals that became orders which the books know, deals that were lost, what is
 * open now, and what each account manager aims at. Accounts with a story keep it as it was written.
 */
@Dependent
class DemoPipeline {

    private static final String SOURCE = "demonstration";
    private static final List<String> OPEN =
            List.of("PROSPECTING", "ENGAGING", "PROPOSAL", "NEGOTIATION");
    private static final List<String> REASONS =
            List.of(
                    "PRICE",
                    "PRICE",
                    "PRICE",
                    "COMPETITION",
                    "COMPETITION",
                    "NO_DECISION",
                    "NO_DECISION",
                    "BUDGET",
                    "FIT",
                    "NO_NEED");
    private static final Map<String, List<String>> SAID =
            Map.of(
                    "PRICE", List.of("Too expensive for this year", "Found it cheaper elsewhere"),
                    "COMPETITION",
                            List.of("Stays with the present supplier", "Chose a larger firm"),
                    "NO_DECISION", List.of("Board postponed it until next year"),
                    "BUDGET", List.of("Budget went to another project"),
                    "FIT", List.of("Needs delivery within a day at all sites"),
                    "NO_NEED", List.of("The move was called off"));
    private static final List<String> ORIGINS =
            List.of(
                    "Trade fair",
                    "Referral",
                    "Website",
                    "Existing customer",
                    "Cold call",
                    "Webinar");
    private static final List<String> COMPETITORS =
            List.of("Staples", "Lyreco", "Office Centre", "Manutan");
    private static final List<String> WHAT =
            List.of(
                    "Framework for %s",
                    "%s at two more sites", "Renewal of %s", "Switch to us: %s");
    private static final List<String> LEADS =
            List.of(
                    "Furnishing of a distribution centre in Tiel",
                    "Coffee for a new business park",
                    "Cleaning for a chain of gyms",
                    "Print at an engineering bureau",
                    "Office supplies for a start-up hub",
                    "Site huts for a wind farm");

    private final OpportunityIntake intake;
    private final SalesTargets targets;

    @Inject
    DemoPipeline(OpportunityIntake intake, SalesTargets targets) {
        this.intake = intake;
        this.targets = targets;
    }

    /** The circumstances in which the deals are told. */
    private record Scene(
            DemoWorld world,
            DemoCustomers.Known known,
            DemoStaff.Hired hired,
            Instant now,
            ZoneId zone) {

        LocalDate today() {
            return LocalDate.ofInstant(now, zone);
        }

        /** A time of day on a day that has passed. */
        Instant at(LocalDate day, int minute) {
            Instant moment =
                    day.atTime(LocalTime.of(9, 0).plusMinutes(minute)).atZone(zone).toInstant();
            return moment.isAfter(now) ? now.minus(Duration.ofMinutes(1)) : moment;
        }
    }

    void sell(
            DemoWorld world,
            DemoCustomers.Known known,
            DemoStaff.Hired hired,
            Instant now,
            ZoneId zone) {
        Scene scene = new Scene(world, known, hired, now, zone);
        List<KnownOpportunity> deals = new ArrayList<>(won(scene));
        for (DemoAccount account :
                world.accounts().subList(world.stories(), world.accounts().size())) {
            Dice dice = Dice.of(DemoWorld.SEED, "pipeline", account.number());
            if (!account.person() && dice.chance(0.3)) {
                deals.add(lost(scene, account, dice));
            }
            if (!account.person() && dice.chance(0.36)) {
                deals.add(open(scene, account, dice));
            }
        }
        deals.addAll(leads(scene));
        intake.take(Demonstration.ACTOR, deals);
        aim(scene);
    }

    /** Deals behind the orders of the books: each under the order's own number, so told once. */
    private static List<KnownOpportunity> won(Scene scene) {
        Map<String, Instant> asked = new HashMap<>();
        Set<String> told = new HashSet<>();
        List<KnownOpportunity> deals = new ArrayList<>();
        for (Moment moment : scene.world().moments()) {
            DemoAccount account = scene.world().accounts().get(moment.account());
            if (moment.account() < scene.world().stories() || account.person()) {
                continue;
            }
            String about = moment.account() + " " + moment.offering();
            if (moment.kind() == MomentKind.QUOTE_REQUESTED) {
                asked.put(about, moment.at());
            } else if (moment.kind().isPurchase()
                    && asked.containsKey(about)
                    && told.add(moment.order())) {
                Instant from = Optional.ofNullable(asked.remove(about)).orElseThrow();
                deals.add(won(scene, account, moment, from));
            }
        }
        return deals;
    }

    private static KnownOpportunity won(
            Scene scene, DemoAccount account, Moment sale, Instant asked) {
        Dice dice = Dice.of(DemoWorld.SEED, "won " + sale.order(), account.number());
        Author by = author(scene, account);
        Duration talk = Duration.between(asked, sale.at());
        List<Reached> steps = new ArrayList<>();
        steps.add(new Reached("ENGAGING", asked.plus(Duration.ofHours(2)), by));
        if (talk.toDays() > 3) {
            steps.add(new Reached("PROPOSAL", asked.plus(talk.dividedBy(2)), by));
        }
        if (talk.toDays() > 9 && dice.chance(0.5)) {
            steps.add(new Reached("NEGOTIATION", sale.at().minus(Duration.ofDays(2)), by));
        }
        // The order came in at the moment of the books; the deal was marked right after it.
        Instant marked = sale.at().plus(Duration.ofMinutes(20));
        steps.add(new Reached("WON", marked.isAfter(scene.now()) ? sale.at() : marked, by));
        BigDecimal value = sale.amount().orElseGet(() -> worth(account, dice));
        return deal(
                scene,
                account,
                sale.offering(),
                dice,
                value,
                Optional.empty(),
                sale.order(),
                steps);
    }

    private static KnownOpportunity lost(Scene scene, DemoAccount account, Dice dice) {
        int days = dice.between(14, 330);
        int took = dice.between(10, 70);
        Author by = author(scene, account);
        List<Reached> steps = new ArrayList<>();
        LocalDate opened = scene.today().minusDays((long) days + took);
        steps.add(new Reached("PROSPECTING", scene.at(opened, dice.between(0, 400)), by));
        steps.add(new Reached("ENGAGING", scene.at(opened.plusDays(took / 3), 30), by));
        if (dice.chance(0.6)) {
            steps.add(new Reached("PROPOSAL", scene.at(opened.plusDays(took / 2), 60), by));
        }
        steps.add(new Reached("LOST", scene.at(opened.plusDays(took), 90), by));
        String reason = dice.pick(REASONS);
        KnownOpportunity deal =
                deal(
                        scene,
                        account,
                        dice.pick(account.lines()),
                        dice,
                        worth(account, dice),
                        Optional.empty(),
                        "",
                        steps);
        return new KnownOpportunity(
                deal.details(),
                deal.reached(),
                Optional.of(reason),
                Optional.of(dice.pick(SAID.getOrDefault(reason, List.of("")))),
                SOURCE,
                deal.externalId());
    }

    private static KnownOpportunity open(Scene scene, DemoAccount account, Dice dice) {
        int age = dice.between(2, 75);
        int phases = 1 + Math.min(3, dice.between(0, 1) + age / 22);
        Author by = author(scene, account);
        List<Reached> steps = new ArrayList<>();
        LocalDate opened = scene.today().minusDays(age);
        for (int i = 0; i < phases; i++) {
            LocalDate day = opened.plusDays((long) age * i / phases);
            steps.add(new Reached(OPEN.get(i), scene.at(day, 20 * i + dice.between(0, 120)), by));
        }
        LocalDate close = scene.today().plusDays(dice.between(-12, 130 - 25 * phases));
        return deal(
                scene,
                account,
                dice.pick(account.lines()),
                dice,
                worth(account, dice),
                Optional.of(close),
                "",
                steps);
    }

    /** What nobody knows the customer of yet. */
    private static List<KnownOpportunity> leads(Scene scene) {
        List<KnownOpportunity> leads = new ArrayList<>();
        List<String> owners = DemoColleague.logins(Role.ACCOUNT_MANAGER);
        for (int i = 0; i < LEADS.size(); i++) {
            Dice dice = Dice.of(DemoWorld.SEED, "lead", i);
            String owner = owners.get(i % owners.size());
            Instant at = scene.at(scene.today().minusDays(dice.between(1, 50)), 45);
            boolean abroad = i == LEADS.size() - 1;
            leads.add(
                    new KnownOpportunity(
                            new OpportunityDetails(
                                    LEADS.get(i),
                                    Optional.empty(),
                                    Optional.of(scene.hired().user(owner)),
                                    Optional.of(BigDecimal.valueOf(dice.between(4, 60) * 1_000L)),
                                    abroad ? "DKK" : "EUR",
                                    Optional.empty(),
                                    Optional.of(scene.today().plusDays(dice.between(20, 150))),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.of(dice.pick(ORIGINS)),
                                    Optional.empty()),
                            List.of(new Reached(OPEN.get(0), at, scene.hired().author(owner))),
                            Optional.empty(),
                            Optional.empty(),
                            SOURCE,
                            "lead " + i));
        }
        return leads;
    }

    private static KnownOpportunity deal(
            Scene scene,
            DemoAccount account,
            String offering,
            Dice dice,
            BigDecimal value,
            Optional<LocalDate> close,
            String order,
            List<Reached> steps) {
        String line =
                scene.world().range().lines().stream()
                        .filter(
                                l ->
                                        l.code().equals(offering)
                                                || l.products().stream()
                                                        .anyMatch(p -> p.code().equals(offering)))
                        .findFirst()
                        .map(DemoRange.Line::name)
                        .orElse("our range");
        return new KnownOpportunity(
                new OpportunityDetails(
                        dice.pick(WHAT).formatted(line),
                        Optional.of(scene.known().account(account.number())),
                        Optional.of(owner(scene, account)),
                        Optional.of(value),
                        "EUR",
                        Optional.empty(),
                        close,
                        Optional.of(offering).filter(code -> !code.isEmpty()),
                        dice.chance(0.4) ? Optional.of(dice.pick(COMPETITORS)) : Optional.empty(),
                        Optional.of(dice.pick(ORIGINS)),
                        Optional.of(order).filter(ref -> !ref.isEmpty())),
                steps,
                Optional.empty(),
                Optional.empty(),
                SOURCE,
                account.number() + " " + steps.get(0).at() + " " + order);
    }

    private static BigDecimal worth(DemoAccount account, Dice dice) {
        double amount = 900 * Math.max(0.6, account.volume()) * Math.exp(dice.around(1.1, 0.7));
        return BigDecimal.valueOf(amount)
                .divide(BigDecimal.valueOf(50), 0, RoundingMode.HALF_UP)
                .multiply(BigDecimal.valueOf(50));
    }

    private static String login(DemoAccount account) {
        return account.owner()
                .orElseGet(
                        () ->
                                DemoColleague.accountManagers(account.team())
                                        .get(
                                                account.number()
                                                        % DemoColleague.accountManagers(
                                                                        account.team())
                                                                .size()));
    }

    private static UserId owner(Scene scene, DemoAccount account) {
        return scene.hired().user(login(account));
    }

    private static Author author(Scene scene, DemoAccount account) {
        return scene.hired().author(login(account));
    }

    /** What each account manager aims at, a year back and half a year ahead. */
    private void aim(Scene scene) {
        YearMonth month = YearMonth.from(scene.today());
        int place = 0;
        for (String login : DemoColleague.logins(Role.ACCOUNT_MANAGER)) {
            BigDecimal amount = BigDecimal.valueOf(6_000L + 1_500L * (place++ % 3));
            Map<YearMonth, BigDecimal> aims = new HashMap<>();
            for (int i = -12; i <= 6; i++) {
                aims.put(month.plusMonths(i), amount);
            }
            targets.set(Demonstration.ACTOR, scene.hired().user(login), aims);
        }
    }
}
