package org.loyaltyloop.web.page.survey;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.feedback.OpenSurvey;
import org.loyaltyloop.feedback.SurveyClosed;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.web.i18n.Messages;
import org.loyaltyloop.web.shell.Preferences;

/**
 * What the customers' page shows; filled by {@link SurveyServlet} and {@link StopServlet} before
 * they hand over to it. Names nobody but the firm. In pages {@code surveyPage}.
 */
@Named("surveyPage")
@RequestScoped
public class SurveyPage {

    /** What there is to see. */
    public enum View {
        /** The question. */
        ASK(200),
        /** The answer is in. */
        THANKS(200),
        /** The link is none. */
        UNKNOWN(404),
        /** The link was used. */
        ANSWERED(410),
        /** The link's time is over. */
        EXPIRED(410),
        /** The firm took it back. */
        WITHDRAWN(410),
        /** Too many requests. */
        BUSY(429),
        /** Whether to ask no more. */
        STOP(200),
        /** No more will be asked. */
        STOPPED(200);

        private final int status;

        View(int status) {
            this.status = status;
        }
    }

    /** A number on the scale. */
    public record Choice(int score, boolean chosen) {}

    private static final int UNPROCESSABLE = 422;

    private final Preferences preferences;
    private final Settings settings;

    private View view = View.UNKNOWN;
    private Optional<OpenSurvey> survey = Optional.empty();
    private String path = "/survey";
    private String token = "";
    private Locale locale = Locale.ENGLISH;
    private String submission = "";
    private @Nullable Integer score;
    private String comment = "";
    private String problem = "";

    @Inject
    SurveyPage(Preferences preferences, Settings settings) {
        this.preferences = preferences;
        this.settings = settings;
        this.locale = preferences.getLocale();
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected SurveyPage() {
        this.preferences = null;
        this.settings = null;
    }

    /**
     * The link that was followed, and the language to speak: the one asked for, else the
     * customer's, else the browser's.
     */
    void at(String servletPath, String presented, Optional<String> asked, Optional<String> known) {
        path = servletPath;
        token = presented;
        locale =
                asked.or(() -> known)
                        .flatMap(
                                code ->
                                        Messages.LANGUAGES.stream()
                                                .filter(l -> l.getLanguage().equals(code))
                                                .findFirst())
                        .orElseGet(preferences::getLocale);
    }

    /** Shows the question, as a fresh form. */
    void ask(OpenSurvey open) {
        view = View.ASK;
        survey = Optional.of(open);
        submission = UUID.randomUUID().toString();
    }

    /** Shows the question once more, with what was typed and what is wrong with it. */
    void askAgain(
            OpenSurvey open, String form, @Nullable Integer chosen, String typed, String wrong) {
        ask(open);
        submission = form;
        score = chosen;
        comment = typed;
        problem = text(wrong);
    }

    /** Shows one of the other views. */
    void show(View other) {
        view = other;
    }

    /** Says why the link cannot be used. */
    void close(SurveyClosed.Reason reason) {
        view = View.valueOf(reason.name());
    }

    /** The status of the answer; the page settles it also for those who guess its own address. */
    int status() {
        return problem.isEmpty() ? view.status : UNPROCESSABLE;
    }

    /** Sets the status where nobody has. */
    public void settle(HttpServletResponse response) {
        response.setStatus(status());
    }

    /** What there is to see. */
    public View getView() {
        return view;
    }

    /** Whether this is what there is to see, by its name. */
    public boolean shows(String name) {
        return view.name().equals(name);
    }

    /** Whether the link led nowhere. */
    public boolean isClosed() {
        return view.status >= 400;
    }

    /** The title of the view. */
    public String getTitle() {
        return view == View.ASK
                ? survey.orElseThrow().question(locale)
                : text("survey." + view.name().toLowerCase(Locale.ROOT) + ".title");
    }

    /** What the view says. */
    public String getText() {
        return text("survey." + view.name().toLowerCase(Locale.ROOT) + ".text", getFirm());
    }

    /** Who asks, and about when. */
    public String getLead() {
        Optional<Instant> about = survey.flatMap(OpenSurvey::about);
        return about.isPresent()
                ? text("survey.lead.about", getFirm(), day(about.get()))
                : text("survey.lead", getFirm());
    }

    /** The firm's name; a few words where nobody gave it. */
    public String getFirm() {
        return settings.firmName().orElseGet(() -> text("survey.nameless"));
    }

    /** The numbers to choose from. */
    public List<Choice> getChoices() {
        OpenSurvey open = survey.orElseThrow();
        return IntStream.rangeClosed(open.metric().least(), open.metric().most())
                .mapToObj(n -> new Choice(n, score != null && score == n))
                .toList();
    }

    /** The class that lays the scale out. */
    public String getScale() {
        return "scale-" + survey.orElseThrow().metric().name().toLowerCase(Locale.ROOT);
    }

    /** What the lowest number means. */
    public String getLowest() {
        return text("survey.low." + survey.orElseThrow().metric().name());
    }

    /** What the highest number means. */
    public String getHighest() {
        return text("survey.high." + survey.orElseThrow().metric().name());
    }

    /** Until when the link holds. */
    public String getUntil() {
        return text("survey.until", day(survey.orElseThrow().expiresAt().minusMillis(1)));
    }

    /** Where to ask for no more. */
    public String getRefuseLink() {
        return survey.orElseThrow().refuse() + "&lang=" + getLanguage();
    }

    /** This page in that language. */
    public String in(String language) {
        return path
                + "?t="
                + URLEncoder.encode(token, StandardCharsets.UTF_8)
                + "&lang="
                + language;
    }

    /** Where the form goes. */
    public String getPath() {
        return path;
    }

    public String getToken() {
        return token;
    }

    public Locale getLocale() {
        return locale;
    }

    public String getLanguage() {
        return locale.getLanguage();
    }

    /** What tells a form sent twice from two forms. */
    public String getSubmission() {
        return submission;
    }

    public String getComment() {
        return comment;
    }

    /** What is wrong with what was sent, or nothing. */
    public String getProblem() {
        return problem;
    }

    private String day(Instant moment) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", locale)
                .format(moment.atZone(settings.zone()));
    }

    private String text(String key, Object... values) {
        String pattern = Messages.text(locale, key);
        return values.length == 0 ? pattern : new MessageFormat(pattern, locale).format(values);
    }
}
