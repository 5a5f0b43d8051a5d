package org.loyaltyloop.web.component;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.component.FacesComponent;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.i18n.Formats;

/**
 * The loop ring as a picture in the page: {@code <l:ring value="#{row.ring}" size="48"/>}. A reader
 * that cannot see it hears one sentence; {@code decorative="true"} leaves that out where the same
 * words stand beside it.
 */
@FacesComponent(RingComponent.TYPE)
public class RingComponent extends UIComponentBase {

    /** The component's type, as the tag library names it. */
    public static final String TYPE = "org.loyaltyloop.Ring";

    private static final String CENTRED = ""; // the stylesheet centres these

    @Override
    public String getFamily() {
        return TYPE;
    }

    @Override
    public void encodeBegin(FacesContext faces) throws IOException {
        if (!isRendered()) {
            return;
        }
        Object value = getAttributes().get("value");
        LoopRing ring = value instanceof LoopRing given ? given : LoopRing.empty();
        RingSize size =
                RingSize.of(
                        Integer.parseInt(
                                String.valueOf(getAttributes().getOrDefault("size", "48"))));
        Formats formats = CDI.current().select(Formats.class).get();
        ResponseWriter out = faces.getResponseWriter();

        out.startElement("svg", this);
        out.writeAttribute("class", "ring " + size.styleClass(), null);
        out.writeAttribute("viewBox", size.viewBox(), null);
        if (Boolean.parseBoolean(String.valueOf(getAttributes().get("decorative")))) {
            out.writeAttribute("aria-hidden", "true", null);
        } else {
            out.writeAttribute("role", "img", null);
            out.writeAttribute("aria-label", sentence(ring, formats), null);
        }
        writeSegments(out, ring, size);
        writeEarlierLaps(out, ring, size);
        writeLap(out, ring, size, formats);
        if (size.hasNames()) {
            writeNames(out, ring, size, formats);
        }
        out.endElement("svg");
    }

    /** What the ring says, in words. */
    static String sentence(LoopRing ring, Formats formats) {
        if (ring.reached() == null) {
            return formats.text("shell.ring.empty");
        }
        String said =
                formats.text(
                        "shell.ring.at",
                        formats.label(ring.reached()),
                        ring.lap(),
                        names(inOrder(ring.visited()), formats));
        if (!ring.skipped().isEmpty()) {
            said += formats.text("shell.ring.skipped", names(ring.skipped(), formats));
        }
        if (ring.latest() != null && ring.latest() != ring.reached()) {
            said += formats.text("shell.ring.latest", formats.label(ring.latest()));
        }
        return said;
    }

    private static List<LoopStage> inOrder(Set<LoopStage> stages) {
        return stages.stream().sorted().toList();
    }

    private static String names(List<LoopStage> stages, Formats formats) {
        return stages.stream().map(formats::label).collect(Collectors.joining(", "));
    }

    private void writeSegments(ResponseWriter out, LoopRing ring, RingSize size)
            throws IOException {
        for (LoopStage stage : LoopStage.values()) {
            LoopRing.Segment drawn = ring.segment(stage);
            String style =
                    switch (drawn) {
                        case CURRENT -> "seg-k s" + stage.number();
                        case VISITED -> "seg-v s" + stage.number();
                        case SKIPPED, AHEAD -> "seg-t";
                    };
            writePath(out, style, size.stroke(drawn), size.segment(stage));
        }
        for (LoopStage stage : LoopStage.values()) {
            if (ring.revisits(stage)) {
                out.startElement("circle", this);
                out.writeAttribute("class", "dot s" + stage.number(), null);
                out.writeAttribute("cx", size.middle(stage).left(), null);
                out.writeAttribute("cy", size.middle(stage).top(), null);
                out.writeAttribute("r", size.dotRadius(), null);
                out.writeAttribute("stroke-width", size.dotStroke(), null);
                out.endElement("circle");
            }
        }
    }

    private void writeEarlierLaps(ResponseWriter out, LoopRing ring, RingSize size)
            throws IOException {
        int laps = Math.min(size.earlierLaps(), ring.earlier().size());
        for (int lapsAgo = 0; lapsAgo < laps; lapsAgo++) {
            for (LoopStage stage : LoopStage.values()) {
                boolean visited = ring.earlier().get(lapsAgo).contains(stage);
                String style = visited ? "prev s" + stage.number() : "prev-t";
                writePath(out, style, size.earlierStroke(), size.earlier(lapsAgo, stage));
            }
        }
        if (size.hasWord()) {
            writePath(out, "seam", size.seamStroke(), size.seam());
        }
    }

    private void writeLap(ResponseWriter out, LoopRing ring, RingSize size, Formats formats)
            throws IOException {
        writeText(
                out,
                "lapn",
                "50",
                size.lapBaseline(),
                size.lapFont(),
                CENTRED,
                String.valueOf(ring.lap()));
        if (size.hasWord()) {
            writeText(
                    out,
                    "lapl",
                    "50",
                    size.wordBaseline(),
                    size.wordFont(),
                    CENTRED,
                    formats.text("shell.ring.lap"));
        }
    }

    private void writeNames(ResponseWriter out, LoopRing ring, RingSize size, Formats formats)
            throws IOException {
        for (LoopStage stage : LoopStage.values()) {
            String state =
                    switch (ring.segment(stage)) {
                        case CURRENT -> " cur";
                        case VISITED -> "";
                        case SKIPPED, AHEAD -> " off";
                    };
            RingSize.Point at = size.name(stage);
            double below = 1.4;
            String anchor = at.x() > 50 ? "start" : "end";
            writeText(
                    out,
                    "lbl s" + stage.number() + state,
                    at.left(),
                    RingSize.number(at.y() + below),
                    "4.2",
                    anchor,
                    stage.number() + " " + formats.label(stage));
        }
    }

    private void writePath(ResponseWriter out, String style, String stroke, String d)
            throws IOException {
        out.startElement("path", this);
        out.writeAttribute("class", style, null);
        out.writeAttribute("stroke-width", stroke, null);
        out.writeAttribute("d", d, null);
        out.endElement("path");
    }

    private void writeText(
            ResponseWriter out,
            String style,
            String x,
            String y,
            String font,
            String anchor,
            String text)
            throws IOException {
        out.startElement("text", this);
        out.writeAttribute("class", style, null);
        out.writeAttribute("x", x, null);
        out.writeAttribute("y", y, null);
        out.writeAttribute("font-size", font, null);
        if (!anchor.isEmpty()) {
            out.writeAttribute("text-anchor", anchor, null);
        }
        out.writeText(text, null);
        out.endElement("text");
    }
}
