package org.loyaltyloop.tabular;

/** A file that no table can be read from; nothing of it was used. */
public class UnreadableTable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a file is no table. */
    public enum Reason {
        /** No bytes, or nothing but blank lines. */
        EMPTY,
        /** Neither text nor a workbook: a picture, a PDF, a program. */
        UNKNOWN_KIND,
        /** A workbook of before 2007; it has to be saved as XLSX first. */
        OLD_EXCEL,
        /** A workbook that is damaged, protected, or not one at all. */
        DAMAGED,
        /** A workbook that unpacks to far more than it may. */
        TOO_LARGE,
        /** More columns than a table may have. */
        TOO_MANY_COLUMNS
    }

    private final Reason reason;

    /** A file that cannot be read for that reason. */
    public UnreadableTable(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    /** A file whose reading failed underneath. */
    public UnreadableTable(Reason reason, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
