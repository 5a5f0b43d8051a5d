package org.loyaltyloop.demo;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.conversation.Commitments;
import org.loyaltyloop.conversation.ConversationDetails;
import org.loyaltyloop.conversation.ConversationId;
import org.loyaltyloop.conversation.ConversationRecall;
import org.loyaltyloop.conversation.ConversationRecall.PastReading;
import org.loyaltyloop.conversation.Conversations;
import org.loyaltyloop.conversation.GoalPlan;
import org.loyaltyloop.conversation.PlanConversation;
import org.loyaltyloop.conversation.Promise;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.touchpoint.Channel;

/**
 * Conversations of the year become conversations of the product; on top of them customers' goals,
 * promises both ways, and what is planned for today and the days after.
 */
@Dependent
class DemoConversations {

    private static final String BOOKS = "demo";
    private static final String SALES = "sales";
    private static final int EVERY = 3;

    private final ConversationRecall recall;
    private final Conversations conversations;
    private final Commitments commitments;
    private final Database database;

    @Inject
    DemoConversations(
            ConversationRecall recall,
            Conversations conversations,
            Commitments commitments,
            Database database) {
        this.recall = recall;
        this.conversations = conversations;
        this.commitments = commitments;
        this.database = database;
    }

    /** A goal, what it is read in, its target, and how far it is by now. */
    private record Aim(String title, String measure, int target, int half, int now, int days) {}

    private static final List<Aim> AIMS =
            List.of(
                    new Aim("20 % minder afval op locatie", "%", 20, 5, 8, 220),
                    new Aim("One invoice per site", "sites", 11, 2, 4, 120),
                    new Aim(
                            "Eén bestelmoment per week op elke vestiging",
                            "vestigingen",
                            8,
                            3,
                            6,
                            60),
                    new Aim("Half as many urgent orders", "a month", 6, 2, 5, 90),
                    new Aim(
                            "Alle werkplekken ergonomisch voor de zomer",
                            "werkplekken",
                            120,
                            40,
                            88,
                            150),
                    new Aim("Paperless approval of purchases", "departments", 5, 1, 2, -12),
                    new Aim("Ziekteverzuim onder de 5 %", "punten lager", 2, 1, 1, 200),
                    new Aim("All cleaning products with an eco label", "products", 40, 12, 31, 45));

    private static final List<String> OURS =
            List.of(
                    "Proefset circulair meubilair leveren",
                    "Price per site, three scenarios",
                    "Leverplan voor alle vestigingen",
                    "Send the usage report by department",
                    "Offerte voor koffie in de nieuwe vleugel",
                    "Find out whether night delivery is possible",
                    "Vergelijking van twee bestelsystemen",
                    "Introduce our sustainability specialist");

    private static final List<String> THEIRS =
            List.of(
                    "Lijst van vestigingen voor volgend jaar",
                    "Tell who approves orders from January",
                    "Afvalcijfers van het afgelopen kwartaal",
                    "Send the floor plan of the new office",
                    "Intern afstemmen wie de test begeleidt",
                    "Decide on the trial before the holidays");

    private static final List<String> SUBJECTS =
            List.of(
                    "Halfjaargesprek: doelen en leveringen",
                    "Delivery plan, then renewal",
                    "Voortgang doelen en open punten",
                    "What next year asks of the workplace",
                    "Proef bespreken en vervolg kiezen",
                    "Evaluation of the autumn deliveries");

    void tell(
            DemoWorld world,
            DemoCustomers.Known known,
            DemoStaff.Hired hired,
            Instant now,
            ZoneId zone) {
        recall.takeUpTouchpoints(Demonstration.ACTOR);
        LocalDate today = LocalDate.ofInstant(now, zone);
        int planned = 0;
        for (DemoAccount account : world.accounts()) {
            if (account.owner().isEmpty() || account.person() || account.contacts().isEmpty()) {
                continue;
            }
            boolean story = account.owner().get().equals(SALES);
            if (story || account.number() % EVERY == 0) {
                agree(account, known, hired, today);
            }
            if (story || account.number() % (2 * EVERY) == 0) {
                plan(account, planned++, known, hired, today, zone);
            }
        }
        database.update(
                """
                analyze conversation.conversation, conversation.with_contact, conversation.with_colleague,
                    conversation.commitment, conversation.goal, conversation.goal_reading
                """);
    }

    private void agree(
            DemoAccount account,
            DemoCustomers.Known known,
            DemoStaff.Hired hired,
            LocalDate today) {
        AccountId id = known.account(account.number());
        Dice dice = Dice.of(DemoWorld.SEED, "talks", account.number());
        ContactId contact = known.contact(account.number(), 0);
        Optional<ConversationId> talk = recall.latestOf(id);
        goal(id, AIMS.get(account.number() % AIMS.size()), today);
        if (account.number() == 0) {
            goal(id, AIMS.get(1), today);
        }
        promise(
                id,
                talk,
                Promise.ours(
                        OURS.get(account.number() % OURS.size()),
                        hired.user(account.owner().orElseThrow()),
                        today.plusDays(account.number() == 0 ? -2 : dice.between(-4, 14))),
                "ours-" + account.number());
        if (dice.chance(0.5)) {
            promise(
                    id,
                    talk,
                    Promise.ours(
                            OURS.get((account.number() + 1) % OURS.size()),
                            hired.user(account.owner().orElseThrow()),
                            today.plusDays(dice.between(1, 21))),
                    "more-" + account.number());
        }
        promise(
                id,
                talk,
                Promise.theirs(
                        THEIRS.get(account.number() % THEIRS.size()),
                        contact,
                        today.plusDays(dice.between(-3, 18))),
                "theirs-" + account.number());
    }

    private void promise(
            AccountId account, Optional<ConversationId> talk, Promise promise, String name) {
        commitments.promise(
                Demonstration.ACTOR, AccountKey.of(account), talk, promise, BOOKS, name);
    }

    private void goal(AccountId account, Aim aim, LocalDate today) {
        recall.goal(
                Demonstration.ACTOR,
                account,
                new GoalPlan(
                        aim.title(),
                        Optional.of(aim.measure()),
                        BigDecimal.ZERO,
                        Optional.of(BigDecimal.valueOf(aim.target())),
                        Optional.of(today.plusDays(aim.days()))),
                today.minusDays(200),
                List.of(
                        new PastReading(today.minusDays(120), BigDecimal.valueOf(aim.half())),
                        new PastReading(today.minusDays(30), BigDecimal.valueOf(aim.now()))));
    }

    /** The first ones today, the others over this week and the next. */
    private void plan(
            DemoAccount account,
            int place,
            DemoCustomers.Known known,
            DemoStaff.Hired hired,
            LocalDate today,
            ZoneId zone) {
        LocalDate day = today.plusDays(place < 2 ? 0 : place % 12);
        LocalTime time =
                place < 2 ? LocalTime.of(14 + 2 * place, 0) : LocalTime.of(9 + place % 8, 30);
        conversations.plan(
                Demonstration.ACTOR,
                new PlanConversation(
                        AccountKey.of(known.account(account.number())),
                        ConversationDetails.plan(
                                day.atTime(time).atZone(zone).toInstant(),
                                place % 3 == 2 ? Channel.PHONE : Channel.MEETING,
                                List.of(known.contact(account.number(), 0)),
                                SUBJECTS.get(place % SUBJECTS.size())),
                        Optional.of(hired.user(account.owner().orElseThrow())),
                        Optional.empty(),
                        BOOKS,
                        "plan-" + account.number()));
    }
}
