package org.loyaltyloop.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.tabular.UnreadableTable.Reason;

/**
 * The raw rows of a workbook's sheet. A workbook is a ZIP file, so its unpacked size is measured
 * before anything reads it; it is copied to a temporary file, because the library holds what it
 * gets as a stream in memory.
 */
final class WorkbookRows implements TableRows.RawRows {

    private static final long MAX_UNPACKED = 2L * 1024 * 1024 * 1024;

    /** Every part but the sheets is held in memory whole, above all the one with the texts. */
    private static final long MAX_HELD = 96L * 1024 * 1024;

    /** Small parts may be packed as tightly as they like. */
    private static final long FREE_SIZE = 1024 * 1024;

    private static final int MAX_RATIO = 300;
    private static final int MAX_PARTS = 2_000;
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Path copy;
    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private boolean ended;

    private WorkbookRows(Path copy, ReadableWorkbook workbook, Stream<Row> stream) {
        this.copy = copy;
        this.workbook = workbook;
        this.stream = stream;
        this.rows = stream.iterator();
    }

    static WorkbookRows open(ByteSource file, int sheetNumber) throws IOException {
        Path copy = copied(file);
        try {
            check(copy);
            ReadableWorkbook workbook =
                    new ReadableWorkbook(copy.toFile(), new ReadingOptions(true, false));
            Sheet sheet =
                    workbook.getSheet(sheetNumber)
                            .orElseThrow(() -> new UnreadableTable(Reason.EMPTY));
            return new WorkbookRows(copy, workbook, sheet.openStream());
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e instanceof UnreadableTable known
                    ? known
                    : new UnreadableTable(Reason.DAMAGED, e);
        }
    }

    /** Refuses what is no workbook, and workbooks that unpack to more than they may. */
    static void check(ByteSource file) throws IOException {
        Path copy = copied(file);
        try {
            check(copy);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static Path copied(ByteSource file) throws IOException {
        Path copy = Files.createTempFile("loyalty-loop-workbook", ".xlsx");
        try (InputStream in = file.open()) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private static void check(Path copy) {
        try (ZipFile zip = new ZipFile(copy.toFile())) {
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw new UnreadableTable(Reason.UNKNOWN_KIND);
            }
            if (zip.size() > MAX_PARTS) {
                throw new UnreadableTable(Reason.TOO_LARGE);
            }
            long total = 0;
            for (ZipEntry part : Collections.list(zip.entries())) {
                total += unpackedSize(zip, part);
                if (total > MAX_UNPACKED) {
                    throw new UnreadableTable(Reason.TOO_LARGE);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableTable(Reason.DAMAGED, e);
        }
    }

    /** Counts what really comes out: what the file says about itself may be a lie. */
    private static long unpackedSize(ZipFile zip, ZipEntry part) throws IOException {
        boolean heldInMemory = !part.getName().startsWith("xl/worksheets/");
        long most = heldInMemory ? MAX_HELD : MAX_UNPACKED;
        long packed = Math.max(part.getCompressedSize(), 1);
        byte[] buffer = new byte[64 * 1024];
        long size = 0;
        try (InputStream in = zip.getInputStream(part)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > most || size > FREE_SIZE && size / MAX_RATIO > packed) {
                    throw new UnreadableTable(Reason.TOO_LARGE);
                }
            }
        }
        return size;
    }

    @Override
    public Optional<TableRows.RawRow> next() {
        try {
            if (ended || !rows.hasNext()) {
                ended = true;
                return Optional.empty();
            }
            Row row = rows.next();
            List<String> cells = new ArrayList<>(row.getCellCount());
            for (int i = 0; i < row.getCellCount(); i++) {
                cells.add(text(row.getCell(i)));
            }
            return Optional.of(new TableRows.RawRow(row.getRowNum(), cells, false));
        } catch (RuntimeException e) {
            ended = true;
            return Optional.of(new TableRows.RawRow(0, List.of(), true));
        }
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return "";
        }
        boolean number =
                cell.getType() == CellType.NUMBER
                        || cell.getType() == CellType.FORMULA
                                && cell.getValue() instanceof BigDecimal;
        if (!number) {
            return cell.getText();
        }
        if (isDate(cell.getDataFormatString())) {
            LocalDateTime when = cell.asDate();
            return when.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? when.toLocalDate().toString()
                    : DATE_TIME.format(when);
        }
        BigDecimal value = cell.asNumber();
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /**
     * Whether a number format shows a date: it has a letter of one outside quotes, brackets and
     * escapes.
     */
    private static boolean isDate(@Nullable String format) {
        if (format == null || format.equalsIgnoreCase("General")) {
            return false;
        }
        String bare =
                format.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.|_.", "").toLowerCase(Locale.ROOT);
        return bare.indexOf('y') >= 0 || bare.indexOf('d') >= 0 || bare.contains("h:");
    }

    @Override
    public void close() {
        stream.close();
        try (ReadableWorkbook closing = workbook) {
            ended = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            copy.toFile().delete();
        }
    }
}
