package org.loyaltyloop.importing;

import java.util.List;
import java.util.Optional;
import org.loyaltyloop.mapping.Mapping;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.tabular.TableFormat;

/**
 * A run as the engine needs it.
 *
 * @param id the run
 * @param upload its file, if it still exists
 * @param mode dry run or import
 * @param importer code of the importer
 * @param format how to read the file
 * @param mapping decided for this file
 * @param state what it is doing
 * @param rowsTotal rows of the file; 0 until counted
 * @param pass which reading of the file it is in
 * @param lastRow the last row of this pass of which everything is stored
 * @param actor who started it, with the rights of that moment
 */
record Flight(
        RunId id,
        Optional<UploadId> upload,
        RunMode mode,
        String importer,
        TableFormat format,
        Mapping mapping,
        RunState state,
        long rowsTotal,
        int pass,
        long lastRow,
        Actor actor) {

    boolean dry() {
        return mode == RunMode.CHECK;
    }

    List<String> outputNames() {
        return mapping.outputs().stream().map(o -> o.name()).toList();
    }
}
