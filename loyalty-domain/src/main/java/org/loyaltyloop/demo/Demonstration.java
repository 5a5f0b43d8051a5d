package org.loyaltyloop.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.Actor;

/**
 * Sets up the demonstration firm on the first start of an embedded database, if it is wanted. All
 * of it goes in by one transaction: a start that is cut short leaves nothing behind, and the next
 * one begins anew.
 */
@ApplicationScoped
@Transactional
public class Demonstration {

    static final Actor ACTOR = Actor.system("Demonstration");

    private static final String FIRM = "Verkerk Kantoor & Facilitair";
    private static final String MARKER = "demo.since";

    private final DemoStaff staff;
    private final DemoCatalogue catalogue;
    private final DemoCustomers customers;
    private final DemoHistory history;
    private final DemoPipeline pipeline;
    private final DemoContracts contracts;
    private final DemoLoop loop;
    private final DemoFeedback feedback;
    private final DemoConversations conversations;
    private final DemoBinding binding;
    private final DemoAgenda agenda;
    private final Settings settings;
    private final Database database;
    private final Clock clock;
    private final boolean wanted;

    @Inject
    Demonstration(
            DemoStaff staff,
            DemoCatalogue catalogue,
            DemoCustomers customers,
            DemoHistory history,
            DemoPipeline pipeline,
            DemoContracts contracts,
            DemoLoop loop,
            DemoFeedback feedback,
            DemoConversations conversations,
            DemoBinding binding,
            DemoAgenda agenda,
            Settings settings,
            Database database,
            Clock clock,
            @ConfigProperty(name = "crm.demo") Optional<Boolean> wanted,
            @ConfigProperty(name = "crm.db.embedded") Optional<Boolean> embedded) {
        this.staff = staff;
        this.catalogue = catalogue;
        this.customers = customers;
        this.history = history;
        this.pipeline = pipeline;
        this.contracts = contracts;
        this.loop = loop;
        this.feedback = feedback;
        this.conversations = conversations;
        this.binding = binding;
        this.agenda = agenda;
        this.settings = settings;
        this.database = database;
        this.clock = clock;
        this.wanted = wanted.orElse(false) && embedded.orElse(false);
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Demonstration() {
        this(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Sets the demonstration up if it is wanted and nobody has used the database yet; answers
     * whether it did.
     */
    public boolean setUpOnce() {
        if (!wanted || isUsed()) {
            return false;
        }
        Instant now = clock.instant();
        DemoWorld world = DemoWorld.grow(DemoWorld.SEED, now, settings.zone());
        DemoStaff.Hired hired = staff.hire();
        catalogue.offer(world.range());
        DemoCustomers.Known known = customers.open(world.accounts(), hired);
        history.record(world, known, hired, now);
        pipeline.sell(world, known, hired, now, settings.zone());
        // The figures below are read before the database would look at what was just written.
        database.update(
                "analyze touchpoint.touchpoint, journey.journey, journey.stay, journey.lap, customer.account");
        conversations.tell(world, known, hired, now, settings.zone());
        LocalDate today = LocalDate.ofInstant(now, settings.zone());
        contracts.agree(today, settings.zone());
        loop.steer(hired, today);
        feedback.ask(DemoWorld.SEED, now);
        agenda.fill(hired, today, settings.zone());
        binding.enter(today);
        settings.nameFirm(ACTOR.author(), FIRM);
        settings.set(ACTOR.author(), MARKER, now.toString());
        return true;
    }

    /**
     * Of two nodes that start at once, the second waits here and then finds the first one's users.
     */
    private boolean isUsed() {
        database.update("lock table staff.app_user in share row exclusive mode");
        return settings.text(MARKER).isPresent()
                || database.number("select count(*) from staff.app_user") > 0
                || database.number("select count(*) from customer.account") > 0;
    }
}
