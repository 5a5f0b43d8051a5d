package org.loyaltyloop.importing;

import java.util.List;
import org.loyaltyloop.mapping.Mapping;
import org.loyaltyloop.tabular.TableFormat;
import org.loyaltyloop.tabular.TableProfile;
import org.loyaltyloop.tabular.TableRow;

/**
 * What was found out about a file before anything is imported.
 *
 * @param format how it is read
 * @param profile what stands in its columns
 * @param preview its first rows
 * @param proposals mappings to start from, the most fitting first; never empty
 */
public record Analysis(
        TableFormat format,
        TableProfile profile,
        List<TableRow> preview,
        List<Proposal> proposals) {

    /** Copies the lists. */
    public Analysis {
        preview = List.copyOf(preview);
        proposals = List.copyOf(proposals);
    }

    /**
     * A mapping to start from.
     *
     * @param importer code of the importer it is for
     * @param origin where it comes from
     * @param name of a remembered mapping, or the code of a preset; empty for a suggestion
     * @param mapping the mapping
     */
    public record Proposal(String importer, Origin origin, String name, Mapping mapping) {}

    /** Where a mapping comes from. */
    public enum Origin {
        /** It was used for a file with these columns before. */
        REMEMBERED,
        /** The product knows such files. */
        PRESET,
        /** The names of the columns suggest it. */
        SUGGESTED
    }
}
