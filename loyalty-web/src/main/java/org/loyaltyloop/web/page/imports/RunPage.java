package org.loyaltyloop.web.page.imports;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.importing.ImportQueries;
import org.loyaltyloop.importing.ImportResult;
import org.loyaltyloop.importing.Imports;
import org.loyaltyloop.importing.KnownNames;
import org.loyaltyloop.importing.NameQuestion;
import org.loyaltyloop.importing.Outcome;
import org.loyaltyloop.importing.RunCount;
import org.loyaltyloop.importing.RunId;
import org.loyaltyloop.importing.RunLine;
import org.loyaltyloop.importing.RunMode;
import org.loyaltyloop.importing.RunRow;
import org.loyaltyloop.importing.RunState;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** A run: how far it is, what became of the rows, and what can be done now. */
@Named("importRunPage")
@ViewScoped
public class RunPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int MOST_LINES = 50;

    private final Imports imports;
    private final ImportQueries queries;
    private final KnownNames names;
    private final CurrentUser me;
    private final Notices notices;
    private String id = "";
    private transient @Nullable RunRow run;
    private transient @Nullable List<RunCount> counts;
    private transient @Nullable List<RunCount> undoCounts;
    private transient @Nullable List<RunLine> troubles;
    private transient @Nullable List<NameQuestion> questions;

    @Inject
    RunPage(
            Imports imports,
            ImportQueries queries,
            KnownNames names,
            CurrentUser me,
            Notices notices) {
        this.imports = imports;
        this.queries = queries;
        this.names = names;
        this.me = me;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected RunPage() {
        this(null, null, null, null, null);
    }

    /** Reads the run. */
    public void load() {
        RunId wanted = runId();
        run = queries.run(me.actor(), wanted);
        counts = queries.counts(me.actor(), wanted);
        troubles = queries.troubles(me.actor(), wanted, MOST_LINES);
        undoCounts =
                getRun().state() == RunState.UNDONE || getRun().state() == RunState.UNDOING
                        ? queries.undoCounts(me.actor(), wanted)
                        : List.of();
    }

    /** Imports what the dry run looked at. */
    public String importNow() {
        RunId started = imports.importChecked(me.actor(), runId());
        return "/imports/run?faces-redirect=true&id=" + started;
    }

    /** Names that nothing bears, of a dry run that is done. */
    public List<NameQuestion> getQuestions() {
        List<NameQuestion> known = questions;
        if (known == null) {
            boolean open = isDry() && getRun().state() == RunState.DONE;
            known =
                    open
                            ? imports.nameQuestions(me.actor(), runId(), getRun().importer())
                            : List.of();
            questions = known;
        }
        return known;
    }

    /** Whether any of the names has something that is spelled like it. */
    public boolean isAnswerable() {
        return getRun().upload().isPresent()
                && getQuestions().stream().anyMatch(q -> !q.choices().isEmpty());
    }

    /** Keeps what names mean, and checks the file again. */
    public String decide() {
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        List<NameQuestion> asked = getQuestions();
        for (int i = 0; i < asked.size(); i++) {
            NameQuestion question = asked.get(i);
            String target = sent.getOrDefault("name." + i, "");
            if (question.choices().stream().anyMatch(c -> c.target().equals(target))) {
                names.remember(me.actor(), question.kind(), question.name(), target);
            }
        }
        RunId started = imports.checkAgain(me.actor(), runId());
        return "/imports/run?faces-redirect=true&id=" + started;
    }

    /** Stops the run after the chunk it is at. */
    public String cancel() {
        imports.cancel(me.actor(), runId());
        notices.done("imports.run.stopping");
        return here();
    }

    /** Goes on where the run ended. */
    public String resume() {
        imports.resume(me.actor(), runId());
        return here();
    }

    /** Takes back what the run created and changed. */
    public String undo() {
        imports.undo(me.actor(), runId());
        return here();
    }

    /** The run's id. */
    public String getId() {
        return id;
    }

    /** Takes the run's id. */
    public void setId(String id) {
        this.id = id;
    }

    /** The run. */
    public RunRow getRun() {
        RunRow loaded = run;
        if (loaded == null) {
            loaded = queries.run(me.actor(), runId());
            run = loaded;
        }
        return loaded;
    }

    /** Whether it is a dry run. */
    public boolean isDry() {
        return getRun().mode() == RunMode.CHECK;
    }

    /** What it counted of records, without the rows that yielded none. */
    public List<RunCount> getRecords() {
        return counts().stream()
                .filter(c -> !c.thing().equals(ImportResult.ROW))
                .filter(c -> c.outcome() != Outcome.REJECTED && c.outcome() != Outcome.NOTED)
                .toList();
    }

    /** Why rows and records were left out, refused or noted, with how many. */
    public List<RunCount> getReasons() {
        return counts().stream().filter(c -> !c.code().isEmpty()).toList();
    }

    /** What the undo did. */
    public List<RunCount> getUndoCounts() {
        List<RunCount> known = undoCounts;
        if (known == null) {
            RunState state = getRun().state();
            boolean undone = state == RunState.UNDONE || state == RunState.UNDOING;
            known = undone ? queries.undoCounts(me.actor(), runId()) : List.of();
            undoCounts = known;
        }
        return known;
    }

    /** The first lines that somebody should look at. */
    public List<RunLine> getTroubles() {
        List<RunLine> known = troubles;
        if (known == null) {
            known = queries.troubles(me.actor(), runId(), MOST_LINES);
            troubles = known;
        }
        return known;
    }

    /** Whether there may be more such lines than are shown. */
    public boolean isMoreTroubles() {
        return getTroubles().size() == MOST_LINES;
    }

    /** Whether it can go on. */
    public boolean isResumable() {
        RunState state = getRun().state();
        return getRun().upload().isPresent()
                && (state == RunState.CANCELLED || state == RunState.FAILED);
    }

    /** Whether it can be undone. */
    public boolean isUndoable() {
        RunState state = getRun().state();
        boolean ended =
                state == RunState.DONE || state == RunState.CANCELLED || state == RunState.FAILED;
        return !isDry() && ended && getRun().created() + getRun().updated() > 0;
    }

    /** Whether the import can follow this dry run. */
    public boolean isImportable() {
        return isDry()
                && getRun().state() == RunState.DONE
                && getRun().upload().isPresent()
                && getRun().created() + getRun().updated() > 0;
    }

    private List<RunCount> counts() {
        List<RunCount> known = counts;
        if (known == null) {
            known = queries.counts(me.actor(), runId());
            counts = known;
        }
        return known;
    }

    private String here() {
        return "/imports/run?faces-redirect=true&id=" + id;
    }

    private RunId runId() {
        try {
            return RunId.of(id);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("run", id);
        }
    }
}
