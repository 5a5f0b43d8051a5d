package org.loyaltyloop.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.platform.Mail;
import org.loyaltyloop.platform.OutboxRow;
import org.loyaltyloop.platform.OutboxState;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.touchpoint.LoopStage;

/** Invitations on their way through a real SMTP server. */
class InvitationMailTest {

    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final FeedbackWorld world = new FeedbackWorld();
    private final AccountId brouwer = world.account("Brouwer");
    private final ContactId eva = world.contact(brouwer, "Eva");
    private Mail mail;

    @BeforeEach
    void start() {
        server.start();
        world.settings.nameFirm(FeedbackWorld.ADMIN.author(), "Hallema & Zn.");
        mail = PlatformFixture.mail(server.getSmtp().getPort(), world.settings, world.clock);
    }

    @AfterEach
    void close() {
        server.stop();
        world.close();
    }

    @Test
    void theLetterAsksInTheContactsLanguageAndOffersTheWayOut() throws Exception {
        InvitationId id = askByMail();
        deliver();

        MimeMessage letter = server.getReceivedMessages()[0];
        assertThat(letter.getSubject()).isEqualTo("Eén vraag van Hallema & Zn.");
        assertThat(letter.getAllRecipients()[0]).hasToString("eva@example.com");
        assertThat(letter.getFrom()[0].toString()).contains("feedback@firm.example");
        assertThat(letter.getHeader("List-Unsubscribe-Post"))
                .containsExactly("List-Unsubscribe=One-Click");
        assertThat(letter.getHeader("List-Unsubscribe")[0])
                .isEqualTo("<https://crm.firm.example" + world.links.refuse(id) + ">");
        var parts = (MimeMultipart) letter.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString())
                .contains(
                        "https://crm.firm.example" + world.links.answer(id),
                        "Wij maakten het u makkelijk",
                        "16 maart 2026")
                .doesNotContain("Eva");
        assertThat(parts.getBodyPart(1).getContent().toString())
                .contains("lang=\"nl\"", "Hallema &amp; Zn.", "Geef uw antwoord")
                .doesNotContain("Eva", "{question}", "<img", "<script");
        assertThat(world.read(id).mailedAt()).isPresent();
        assertThat(outbox()).extracting(OutboxRow::state).containsExactly(OutboxState.DELIVERED);
    }

    @Test
    void theOutboxHoldsNobodysAddress() {
        askByMail();

        String kept =
                world.sql
                        .first(
                                "select row_to_json(outbox)::text as kept from platform.outbox",
                                row -> row.text("kept"))
                        .orElseThrow();
        assertThat(kept).doesNotContain("@").doesNotContain("Eva").doesNotContain("Brouwer");
    }

    @Test
    void whoRefusesBeforeItGoesGetsNothing() {
        askByMail();
        world.database.inTransaction(
                () -> world.refusals.refuse(FeedbackWorld.AGENT, brouwer, eva));

        deliver();

        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(outbox()).extracting(OutboxRow::state).containsExactly(OutboxState.DROPPED);
    }

    @Test
    void aServerThatIsAwayIsTriedAgainWithGrowingWaitsAndThenByHand() {
        askByMail();
        server.stop();
        deliver();
        deliver();
        assertThat(outbox())
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.state()).isEqualTo(OutboxState.WAITING);
                            assertThat(row.attempts()).isEqualTo(1);
                            assertThat(row.lastError()).isPresent();
                        });
        for (int i = 0; i < 12; i++) {
            world.clock.advance(Duration.ofHours(2));
            deliver();
        }
        OutboxRow dead = outbox().get(0);
        assertThat(dead.state()).isEqualTo(OutboxState.DEAD);
        assertThat(dead.attempts()).isEqualTo(12);

        server.start();
        mail = PlatformFixture.mail(server.getSmtp().getPort(), world.settings, world.clock);
        world.database.inTransaction(
                () -> world.outbox.retry(FeedbackWorld.ADMIN.author(), dead.id()));
        deliver();

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(outbox()).extracting(OutboxRow::state).containsExactly(OutboxState.DELIVERED);
    }

    @Test
    void anAddressThatIsNoneIsGivenUpAtOnceAndNotQuoted() {
        world.sql.update("update customer.contact set email = 'eva at example'");
        askByMail();

        deliver();

        assertThat(outbox())
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.state()).isEqualTo(OutboxState.DEAD);
                            assertThat(row.lastError())
                                    .hasValueSatisfying(
                                            error -> assertThat(error).doesNotContain("example"));
                        });
    }

    @Test
    void policiesSendByThemselvesToThoseWhoHaveAnAddress() {
        world.active(LoopStage.SERVICE, 30);
        ContactId jan = world.contact(brouwer, "Jan");
        world.sql.update("update customer.contact set email = null where id = ?", jan.value());
        world.clock.advance(Duration.ofMinutes(5));
        world.question(brouwer, Optional.of(eva));
        world.question(brouwer, Optional.of(jan));
        InvitationRounds rounds =
                new InvitationRounds(world.invitations(mail), world.store, world.clock);

        assertThat(world.database.inTransaction(rounds::invite)).isEqualTo(2);
        deliver();

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(world.all())
                .filteredOn(row -> row.mailedAt().isPresent())
                .extracting(InvitationRow::contact)
                .containsExactly(Optional.of(eva));
    }

    @Test
    void withoutMailLinksAreCopiedByHand() {
        assertThatThrownBy(
                        () ->
                                world.database.inTransaction(
                                        () ->
                                                world.invitations.ask(
                                                        FeedbackWorld.AGENT, command(true))))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        e -> assertThat(e.rule()).isEqualTo(FeedbackRule.CANNOT_BE_MAILED));
        InvitationId id = world.ask(brouwer, eva);
        assertThat(outbox()).isEmpty();

        world.database.inTransaction(() -> world.invitations(mail).send(FeedbackWorld.AGENT, id));
        deliver();

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(GreenMailUtil.getBody(server.getReceivedMessages()[0])).isNotEmpty();
    }

    private InvitationId askByMail() {
        return world.database.inTransaction(
                () -> world.invitations(mail).ask(FeedbackWorld.AGENT, command(true)));
    }

    private AskForFeedback command(boolean byMail) {
        return new AskForFeedback(
                LoopStage.SERVICE, brouwer, Optional.of(eva), Optional.empty(), byMail);
    }

    private void deliver() {
        PlatformFixture.deliver(
                world.database,
                world.clock,
                new InvitationMail(
                        new InvitationPost(world.sql),
                        world.links,
                        mail,
                        world.settings,
                        world.clock));
    }

    private List<OutboxRow> outbox() {
        return world.outbox.list(Optional.empty(), Optional.empty(), 50).items();
    }
}
