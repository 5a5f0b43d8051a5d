package org.loyaltyloop.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.mapping.MappedRow;
import org.loyaltyloop.mapping.Mapping;
import org.loyaltyloop.mapping.RowMapper;
import org.loyaltyloop.mapping.TargetField;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.tabular.ByteSource;
import org.loyaltyloop.tabular.TableFormat;
import org.loyaltyloop.tabular.TableProfile;
import org.loyaltyloop.tabular.TableRow;
import org.loyaltyloop.tabular.TableRows;
import org.loyaltyloop.tabular.Tables;
import org.loyaltyloop.tabular.UnreadableTable;

/**
 * Importing: what is in a file, what a mapping would make of it, and starting, stopping and undoing
 * runs. For managers and administrators.
 */
@ApplicationScoped
@Transactional
public class Imports {

    private static final int PROFILED_ROWS = 50_000;
    private static final int PREVIEW_ROWS = 8;

    private final Uploads uploads;
    private final Runs runs;
    private final Importers importers;
    private final MappingMemory memory;
    private final ImportJobs jobs;
    private final Settings settings;
    private final KnownNames names;
    private final Audit audit;

    @Inject
    Imports(
            Uploads uploads,
            Runs runs,
            Importers importers,
            MappingMemory memory,
            ImportJobs jobs,
            Settings settings,
            KnownNames names,
            Audit audit) {
        this.uploads = uploads;
        this.runs = runs;
        this.importers = importers;
        this.memory = memory;
        this.jobs = jobs;
        this.settings = settings;
        this.names = names;
        this.audit = audit;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Imports() {
        this(null, null, null, null, null, null, null, null);
    }

    /** Finds out how a file is to be read, what is in it, and which mappings fit. */
    public Analysis analyse(Actor actor, UploadId upload) {
        actor.require(Role.MANAGER);
        return reading(() -> analysis(upload, Tables.detect(uploads.bytes(upload))));
    }

    /** As {@link #analyse(Actor, UploadId)}, reading the file as told. */
    public Analysis analyse(Actor actor, UploadId upload, TableFormat format) {
        actor.require(Role.MANAGER);
        return reading(() -> analysis(upload, format));
    }

    /** Codes of all importers, in order. */
    public List<String> importers() {
        return importers.all().stream().map(Importer::code).toList();
    }

    /** The fields that a mapping for this importer may fill. */
    public List<TargetField> fields(String importer) {
        return importers.get(importer).fields();
    }

    /** Everything that keeps a mapping from being used on a table with these columns. */
    public List<Mapping.Flaw> flaws(String importer, Mapping mapping, List<String> columns) {
        return mapping.flaws(importers.get(importer).fields(), columns);
    }

    /** What a mapping makes of the first rows; the mapping may not have flaws. */
    public List<MappedRow> sample(
            Actor actor,
            UploadId upload,
            TableFormat format,
            String importer,
            Mapping mapping,
            int most) {
        actor.require(Role.MANAGER);
        return reading(
                () -> {
                    ByteSource file = uploads.bytes(upload);
                    Mapping decided =
                            mapping.decidedBy(Tables.profile(file, format, PROFILED_ROWS));
                    List<MappedRow> sample = new ArrayList<>();
                    try (TableRows rows = Tables.open(file, format)) {
                        refuseFlawed(importer, decided, rows.columns());
                        RowMapper mapper =
                                new RowMapper(
                                        decided,
                                        importers.get(importer).fields(),
                                        rows.columns(),
                                        settings.zone());
                        while (rows.hasNext() && sample.size() < most) {
                            sample.add(mapper.map(rows.next()));
                        }
                    }
                    return sample;
                });
    }

    /**
     * Starts a dry run or an import as a background job, and remembers the mapping for files with
     * the same columns.
     */
    public RunId start(Actor actor, StartImport start) {
        actor.require(Role.MANAGER);
        return reading(
                () -> {
                    TableProfile profile =
                            Tables.profile(
                                    uploads.bytes(start.upload()), start.format(), PROFILED_ROWS);
                    refuseFlawed(start.importer(), start.mapping(), profile.names());
                    memory.remember(
                            start.importer(), profile.names(), start.name(), start.mapping());
                    RunId id = RunId.next();
                    Flight run =
                            new Flight(
                                    id,
                                    Optional.of(start.upload()),
                                    start.mode(),
                                    start.importer(),
                                    start.format(),
                                    start.mapping().decidedBy(profile),
                                    RunState.WAITING,
                                    0,
                                    1,
                                    0,
                                    actor);
                    runs.add(run, uploads.name(start.upload()));
                    jobs.launchRun(actor, id);
                    if (start.mode() == RunMode.IMPORT) {
                        audit.record(actor.author(), "IMPORT_STARTED", "import", id, List.of());
                    }
                    return id;
                });
    }

    /** Imports what a dry run only looked at: the same file, read and mapped the same way. */
    public RunId importChecked(Actor actor, RunId check) {
        return again(actor, check, RunMode.IMPORT);
    }

    /** Does a dry run anew: what names mean may be known by now. */
    public RunId checkAgain(Actor actor, RunId check) {
        return again(actor, check, RunMode.CHECK);
    }

    private RunId again(Actor actor, RunId check, RunMode mode) {
        actor.require(Role.MANAGER);
        Flight checked = runs.lock(check);
        if (!checked.dry() || checked.state() != RunState.DONE) {
            throw new BusinessRuleViolation(ImportRule.WRONG_STATE);
        }
        UploadId upload =
                checked.upload().orElseThrow(() -> new BusinessRuleViolation(ImportRule.FILE_GONE));
        RunId id = RunId.next();
        Flight run =
                new Flight(
                        id,
                        Optional.of(upload),
                        mode,
                        checked.importer(),
                        checked.format(),
                        checked.mapping(),
                        RunState.WAITING,
                        checked.rowsTotal(),
                        1,
                        0,
                        actor);
        runs.add(run, uploads.name(upload));
        jobs.launchRun(actor, id);
        audit.record(actor.author(), "IMPORT_STARTED", "import", id, List.of());
        return id;
    }

    /**
     * Names of a run that nothing bears and somebody may decide about, with what they may mean: the
     * likeliest first.
     */
    public List<NameQuestion> nameQuestions(Actor actor, RunId id, String importer) {
        Importer asked = importers.get(importer);
        Map<String, String> kinds = asked.nameKinds();
        return names.unknown(actor, id, kinds.keySet()).stream()
                .map(
                        unknown -> {
                            String kind = kinds.getOrDefault(unknown.code(), "");
                            return new NameQuestion(
                                    kind,
                                    unknown.name(),
                                    unknown.rows(),
                                    asked.alike(kind, unknown.name()));
                        })
                .toList();
    }

    /**
     * Stops a run after the chunk it is at; what is stored stays, and can be undone or gone on
     * with.
     */
    public void cancel(Actor actor, RunId id) {
        actor.require(Role.MANAGER);
        Flight run = runs.get(id);
        if (!run.state().busy()) {
            throw new BusinessRuleViolation(ImportRule.WRONG_STATE);
        }
        jobs.cancel(id);
    }

    /** Goes on with a run that was stopped or broke off, after the last row that was stored. */
    public void resume(Actor actor, RunId id) {
        actor.require(Role.MANAGER);
        Flight run = runs.lock(id);
        if (run.state() != RunState.CANCELLED && run.state() != RunState.FAILED) {
            throw new BusinessRuleViolation(ImportRule.WRONG_STATE);
        }
        if (run.upload().isEmpty()) {
            throw new BusinessRuleViolation(ImportRule.FILE_GONE);
        }
        runs.enter(id, RunState.WAITING);
        jobs.launchRun(actor, id);
    }

    /**
     * Takes back what an import created and changed, as a background job that says what could not
     * be taken back.
     */
    public void undo(Actor actor, RunId id) {
        actor.require(Role.MANAGER);
        Flight run = runs.lock(id);
        if (run.dry() || run.state().busy() || run.state() == RunState.UNDONE) {
            throw new BusinessRuleViolation(ImportRule.WRONG_STATE);
        }
        runs.enter(id, RunState.UNDOING);
        jobs.launchUndo(actor, id);
        audit.record(actor.author(), "IMPORT_UNDONE", "import", id, List.of());
    }

    private Analysis analysis(UploadId upload, TableFormat format) {
        ByteSource file = uploads.bytes(upload);
        TableProfile profile = Tables.profile(file, format, PROFILED_ROWS);
        List<TableRow> preview = new ArrayList<>();
        try (TableRows rows = Tables.open(file, format)) {
            while (rows.hasNext() && preview.size() < PREVIEW_ROWS) {
                preview.add(rows.next());
            }
        }
        return new Analysis(format, profile, preview, proposals(profile));
    }

    private List<Analysis.Proposal> proposals(TableProfile profile) {
        List<Analysis.Proposal> proposals = new ArrayList<>(memory.recall(profile.names()));
        List<Analysis.Proposal> suggested = new ArrayList<>();
        for (Importer importer : importers.all()) {
            importer.presets().stream()
                    .filter(preset -> preset.fits(profile.names()))
                    .map(
                            preset ->
                                    new Analysis.Proposal(
                                            importer.code(),
                                            Analysis.Origin.PRESET,
                                            preset.code(),
                                            preset.mapping()))
                    .forEach(proposals::add);
            suggested.add(
                    new Analysis.Proposal(
                            importer.code(),
                            Analysis.Origin.SUGGESTED,
                            "",
                            importer.suggest(profile)));
        }
        // The importer whose fields take up most of the columns is the likeliest.
        suggested.sort(
                Comparator.comparingInt((Analysis.Proposal p) -> p.mapping().columns().size())
                        .reversed());
        proposals.addAll(suggested);
        return proposals;
    }

    private void refuseFlawed(String importer, Mapping mapping, List<String> columns) {
        List<Mapping.Flaw> flaws = flaws(importer, mapping, columns);
        if (!flaws.isEmpty()) {
            Mapping.Flaw first = flaws.get(0);
            throw new BusinessRuleViolation(
                    ImportRule.MAPPING_FLAWED, first.kind(), first.output(), first.subject());
        }
    }

    private static <T> T reading(Supplier<T> work) {
        try {
            return work.get();
        } catch (UnreadableTable e) {
            throw new BusinessRuleViolation(ImportRule.FILE_UNREADABLE, e.reason());
        }
    }
}
