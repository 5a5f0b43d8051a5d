package org.loyaltyloop.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.platform.Letter;
import org.loyaltyloop.platform.Mail;
import org.loyaltyloop.platform.OutboxHandler;
import org.loyaltyloop.platform.OutboxMessage;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.platform.Undeliverable;

/**
 * Sends invitations by mail. Who gets it and what it says is read when it goes: the outbox names
 * the invitation and nothing else, and whoever was answered, withdrawn or refused meanwhile gets
 * nothing.
 */
@ApplicationScoped
class InvitationMail implements OutboxHandler {

    static final String KIND = "survey-invitation";
    static final String INVITATION = "invitation";

    private final InvitationPost post;
    private final SurveyLinks links;
    private final Mail mail;
    private final Settings settings;
    private final Clock clock;

    @Inject
    InvitationMail(
            InvitationPost post, SurveyLinks links, Mail mail, Settings settings, Clock clock) {
        this.post = post;
        this.links = links;
        this.mail = mail;
        this.settings = settings;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected InvitationMail() {
        this(null, null, null, null, null);
    }

    /** What a letter needs to know of an invitation. */
    record Addressed(
            String email,
            Optional<String> language,
            String questionEn,
            String questionNl,
            Instant expiresAt) {

        static Addressed of(Row row) throws SQLException {
            return new Addressed(
                    row.text("email"),
                    row.optionalText("language"),
                    row.text("question_en"),
                    row.text("question_nl"),
                    row.instant("expires_at"));
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean deliver(OutboxMessage message) throws Undeliverable, MessagingException {
        InvitationId id = new InvitationId(UUID.fromString(message.param(INVITATION)));
        Optional<Addressed> addressed = post.addressed(id, clock.instant());
        if (addressed.isEmpty()) {
            return false;
        }
        mail.send(letter(message, id, addressed.get()));
        post.mailed(id, clock.instant());
        return true;
    }

    private Letter letter(OutboxMessage message, InvitationId id, Addressed to) {
        String site = mail.publicAddress().orElseThrow();
        InvitationText text =
                InvitationText.in(
                        to.language().orElse("en"),
                        settings.firmName().orElse(""),
                        settings.zone());
        String question = text.isDutch() ? to.questionNl() : to.questionEn();
        String answer = site + links.answer(id);
        String refuse = site + links.refuse(id);
        return new Letter(
                message.id(),
                to.email(),
                text.language(),
                text.subject(),
                text.plain(question, answer, refuse, to.expiresAt()),
                text.html(question, answer, refuse, to.expiresAt()),
                Optional.of(refuse),
                Optional.empty());
    }
}
