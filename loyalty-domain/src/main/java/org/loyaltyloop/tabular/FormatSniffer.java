package org.loyaltyloop.tabular;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.loyaltyloop.tabular.UnreadableTable.Reason;

/**
 * Finds out how a file has to be read. Guesses from evidence only; what cannot be known gets the
 * commonest answer.
 */
final class FormatSniffer {

    private static final int HEAD = 64 * 1024;
    private static final int SAMPLE_ROWS = 200;
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private FormatSniffer() {}

    static TableFormat detect(ByteSource file) throws IOException {
        byte[] head;
        try (InputStream in = file.open()) {
            head = in.readNBytes(HEAD);
        }
        if (head.length == 0) {
            throw new UnreadableTable(Reason.EMPTY);
        }
        if (startsWith(head, 'P', 'K', 3, 4)) {
            WorkbookRows.check(file);
            return TableFormat.xlsx();
        }
        if (startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new UnreadableTable(Reason.OLD_EXCEL);
        }
        Charset charset = charset(file, head);
        String text = decoded(head, charset);
        if (text.isBlank()) {
            throw new UnreadableTable(Reason.EMPTY);
        }
        if (looksBinary(text)) {
            throw new UnreadableTable(Reason.UNKNOWN_KIND);
        }
        char quote = quote(text);
        return TableFormat.csv(charset, separator(text, quote), quote);
    }

    /** The stream after its byte order mark, if it begins with one. */
    static InputStream withoutMark(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, HEAD);
        buffered.mark(4);
        byte[] start = buffered.readNBytes(3);
        int mark = markLength(start);
        buffered.reset();
        buffered.skipNBytes(mark);
        return buffered;
    }

    private static int markLength(byte[] start) {
        if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
            return 3;
        }
        return startsWith(start, 0xFF, 0xFE) || startsWith(start, 0xFE, 0xFF) ? 2 : 0;
    }

    private static Charset charset(ByteSource file, byte[] head) throws IOException {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        int pairs = head.length / 2;
        int evenNuls = 0;
        int oddNuls = 0;
        for (int i = 0; i + 1 < head.length; i += 2) {
            evenNuls += head[i] == 0 ? 1 : 0;
            oddNuls += head[i + 1] == 0 ? 1 : 0;
        }
        // Western text in UTF-16 has a zero in nearly every pair, always on the same side.
        if (pairs > 0 && oddNuls > pairs / 2 && evenNuls < pairs / 10) {
            return StandardCharsets.UTF_16LE;
        }
        if (pairs > 0 && evenNuls > pairs / 2 && oddNuls < pairs / 10) {
            return StandardCharsets.UTF_16BE;
        }
        return isUtf8(file) ? StandardCharsets.UTF_8 : WINDOWS_1252;
    }

    /** Reads to the end: an accent in the last row decides as well as one in the first. */
    private static boolean isUtf8(ByteSource file) throws IOException {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(HEAD);
        CharBuffer chars = CharBuffer.allocate(HEAD);
        try (InputStream in = file.open()) {
            boolean end = false;
            while (!end) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = read < 0;
                bytes.position(bytes.position() + Math.max(read, 0)).flip();
                chars.clear();
                if (decoder.decode(bytes, chars, end).isError()) {
                    return false;
                }
                bytes.compact();
            }
        }
        return true;
    }

    private static String decoded(byte[] head, Charset charset) {
        String text = new String(head, charset);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean looksBinary(String text) {
        long odd =
                text.chars()
                        .filter(
                                c ->
                                        c < 32 && c != '\t' && c != '\n' && c != '\r' && c != '\f'
                                                || c == 0xFFFD)
                        .count();
        return text.startsWith("%PDF") || odd > 3 && odd * 10 > text.length();
    }

    private static char quote(String text) {
        long single = 0;
        for (int i = 1; i < text.length() - 1; i++) {
            boolean opens =
                    text.charAt(i) == '\''
                            && (isSeparator(text.charAt(i - 1)) || text.charAt(i - 1) == '\n');
            single += opens ? 1 : 0;
        }
        return single >= 2 && text.indexOf('"') < 0 ? '\'' : '"';
    }

    private static boolean isSeparator(char c) {
        return c == ',' || c == ';' || c == '\t' || c == '|';
    }

    private static char separator(String text, char quote) {
        String first = text.lines().findFirst().orElse("");
        if (first.regionMatches(true, 0, "sep=", 0, 4) && first.length() == 5) {
            return first.charAt(4);
        }
        record Candidate(char separator, double score) {}
        List<Candidate> candidates = new ArrayList<>();
        for (char separator : SEPARATORS) {
            candidates.add(new Candidate(separator, score(text, separator, quote)));
        }
        // The first of equals: a table of one column gets the comma.
        return candidates.stream()
                .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                .findFirst()
                .map(Candidate::separator)
                .orElse(',');
    }

    /**
     * How much a separator makes of the text a table: the share of rows as wide as most, rewarding
     * width a little.
     */
    private static double score(String text, char separator, char quote) {
        List<Integer> widths = new ArrayList<>();
        try (TextRows rows = new TextRows(new StringReader(text), separator, quote)) {
            var row = rows.next();
            while (row.isPresent() && !row.get().unreadable() && widths.size() < SAMPLE_ROWS) {
                if (!row.get().cells().stream().allMatch(String::isBlank)) {
                    widths.add(row.get().cells().size());
                }
                row = rows.next();
            }
        }
        if (widths.isEmpty()) {
            return 0;
        }
        if (widths.size() > 2) {
            // The last row of the sample may be cut.
            widths.remove(widths.size() - 1);
        }
        Map<Integer, Long> byWidth =
                widths.stream()
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        var commonest =
                byWidth.entrySet().stream()
                        .max(
                                Map.Entry.<Integer, Long>comparingByValue()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .orElseThrow();
        if (commonest.getKey() < 2) {
            return 0;
        }
        double agreement = (double) commonest.getValue() / widths.size();
        boolean headerAgrees = widths.get(0).equals(commonest.getKey());
        return agreement * (headerAgrees ? 1 : 0.5) + Math.min(commonest.getKey(), 50) * 0.002;
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
