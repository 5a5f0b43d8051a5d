package org.loyaltyloop.importing;

import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.mapping.Mapping;
import org.loyaltyloop.tabular.TableFormat;

/**
 * Starts a run.
 *
 * @param upload the file
 * @param format how to read it
 * @param importer code of the importer
 * @param mapping how its rows become records
 * @param name to remember the mapping by, 1 to 100 characters
 * @param mode dry run or import
 */
public record StartImport(
        UploadId upload,
        TableFormat format,
        String importer,
        Mapping mapping,
        String name,
        RunMode mode) {

    /** Refuses an absent or overlong name. */
    public StartImport {
        Checks checks = new Checks();
        name = checks.required("name", name, 100);
        checks.refuseIfAny();
    }
}
