package org.loyaltyloop.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends letters through the SMTP server that the environment names ({@code CRM_SMTP_HOST} and its
 * kin). Where it names none, mail is not set up, and screens offer links to copy instead.
 */
@ApplicationScoped
public class Mail {

    private static final String PATIENCE_MILLIS = "15000";
    private static final int ENCRYPTED_FROM_THE_START = 465;
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final MailSettings settings;
    private final Settings firm;
    private final Clock clock;

    @Inject
    Mail(
            @ConfigProperty(name = "crm.smtp.host") Optional<String> host,
            @ConfigProperty(name = "crm.smtp.port", defaultValue = "587") int port,
            @ConfigProperty(name = "crm.smtp.user") Optional<String> user,
            @ConfigProperty(name = "crm.smtp.password") Optional<String> password,
            @ConfigProperty(name = "crm.smtp.from") Optional<String> from,
            @ConfigProperty(name = "crm.smtp.starttls", defaultValue = "true") boolean startTls,
            @ConfigProperty(name = "crm.public.url") Optional<String> publicAddress,
            Settings firm,
            Clock clock) {
        this(
                new MailSettings(host, port, user, password, from, startTls, publicAddress),
                firm,
                clock);
    }

    Mail(MailSettings settings, Settings firm, Clock clock) {
        this.settings = settings;
        this.firm = firm;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Mail() {
        this(null, null, null);
    }

    /** Whether mail can be sent. */
    public boolean isSetUp() {
        return settings.complete();
    }

    /** Where customers reach the product, without a slash at the end, if the environment says. */
    public Optional<String> publicAddress() {
        return settings.publicAddress();
    }

    /**
     * Hands a letter to the SMTP server.
     *
     * @throws Undeliverable where the server or the form of the address says never
     * @throws MessagingException where it may work later
     */
    public void send(Letter letter) throws Undeliverable, MessagingException {
        if (!isSetUp()) {
            throw new MessagingException("mail is not set up");
        }
        try {
            Transport.send(message(letter));
        } catch (AddressException malformed) {
            throw new Undeliverable("the address is malformed", malformed);
        } catch (SendFailedException refused) {
            if (refused.getInvalidAddresses() != null && refused.getInvalidAddresses().length > 0) {
                throw new Undeliverable("the mail server refuses the address", refused);
            }
            throw refused;
        }
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        MimeMessage message = new LetterMessage(session(), letter.id(), domain());
        String from = settings.from().orElseThrow();
        try {
            message.setFrom(new InternetAddress(from, firm.firmName().orElse(""), UTF_8));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        InternetAddress to = new InternetAddress(letter.to(), true);
        message.setRecipient(Message.RecipientType.TO, to);
        message.setSubject(letter.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Content-Language", letter.language());
        message.setHeader("Auto-Submitted", "auto-generated");
        if (letter.unsubscribe().isPresent()) {
            message.setHeader("List-Unsubscribe", "<" + letter.unsubscribe().get() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letter.html(), UTF_8, "html");
        MimeMultipart forms = new MimeMultipart("alternative", text, html);
        if (letter.calendar().isPresent()) {
            forms.addBodyPart(part(letter.calendar().get()));
        }
        message.setContent(forms);
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(CalendarPart calendar) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(calendar.text(), UTF_8, "calendar");
        part.setHeader("Content-Type", "text/calendar; charset=utf-8; method=" + calendar.method());
        return part;
    }

    private Session session() {
        Properties smtp = new Properties();
        smtp.setProperty("mail.transport.protocol", "smtp");
        smtp.setProperty("mail.smtp.host", settings.host().orElseThrow());
        smtp.setProperty("mail.smtp.port", Integer.toString(settings.port()));
        smtp.setProperty("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
        smtp.setProperty("mail.smtp.timeout", PATIENCE_MILLIS);
        smtp.setProperty("mail.smtp.writetimeout", PATIENCE_MILLIS);
        smtp.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        if (settings.port() == ENCRYPTED_FROM_THE_START) {
            smtp.setProperty("mail.smtp.ssl.enable", "true");
        } else if (settings.startTls()) {
            smtp.setProperty("mail.smtp.starttls.enable", "true");
            smtp.setProperty("mail.smtp.starttls.required", "true");
        }
        if (settings.user().isEmpty()) {
            return Session.getInstance(smtp);
        }
        smtp.setProperty("mail.smtp.auth", "true");
        return Session.getInstance(
                smtp,
                new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication(
                                settings.user().orElseThrow(), settings.password().orElse(""));
                    }
                });
    }

    private String domain() {
        String from = settings.from().orElseThrow();
        return from.substring(from.indexOf('@') + 1);
    }

    /** Bears the same name at every attempt, so that receivers can tell a repetition. */
    private static final class LetterMessage extends MimeMessage {

        private final String name;

        LetterMessage(Session session, OutboxId id, String domain) {
            super(session);
            this.name = "<" + id + "@" + domain + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", name);
        }
    }
}
