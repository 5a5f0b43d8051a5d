package org.loyaltyloop.web.page.conversations;

import com.lowagie.text.Chunk;
import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.loyaltyloop.contract.ContractView;
import org.loyaltyloop.conversation.GoalView;
import org.loyaltyloop.customerview.Brief;
import org.loyaltyloop.customerview.CustomerTalks.PromiseLine;
import org.loyaltyloop.customerview.CustomerView.Answer;
import org.loyaltyloop.customerview.CustomerView.ContactRow;
import org.loyaltyloop.web.i18n.Formats;

/** A brief on one sheet of A4, with its fonts embedded; too long a line is cut with an ellipsis. */
final class BriefPdf {

    private static final float MARGIN = 40;
    private static final int SOME = 5;
    private static final int LINE = 170;
    private static final Color INK = new Color(0x1b, 0x24, 0x30);
    private static final Color QUIET = new Color(0x55, 0x60, 0x6e);
    private static final Color LATE = new Color(0xa3, 0x1f, 0x1f);

    private final Brief brief;
    private final BriefWords words;
    private final Formats formats;
    private final Font title = font(Faces.BOLD, 17, INK);
    private final Font heading = font(Faces.BOLD, 10, INK);
    private final Font body = font(Faces.REGULAR, 9, INK);
    private final Font quiet = font(Faces.REGULAR, 8, QUIET);
    private final Font late = font(Faces.BOLD, 8, LATE);

    BriefPdf(Brief brief, BriefWords words, Formats formats) {
        this.brief = brief;
        this.words = words;
        this.formats = formats;
    }

