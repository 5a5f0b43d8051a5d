package org.loyaltyloop.web.component;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.component.FacesComponent;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import org.loyaltyloop.web.i18n.Formats;

/**
 * The big ring of the loop dashboard: {@code <l:bigRing value="#{page.ring}"/>}. Each segment is a
 * link with its own words; a stage that nobody measures is hatched, never coloured.
 */
@FacesComponent(BigRingComponent.TYPE)
public class BigRingComponent extends UIComponentBase {

    /** The component's type, as the tag library names it. */
    public static final String TYPE = "org.loyaltyloop.BigRing";

    @Override
    public String getFamily() {
        return TYPE;
    }

    @Override
    public void encodeBegin(FacesContext faces) throws IOException {
        if (!isRendered() || !(getAttributes().get("value") instanceof BigRing ring)) {
            return;
        }
        Formats formats = CDI.current().select(Formats.class).get();
        ResponseWriter out = faces.getResponseWriter();
        out.startElement("svg", this);
        out.writeAttribute("class", "bigring", null);
        out.writeAttribute("viewBox", BigRingGeometry.VIEW_BOX, null);
        out.writeAttribute("role", "group", null);
        out.writeAttribute("aria-label", ring.label(), null);
        for (BigRing.Segment segment : ring.segments()) {
            writeSegment(out, segment, formats);
        }
        startText(out, "c1", BigRingGeometry.CENTRE_X, BigRingGeometry.CENTRE_FIGURE_Y);
        out.writeText(ring.centre(), null);
        writeExact(out, ring.centreExact(), ring.centre());
        out.endElement("text");
        writeText(
                out,
                "c2",
                BigRingGeometry.CENTRE_X,
                BigRingGeometry.CENTRE_LABEL_Y,
                ring.centreLabel());
        out.endElement("svg");
    }

    private void writeSegment(ResponseWriter out, BigRing.Segment segment, Formats formats)
            throws IOException {
        int number = segment.stage().number();
        BigRingGeometry.Place place = BigRingGeometry.of(number);

        out.startElement("a", this);
        out.writeURIAttribute("href", segment.href(), null);
        out.writeAttribute("class", "s" + number, null);
        out.writeAttribute("aria-label", segment.label(), null);
        writeExact(out, segment.label(), "");
        out.startElement("path", this);
        out.writeAttribute("class", segment.gap() ? "fg" : "f", null);
        out.writeAttribute("d", place.segment(), null);
        out.endElement("path");
        writeText(
                out,
                segment.gap() ? "ong" : "on",
                place.figureX(),
                place.figureY(),
                segment.figure());
        out.endElement("a");

        startText(out, "nm", place.nameX(), place.nameY());
        out.writeAttribute("text-anchor", place.anchor(), null);
        out.writeText(number + " ", null);
        out.startElement("tspan", this);
        out.writeAttribute("class", "nmt", null);
        out.writeText(formats.label(segment.stage()), null);
        out.endElement("tspan");
        out.endElement("text");

        startText(out, segment.warning() ? "sb w" : "sb", place.nameX(), place.noteY());
        out.writeAttribute("text-anchor", place.anchor(), null);
        out.writeText(segment.note(), null);
        out.endElement("text");

        if (!segment.conversion().isEmpty()) {
            out.startElement("path", this);
            out.writeAttribute("class", "ar", null);
            out.writeAttribute("transform", place.arrow(), null);
            out.writeAttribute("d", "M-5 0H5M2 -3 5 0 2 3", null);
            out.endElement("path");
            writeText(out, "cv", place.shareX(), place.shareY(), segment.conversion());
        }
    }

    /** What the pointer says where the figure is in brief. */
    private void writeExact(ResponseWriter out, String exact, String brief) throws IOException {
        if (!exact.equals(brief)) {
            out.startElement("title", this);
            out.writeText(exact, null);
            out.endElement("title");
        }
    }

    private void startText(ResponseWriter out, String style, String x, String y)
            throws IOException {
        out.startElement("text", this);
        out.writeAttribute("class", style, null);
        out.writeAttribute("x", x, null);
        out.writeAttribute("y", y, null);
    }

    private void writeText(ResponseWriter out, String style, String x, String y, String text)
            throws IOException {
        startText(out, style, x, y);
        out.writeText(text, null);
        out.endElement("text");
    }
}
