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
