package org.loyaltyloop.web.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.web.browser.DemoCrm;
import org.loyaltyloop.web.testing.Form;
import org.loyaltyloop.web.testing.PlainVisitor;
import org.loyaltyloop.web.testing.PlainVisitor.Answer;
import org.loyaltyloop.web.testing.PlainVisitor.Field;
import org.loyaltyloop.web.testing.RunningCrm;

/**
 * Damaged files, and damaged mappings of good ones, through the screens of an import. A file is
 * read or refused with its reason; a dry run stores nothing; an import that is undone leaves things
 * as they were.
 */
class ImportFuzz {

    private static final Duration RUN = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final List<String> TABLES =
            List.of(
                    """
                    account,sector,year_established,revenue,employees,office_location,subsidiary_of
                    Fuzz Papier,technolgy,1996,12.5,120,Netherlands,Fuzz Groep
                    Van 't Fuzz & Zn.,retail,1987,3.04,41,Belgium,
                    Fuzz Groep,services,1962,810.2,2400,Netherlands,
                    "Fuzz, de Boer",medical,2003,0.7,9,Philipines,Fuzz Groep
                    """,
                    """
                    opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
                    FZ1,Anna,FZ Basic,Fuzz Test,Won,2016-10-20,2017-03-01,1054
                    FZ2,Anna,FZBasic,Fuzz Test,Lost,2016-10-25,2017-03-11,0
                    FZ3,Anna,FZ Basic,,Engaging,2016-10-26,,
                    """,
                    """
                    name;email;phone;account;role
                    Jan de Fuzz;jan@fuzz.example;020-1234567;Fuzz Test;USER
                    Ütrecht Fuzz;u@fuzz.example;+31 6 12345678;Fuzz Test;FINANCE
                    """);

    private final RunningCrm crm = DemoCrm.running();
    private final Watch watch = new Watch(crm);
    private final PlainVisitor visitor = PlainVisitor.of(crm).signedInAs("admin");

    @Test
    void whateverComesInIsReadOrRefusedAndCanBeTakenBack() {
        Fuzzing.door(
                "imports",
                chance -> {
                    Map<String, Long> before = Stored.in(crm);
                    mapping(chance)
                            .flatMap(page -> check(chance, page))
                            .ifPresent(
                                    run -> {
                                        assertThat(Stored.in(crm)).as("dry run").isEqualTo(before);
                                        importAndUndo(run, before);
                                    });
                    assertThat(Stored.in(crm)).isEqualTo(before);
                });
    }

    /** Uploads a file; the page of its mapping, if it can be read. */
    private Optional<Answer> mapping(Chance chance) {
        String table = chance.of(TABLES);
        boolean book = chance.oneIn(3);
        byte[] good = book ? workbook(table) : table.getBytes(charset(chance));
        byte[] file =
                chance.oneIn(4)
                        ? good
                        : book && !chance.oneIn(4)
                                ? spoiltBook(chance, good)
                                : chance.damaged(good);
        Form form = Form.on(watch.over(visitor.get("/imports/new")), "upload");
        form.press("go");
        Answer answer =
                watch.over(
                        visitor.upload(
                                form, "upload:file", chance.odd(book ? "a.xlsx" : "a.csv"), file));
        return answer.location()
                .filter(to -> to.startsWith("/imports/mapping"))
                .map(to -> watch.over(visitor.get(to)))
                .filter(page -> page.status() == 200);
    }

    /** Damages the mapping and asks for a dry run; where that is, once it ended. */
    private Optional<String> check(Chance chance, Answer page) {
        Form form = Form.on(page, "form");
        for (int i = chance.below(3); i > 0; i--) {
            List<Field> fields = form.fields();
            int at = chance.below(fields.size());
            Field field = fields.get(at);
            if (!field.name().startsWith("jakarta.") && !field.name().startsWith("primefaces.")) {
                fields.set(at, new Field(field.name(), chance.odd(field.value())));
            }
        }
        form.press(chance.oneIn(5) ? chance.of(form.buttons()) : "check");
        return watch.over(visitor.post(form))
                .location()
                .filter(to -> to.startsWith("/imports/run"))
                .map(this::ended);
    }

    private void importAndUndo(String dryRun, Map<String, Long> before) {
        Form form = Form.on(watch.over(visitor.get(dryRun)), "form");
        if (!form.buttons().contains("form:import")) {
            return;
        }
        form.press("import");
        String run =
                watch.over(visitor.post(form))
                        .location()
                        .map(this::ended)
                        .orElseThrow(() -> new AssertionError("the import does not begin"));
        Form after = Form.on(watch.over(visitor.get(run)), "form");
        if (after.buttons().contains("form:undo")) {
            after.press("undo");
            watch.over(visitor.post(after));
            ended(run);
        }
        assertThat(Stored.in(crm)).as("undone " + run).isEqualTo(before);
    }

    /** Waits until a run is at rest; answers where it is. */
    private String ended(String run) {
        String progress = run.replace("/imports/run", "/imports/progress");
        long begin = System.nanoTime();
        while (watch.over(visitor.get(progress)).body().contains("\"busy\":true")) {
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(run).isLessThan(RUN);
            LockSupport.parkNanos(POLL.toNanos());
        }
        return run;
    }

    private static Charset charset(Chance chance) {
        return chance.of(
                StandardCharsets.UTF_8, StandardCharsets.UTF_16, Charset.forName("windows-1252"));
    }

    private static byte[] workbook(String table) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Test", "1.0")) {
            Worksheet sheet = book.newWorksheet("Sheet 1");
            String[] lines = table.split("\n");
            for (int row = 0; row < lines.length; row++) {
                String[] cells = lines[row].split("[,;]");
                for (int column = 0; column < cells.length; column++) {
                    sheet.value(row, column, cells[column]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The workbook with one of its parts damaged or gone. */
    private static byte[] spoiltBook(Chance chance, byte[] good) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try {
            Path kept = Files.createTempFile("fuzz", ".xlsx");
            Files.write(kept, good);
            try (ZipFile zip = new ZipFile(kept.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
            } finally {
                Files.delete(kept);
            }
            String part = chance.of(List.copyOf(parts.keySet()));
            if (chance.oneIn(3)) {
                parts.remove(part);
            } else {
                parts.computeIfPresent(part, (name, bytes) -> chance.damaged(bytes));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream out = new ZipOutputStream(bytes)) {
                for (Map.Entry<String, byte[]> each : parts.entrySet()) {
                    out.putNextEntry(new ZipEntry(each.getKey()));
                    out.write(each.getValue());
                }
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
