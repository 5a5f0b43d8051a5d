package org.loyaltyloop.web.page;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The pages, templates and tags in the source tree, for tests that look at what is written in them.
 */
final class Pages {

    static final Path WEBAPP = Path.of("src/main/webapp");

    private Pages() {}

    /** All files with that extension under the web application. */
    static List<Path> files(String extension) {
        try (Stream<Path> all = Files.walk(WEBAPP)) {
            return all.filter(file -> file.toString().endsWith(extension)).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The addresses of all pages, without extension. */
    static List<String> addresses() {
        return files(".xhtml").stream()
                .filter(file -> !file.startsWith(WEBAPP.resolve("WEB-INF")))
                .filter(file -> !file.startsWith(WEBAPP.resolve("resources")))
                .map(file -> "/" + WEBAPP.relativize(file).toString().replace('\\', '/'))
                .map(path -> path.substring(0, path.length() - ".xhtml".length()))
                .filter(path -> !path.substring(1).contains("/parts/"))
                .toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every element of the file with its attributes and its own text. */
    static List<Element> elements(Path file) {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        List<Element> found = new ArrayList<>();
        List<Element> open = new ArrayList<>();
        try (Reader in = Files.newBufferedReader(file)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        Element element = Element.at(file, xml);
                        found.add(element);
                        open.add(element);
                    }
                    case XMLStreamConstants.END_ELEMENT -> open.remove(open.size() - 1);
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (!open.isEmpty()) {
                            open.get(open.size() - 1).text().append(xml.getText());
                        }
                    }
                    default -> {
                        // comments and the like say nothing to a reader
                    }
                }
            }
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (XMLStreamException malformed) {
            throw new IllegalStateException(file + ": " + malformed.getMessage(), malformed);
        }
    }

    /** An attribute of an element. */
    record Attribute(String name, String value) {}

    /** An element of a page. */
    record Element(String where, String name, List<Attribute> attributes, StringBuilder text) {

        private static Element at(Path file, XMLStreamReader xml) {
            List<Attribute> attributes = new ArrayList<>();
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                attributes.add(
                        new Attribute(xml.getAttributeLocalName(i), xml.getAttributeValue(i)));
            }
            String where = WEBAPP.relativize(file) + ":" + xml.getLocation().getLineNumber();
            return new Element(where, xml.getLocalName(), attributes, new StringBuilder());
        }
    }
}
