package org.loyaltyloop.importing;

import java.util.Locale;
import org.loyaltyloop.kernel.Rule;

/** Business rules about imports. */
public enum ImportRule implements Rule {
    /** The file is empty. */
    FILE_EMPTY,
    /** The file is larger than allowed; argument: the most megabytes. */
    FILE_TOO_LARGE,
    /** The file is no table; argument: the reason. */
    FILE_UNREADABLE,
    /** The file was deleted. */
    FILE_GONE,
    /** Nobody contributes an importer of that name. */
    UNKNOWN_IMPORTER,
    /** The mapping cannot be used; arguments: kind of flaw, output, field or column. */
    MAPPING_FLAWED,
    /** The run is not in a state in which this can be done. */
    WRONG_STATE,
    /** The file is used by a run that has not ended. */
    FILE_IN_USE;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
