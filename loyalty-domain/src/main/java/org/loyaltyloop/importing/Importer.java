package org.loyaltyloop.importing;

import java.util.List;
import java.util.Map;
import org.loyaltyloop.mapping.ImportRecord;
import org.loyaltyloop.mapping.Mapping;
import org.loyaltyloop.mapping.MappingSuggestion;
import org.loyaltyloop.mapping.TargetField;
import org.loyaltyloop.tabular.TableProfile;

/**
 * What a context contributes to have its records imported: a CDI bean per kind of record. It works
 * in sets, inside the transaction of a chunk, checks rights like every door, and handles a record
 * that it handled before without effect.
 */
public interface Importer {

    /** What {@link #undo} answers for a thing that it took back. */
    String UNDONE = "undone";

    /** Names it in runs and remembered mappings, in lower case. */
    String code();

    /** Its place where several importers know a file: the lowest is offered first. */
    default int place() {
        return 0;
    }

    /** The fields that a mapping may fill. */
    List<TargetField> fields();

    /** Ready mappings for well-known files. */
    List<MappingPreset> presets();

    /** The things it makes, those first that have to be taken back first. */
    List<String> things();

    /** A first mapping for a file that nobody knows. */
    default Mapping suggest(TableProfile profile) {
        return MappingSuggestion.of(code(), fields(), profile.names());
    }

    /** How often the file has to be read, such as twice where rows name rows further down. */
    default int passes(Mapping mapping) {
        return 1;
    }

    /**
     * What somebody may say that names mean for which rows are refused: by the reason of the
     * refusal, the kind under which {@link KnownNames} keeps it.
     */
    default Map<String, String> nameKinds() {
        return Map.of();
    }

    /** What a name of that kind may mean, the likeliest first. */
    default List<NameChoice> alike(String kind, String name) {
        return List.of();
    }

    /** What {@link #apply} would do; changes nothing. */
    List<ImportResult> check(ImportContext context, List<ImportRecord> records);

    /** Handles the records of a chunk. */
    List<ImportResult> apply(ImportContext context, List<ImportRecord> records);

    /**
     * Takes things of one kind back.
     *
     * @return by {@link MadeThing#seq()}: {@link #UNDONE}, or the code of the reason why not
     */
    Map<Long, String> undo(ImportContext context, String thing, List<MadeThing> made);
}
