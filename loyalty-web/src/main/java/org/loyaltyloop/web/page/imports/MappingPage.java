package org.loyaltyloop.web.page.imports;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.importing.Analysis;
import org.loyaltyloop.importing.Analysis.Proposal;
import org.loyaltyloop.importing.Imports;
import org.loyaltyloop.importing.RunId;
import org.loyaltyloop.importing.RunMode;
import org.loyaltyloop.importing.StartImport;
import org.loyaltyloop.importing.UploadId;
import org.loyaltyloop.importing.Uploads;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.mapping.FieldSource;
import org.loyaltyloop.mapping.FieldType;
import org.loyaltyloop.mapping.ImportRecord;
import org.loyaltyloop.mapping.MappedRow;
import org.loyaltyloop.mapping.Mapping;
import org.loyaltyloop.mapping.TargetField;
import org.loyaltyloop.tabular.ColumnProfile;
import org.loyaltyloop.tabular.TableFormat;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/**
 * The second step of an import: how the file is read and how its rows become records. Starts from a
 * remembered or ready mapping, shows at once what comes of the first rows, and ends in a dry run.
 */
@Named("mappingPage")
@ViewScoped
public class MappingPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int SAMPLE = 5;

    private final Imports imports;
    private final Uploads uploads;
    private final CurrentUser me;
    private final Notices notices;

    private String file = "";
    private String fileName = "";
    private String start = "0";
    private String separator = ",";
    private String charset = "UTF-8";
    private boolean header = true;
    private int sheet;
    private String importer = "";
    private String name = "";
    private final ArrayList<ConditionForm> rules = new ArrayList<>();
    private final ArrayList<OutputForm> outputs = new ArrayList<>();
    private transient @Nullable Analysis analysis;

    @Inject
    MappingPage(Imports imports, Uploads uploads, CurrentUser me, Notices notices) {
        this.imports = imports;
        this.uploads = uploads;
        this.me = me;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected MappingPage() {
        this(null, null, null, null);
    }

    /**
     * Finds out what the file is, and takes the mapping that fits best. A file that cannot be read
     * leads back to the choice of one, with the reason.
     */
    public @Nullable String load() {
        fileName = uploads.name(upload());
        try {
            Analysis found = imports.analyse(me.actor(), upload());
            take(found);
            begin(found.proposals().get(0));
            return null;
        } catch (BusinessRuleViolation unreadable) {
            notices.broken(unreadable);
            return "/imports/new?faces-redirect=true";
        }
    }

    /** Reads the file as it is set now, and starts again from the mapping that fits then. */
    public void reread() {
        Analysis found = imports.analyse(me.actor(), upload(), format());
        take(found);
        start = "0";
        begin(found.proposals().get(0));
    }

    /** Starts from the chosen mapping. */
    public void restart() {
        List<Proposal> proposals = getAnalysis().proposals();
        begin(proposals.get(Math.max(0, Math.min(Integer.parseInt(start), proposals.size() - 1))));
    }

    /** Starts the dry run. */
    public @Nullable String check() {
        if (!getFlaws().isEmpty()) {
            return null;
        }
        RunId run =
                imports.start(
                        me.actor(),
                        new StartImport(
                                upload(),
                                getAnalysis().format(),
                                importer,
                                mapping(),
                                name,
                                RunMode.CHECK));
        return "/imports/run?faces-redirect=true&id=" + run;
    }

    /** Adds a rule about rows. */
    public void addRule() {
        rules.add(ConditionForm.on(getColumns().get(0)));
    }

    /** Removes a rule. */
    public void removeRule(ConditionForm rule) {
        rules.remove(rule);
    }

    /** Adds a record that rows yield, like the last one. */
    public void addOutput() {
        OutputForm last = outputs.get(outputs.size() - 1);
        outputs.add(last.copy(last.getName() + " " + (outputs.size() + 1)));
    }

    /** Removes a record, unless it is the only one. */
    public void removeOutput(OutputForm output) {
        if (outputs.size() > 1) {
            outputs.remove(output);
        }
    }

    /** Adds a condition to a record. */
    public void addCondition(OutputForm output) {
        output.getConditions().add(ConditionForm.on(getColumns().get(0)));
    }

    /** Removes a condition from a record. */
    public void removeCondition(OutputForm output, ConditionForm condition) {
        output.getConditions().remove(condition);
    }

    /** Adds the chosen field to a record. */
    public void addField(OutputForm output) {
        String chosen = output.getAdding();
        if (chosen.endsWith(".*")) {
            String own = output.getAddingName().strip();
            chosen = own.isEmpty() ? "" : chosen.substring(0, chosen.length() - 1) + own;
        }
        if (!chosen.isEmpty() && !output.fills(chosen)) {
            boolean choice = field(chosen).map(f -> f.type() == FieldType.CHOICE).orElse(false);
            output.add(
                    choice
                            ? FieldSource.constant(chosen, "")
                            : FieldSource.column(chosen, getColumns().get(0)));
        }
        output.setAdding("");
        output.setAddingName("");
    }

    /** Removes a field from a record. */
    public void removeField(OutputForm output, FieldForm field) {
        output.getFields().remove(field);
    }

    /** Lists the values of a field's column, to be translated. */
    public void listValues(FieldForm field) {
        getAnalysis().profile().column(field.getColumn()).ifPresent(field::listValues);
    }

    /** The fields that can still be added to a record. */
    public List<TargetField> addable(OutputForm output) {
        return imports.fields(importer).stream()
                .filter(f -> f.isFamily() || !output.fills(f.name()))
                .toList();
    }

    /** The words that a field takes; none where it takes any. */
    public List<String> choices(FieldForm form) {
        return field(form.getField()).map(TargetField::choices).orElse(List.of());
    }

    /** Whether a field takes dates. */
    public boolean dated(FieldForm form) {
        return field(form.getField())
                .filter(f -> f.type() == FieldType.MOMENT || f.type() == FieldType.DAY)
                .isPresent();
    }

    /** Whether a field takes numbers. */
    public boolean numeric(FieldForm form) {
        return field(form.getField())
                .filter(f -> f.type() == FieldType.NUMBER || f.type() == FieldType.WHOLE_NUMBER)
                .isPresent();
    }

    /** Whether every record needs the field. */
    public boolean required(FieldForm form) {
        return field(form.getField()).map(TargetField::required).orElse(false);
    }

    /** What stands in a column. */
    public @Nullable ColumnProfile profile(String column) {
        return getAnalysis().profile().column(column).orElse(null);
    }

    /** Everything that keeps the mapping from being used. */
    public List<Mapping.Flaw> getFlaws() {
        return imports.flaws(importer, mapping(), getColumns());
    }

    /** What comes of the first rows; nothing while the mapping cannot be used. */
    public List<MappedRow> getSample() {
        if (!getFlaws().isEmpty()) {
            return List.of();
        }
        return imports.sample(
                me.actor(), upload(), getAnalysis().format(), importer, mapping(), SAMPLE);
    }

    /** The values of a record in the order of their names. */
    public List<Map.Entry<String, Object>> values(ImportRecord record) {
        return List.copyOf(new TreeMap<>(record.values()).entrySet());
    }

    /** The name of the output that a record comes from. */
    public String outputName(ImportRecord record) {
        return outputs.get(record.output()).getName();
    }

    /** What was found out about the file. */
    public Analysis getAnalysis() {
        Analysis known = analysis;
        if (known == null) {
            known = imports.analyse(me.actor(), upload(), format());
            analysis = known;
        }
        return known;
    }

    private void take(Analysis found) {
        analysis = found;
        separator = String.valueOf(found.format().separator());
        charset = found.format().charset().name();
        header = found.format().header();
        sheet = found.format().sheet();
    }

    private void begin(Proposal proposal) {
        importer = proposal.importer();
        name = proposal.origin() == Analysis.Origin.REMEMBERED ? proposal.name() : shortName();
        rules.clear();
        proposal.mapping().rules().forEach(rule -> rules.add(ConditionForm.of(rule)));
        outputs.clear();
        proposal.mapping().outputs().forEach(output -> outputs.add(OutputForm.of(output)));
    }

    private String shortName() {
        int dot = fileName.lastIndexOf('.');
        String plain = dot > 0 ? fileName.substring(0, dot) : fileName;
        return plain.substring(0, Math.min(plain.length(), 100));
    }

    private TableFormat format() {
        TableFormat.Kind kind =
                Optional.ofNullable(analysis)
                        .map(a -> a.format().kind())
                        .orElseGet(() -> imports.analyse(me.actor(), upload()).format().kind());
        char quote = Optional.ofNullable(analysis).map(a -> a.format().quote()).orElse('"');
        return new TableFormat(
                kind, Charset.forName(charset), separator.charAt(0), quote, sheet, header);
    }

    private Mapping mapping() {
        return new Mapping(
                rules.stream().map(ConditionForm::toRule).toList(),
                outputs.stream().map(OutputForm::toOutput).toList());
    }

    private Optional<TargetField> field(String fieldName) {
        return imports.fields(importer).stream().filter(f -> f.covers(fieldName)).findFirst();
    }

    private UploadId upload() {
        try {
            return UploadId.of(file);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("upload", file);
        }
    }

    /** The columns' names. */
    public List<String> getColumns() {
        return getAnalysis().profile().names();
    }

    /** Whether the file is text with separators. */
    public boolean isText() {
        return getAnalysis().format().kind() == TableFormat.Kind.CSV;
    }

    /** The rules about rows. */
    public List<ConditionForm> getRules() {
        return rules;
    }

    /** The records that a row may yield. */
    public List<OutputForm> getOutputs() {
        return outputs;
    }

    /** The importer's code. */
    public String getImporter() {
        return importer;
    }

    /** The file's name. */
    public String getFileName() {
        return fileName;
    }

    /** The file's id. */
    public String getFile() {
        return file;
    }

    /** Takes the file's id. */
    public void setFile(@Nullable String file) {
        this.file = file == null ? "" : file;
    }

    /** The place of the mapping to start from among those that are offered. */
    public String getStart() {
        return start;
    }

    /** Takes the mapping to start from. */
    public void setStart(@Nullable String start) {
        this.start = start == null || !start.matches("\\d{1,3}") ? "0" : start;
    }

    /** What stands between cells. */
    public String getSeparator() {
        return separator.equals("\t") ? "tab" : separator;
    }

    /** Takes what stands between cells. */
    public void setSeparator(@Nullable String separator) {
        this.separator =
                separator == null || separator.isEmpty()
                        ? ","
                        : separator.equals("tab") ? "\t" : separator;
    }

    /** The encoding. */
    public String getCharset() {
        return charset;
    }

    /** Takes the encoding. */
    public void setCharset(@Nullable String charset) {
        this.charset = charset == null ? "UTF-8" : charset;
    }

    /** Whether the first row names the columns. */
    public boolean isHeader() {
        return header;
    }

    /** Takes whether the first row names the columns. */
    public void setHeader(boolean header) {
        this.header = header;
    }

    /** The name to remember the mapping by. */
    public String getName() {
        return name;
    }

    /** Takes the name to remember the mapping by. */
    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }
}