    /** The finished file. */
    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
        PdfWriter.getInstance(document, out);
        document.addTitle(formats.text("conversations.brief.title", brief.header().name()));
        document.setDocumentLanguage(formats.getLocale().getLanguage());
        document.open();
        head(document);
        changes(document);
        last(document);
        goals(document);
        promises(document);
        contracts(document);
        people(document);
        binding(document);
        questions(document);
        document.close();
        return out.toByteArray();
    }

    private void head(Document document) {
        document.add(new Paragraph(brief.header().name(), title));
        StringBuilder facts = new StringBuilder(words.since(brief));
        brief.talks()
                .next()
                .ifPresent(
                        next ->
                                facts.append(" · ")
                                        .append(
                                                formats.text(
                                                        "conversations.brief.next",
                                                        formats.dateTime(next.startsAt()))));
        brief.headline().ifPresent(at -> facts.append(" · ").append(formats.label(at.reached())));
        brief.header().owner().ifPresent(owner -> facts.append(" · ").append(owner.name()));
        document.add(new Paragraph(facts.toString(), quiet));
    }

    private void changes(Document document) {
        heading(document, "conversations.brief.changed");
        document.add(new Paragraph(words.counts(brief), quiet));
        PdfPTable table = table(15, 85);
        for (Brief.Change change : brief.changes()) {
            row(
                    table,
                    new Phrase(formats.date(change.at()), quiet),
                    cut(
                            words.what(change)
                                    + change.outcome().map(outcome -> ". " + outcome).orElse("")));
        }
        for (Answer answer : brief.answers()) {
            row(
                    table,
                    new Phrase(formats.text("conversations.brief.score"), quiet),
                    words.score(answer));
        }
        document.add(table);
    }

    private void last(Document document) {
        brief.talks()
                .last()
                .ifPresent(
                        talk -> {
                            heading(document, "conversations.brief.last");
                            PdfPTable table = table(15, 85);
                            row(
                                    table,
                                    new Phrase(formats.date(talk.startsAt()), quiet),
                                    cut(
                                            talk.subject()
                                                    + talk.contact()
                                                            .map(who -> " · " + who)
                                                            .orElse("")));
                            talk.nextStep()
                                    .ifPresent(
                                            step ->
                                                    row(
                                                            table,
                                                            new Phrase(
                                                                    formats.text(
                                                                            "conversations.brief.agreed"),
                                                                    quiet),
                                                            cut(step)));
                            document.add(table);
                        });
    }

    private void goals(Document document) {
        heading(document, "conversations.goals");
        if (brief.talks().goals().isEmpty()) {
            document.add(new Paragraph(formats.text("conversations.goals.none"), quiet));
            return;
        }
        PdfPTable table = table(70, 30);
        for (GoalView goal : first(brief.talks().goals())) {
            Phrase name = new Phrase(cut(goal.title()), body);
            name.add(new Chunk("  " + words.by(goal), quiet));
            table.addCell(cell(name));
            table.addCell(cell(new Phrase(words.reached(goal), words.behind(goal) ? late : body)));
        }
        document.add(table);
        more(document, brief.talks().goals());
    }

    private void promises(Document document) {
        PdfPTable sides = table(50, 50);
        sides.setSpacingBefore(8);
        sides.addCell(
                promises("conversations.ours", "conversations.ours.none", brief.talks().ours()));
        sides.addCell(
                promises(
                        "conversations.theirs",
                        "conversations.theirs.none",
                        brief.talks().theirs()));
        document.add(sides);
    }

    private PdfPCell promises(String headingKey, String noneKey, List<PromiseLine> promises) {
        PdfPCell cell = cell(new Phrase());
        cell.addElement(new Paragraph(formats.text(headingKey), heading));
        if (promises.isEmpty()) {
            cell.addElement(new Paragraph(formats.text(noneKey), quiet));
        }
        for (PromiseLine promise : first(promises)) {
            Paragraph line = new Paragraph();
            line.setLeading(12);
            line.add(
                    new Chunk(words.due(promise.due()) + "  ", words.late(promise) ? late : quiet));
            line.add(new Chunk(cut(promise.what()), body));
            line.add(new Chunk("  " + promise.owner(), quiet));
            cell.addElement(line);
        }
        if (promises.size() > SOME) {
            cell.addElement(new Paragraph(more(promises), quiet));
        }
        return cell;
    }

    private void contracts(Document document) {
        if (brief.contracts().isEmpty()) {
            return;
        }
        heading(document, "conversations.brief.contracts");
        PdfPTable table = table(15, 85);
        for (ContractView contract : first(brief.contracts())) {
            row(
                    table,
                    new Phrase(words.until(contract), contract.noticeNear() ? late : quiet),
                    cut(
                            contract.name()
                                    + " · "
                                    + formats.label(contract.status())
                                    + contract.noticeOn()
                                            .filter(day -> contract.noticeNear())
                                            .map(
                                                    day ->
                                                            " · "
                                                                    + formats.text(
                                                                            "contracts.noticeBy",
                                                                            formats.date(day)))
                                            .orElse("")));
        }
        document.add(table);
        more(document, brief.contracts());
    }

    /** As many as leave room for the rest of the page. */
    private static <T> List<T> first(List<T> items) {
        return items.subList(0, Math.min(SOME, items.size()));
    }

    /** Says how many there are beside the first ones. */
    private void more(Document document, List<?> items) {
        if (items.size() > SOME) {
            document.add(new Paragraph(more(items), quiet));
        }
    }

    private String more(List<?> items) {
        return formats.text("conversations.brief.more", items.size() - SOME);
    }

    private void people(Document document) {
        if (!brief.closest().isEmpty()) {
            heading(document, "conversations.brief.people");
            lines(
                    document,
                    brief.closest(),
                    ContactRow::name,
                    person -> words.person(person) + " · " + words.known(brief, person));
        }
    }

    private void binding(Document document) {
        heading(document, "binding.title");
        document.add(new Paragraph(words.binding(brief), quiet));
        if (words.hostage(brief)) {
            document.add(new Paragraph(formats.text("binding.hostage.tag"), late));
        }
        lines(document, words.topics(brief), words::topic, words::topicWhy);
    }

    private void questions(Document document) {
        heading(document, "conversations.brief.questions");
        lines(document, brief.questions(), words::question, words::why);
    }

    private <T> void lines(
            Document document, List<T> items, Function<T, String> what, Function<T, String> more) {
        for (T item : items) {
            Paragraph line = new Paragraph();
            line.setLeading(13);
            line.add(new Chunk(cut(what.apply(item)), body));
            line.add(new Chunk("  " + more.apply(item), quiet));
            document.add(line);
        }
    }

    private void heading(Document document, String key) {
        Paragraph paragraph = new Paragraph(formats.text(key), heading);
        paragraph.setSpacingBefore(9);
        paragraph.setSpacingAfter(2);
        document.add(paragraph);
    }

    private static PdfPTable table(float... widths) {
        PdfPTable table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        return table;
    }

    private void row(PdfPTable table, Phrase label, String text) {
        table.addCell(cell(label));
        table.addCell(cell(new Phrase(text, body)));
    }

    private static PdfPCell cell(Phrase phrase) {
        PdfPCell cell = new PdfPCell(phrase);
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(1.5f);
        cell.setPaddingLeft(0);
        cell.setVerticalAlignment(Element.ALIGN_TOP);
        return cell;
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= LINE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LINE - 1)).strip() + "…";
    }

    private static Font font(BaseFont face, float size, Color colour) {
        return new Font(face, size, Font.NORMAL, colour);
    }

    /** Read once: they are the same for every brief. */
    private static final class Faces {

        static final BaseFont REGULAR = read("LiberationSans-Regular.ttf");
        static final BaseFont BOLD = read("LiberationSans-Bold.ttf");

        private static BaseFont read(String file) {
            try (InputStream in = BriefPdf.class.getResourceAsStream("/liberation/" + file)) {
                if (in == null) {
                    throw new IllegalStateException("a font is missing: " + file);
                }
                return BaseFont.createFont(
                        file,
                        BaseFont.IDENTITY_H,
                        BaseFont.EMBEDDED,
                        true,
                        in.readAllBytes(),
                        null);
            } catch (IOException | DocumentException unreadable) {
                throw new UncheckedIOException(
                        "a font cannot be read: " + file, new IOException(unreadable));
            }
        }
    }
}
