package org.loyaltyloop.web.page.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.feedback.Invited;
import org.loyaltyloop.web.testing.RunningCrm;

/** The product sends mail with what its server brings, through a real SMTP server. */
class InvitationMailIT {

    private static final int PATIENCE_MILLIS = 30_000;

    @Test
    void anInvitationInTheOutboxArrivesAsALetterAndLeavesNoNamesInTheLog() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        server.start();
        RunningCrm crm =
                RunningCrm.start(
                        Map.of(
                                "CRM_SMTP_HOST",
                                "127.0.0.1",
                                "CRM_SMTP_PORT",
                                Integer.toString(server.getSmtp().getPort()),
                                "CRM_SMTP_FROM",
                                "feedback@firm.example",
                                "CRM_SMTP_STARTTLS",
                                "false",
                                "CRM_PUBLIC_URL",
                                "https://crm.firm.example/"));
        try {
            Invited eva = Invited.in(crm.sql(), "nl");
            crm.sql()
                    .update(
                            """
                            insert into platform.outbox (id, kind, params, due_at, created_at)
                            values (?, 'survey-invitation', jsonb_build_object('invitation', ?::text), now(), now())
                            """,
                            UUID.randomUUID(),
                            eva.id().toString());

            assertThat(server.waitForIncomingEmail(PATIENCE_MILLIS, 1)).isTrue();

            MimeMessage letter = server.getReceivedMessages()[0];
            assertThat(letter.getAllRecipients()[0]).hasToString(eva.contact() + "@example.com");
            assertThat(((MimeMultipart) letter.getContent()).getBodyPart(0).getContent().toString())
                    .contains("https://crm.firm.example" + eva.link());
            assertThat(crm.log()).doesNotContain("@example.com").doesNotContain("Secretname");
        } finally {
            crm.stop();
            server.stop();
        }
    }
}
