package org.loyaltyloop.web.page.binding;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.binding.Band;
import org.loyaltyloop.binding.BindingPreview;
import org.loyaltyloop.binding.BindingRuleDesk;
import org.loyaltyloop.binding.BindingRuleDraft;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.platform.JobId;
import org.loyaltyloop.web.component.FieldProblems;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** What the reader's draft would do to all profiles; in pages {@code bindingPreview}. */
@Named("bindingPreview")
@ViewScoped
public class BindingPreviewPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private final BindingRuleDesk desk;
    private final FieldProblems problems;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String job = "";
    private String note = "";
    private transient @Nullable BindingPreview preview;
    private transient @Nullable Optional<BindingRuleDraft> draft;

    @Inject
    BindingPreviewPage(
            BindingRuleDesk desk,
            FieldProblems problems,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.desk = desk;
        this.problems = problems;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected BindingPreviewPage() {
        this(null, null, null, null, null);
    }

    /** Reads the preview of the address; an unknown one is 404. */
    public void open() {
        note =
                draft().flatMap(BindingRuleDraft::restores)
                        .map(version -> formats.text("config.publish.restores", version))
                        .orElse("");
        getPreview();
    }

    private Optional<BindingRuleDraft> draft() {
        if (draft == null) {
            draft = desk.draft(me.actor());
        }
        return draft;
    }

    /** What it came to. */
    public BindingPreview getPreview() {
        if (preview == null) {
            try {
                preview = desk.preview(me.actor(), JobId.of(job));
            } catch (IllegalArgumentException malformed) {
                throw new NotFound("preview", job);
            }
        }
        return preview;
    }

    /** Whether it is still counting. */
    public boolean isBusy() {
        return !getPreview().job().state().isFinal();
    }

    /** The bands in their order. */
    public List<Band> getBands() {
        return List.of(Band.values());
    }

    /** Publishes the draft that was counted. */
    public @Nullable String publish() {
        try {
            int version = desk.publish(me.actor(), getPreview().draft(), note);
            notices.done("binding.draft.published", version);
        } catch (BusinessRuleViolation refused) {
            problems.show("publish", refused);
            return null;
        }
        return "/binding/rules?faces-redirect=true";
    }

    /** Stops counting. */
    public String stop() {
        desk.stop(me.actor(), getPreview().job().id());
        return "/binding/rules?faces-redirect=true";
    }

    /** Whether the reader's draft is still the one that was counted. */
    public boolean isFresh() {
        return draft().filter(mine -> mine.version() == getPreview().draft()).isPresent();
    }

    /** Whether somebody published other rules since the draft was begun. */
    public boolean isOutdated() {
        return draft().filter(BindingRuleDraft::outdated).isPresent();
    }

    public String getJob() {
        return job;
    }

    public void setJob(@Nullable String job) {
        this.job = job == null ? "" : job;
    }

    public String getNote() {
        return note;
    }

    public void setNote(@Nullable String note) {
        this.note = note == null ? "" : note;
    }
}
