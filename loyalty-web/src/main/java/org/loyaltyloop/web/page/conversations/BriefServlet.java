package org.loyaltyloop.web.page.conversations;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.loyaltyloop.customerview.Brief;
import org.loyaltyloop.customerview.BriefQueries;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.web.i18n.Formats;

/** The brief as a PDF of one page, to take along. */
@WebServlet("/conversations/brief.pdf")
public class BriefServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient BriefQueries briefs;
    private final transient BriefWords words;
    private final transient Formats formats;

    @Inject
    BriefServlet(BriefQueries briefs, BriefWords words, Formats formats) {
        this.briefs = briefs;
        this.words = words;
        this.formats = formats;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            Brief brief = BriefPage.read(briefs, String.valueOf(request.getParameter("account")));
            byte[] pdf = new BriefPdf(brief, words, formats).bytes();
            response.setContentType("application/pdf");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader(
                    "Content-Disposition",
                    "inline; filename=\"brief-" + brief.header().number() + ".pdf\"");
            response.setContentLength(pdf.length);
            response.getOutputStream().write(pdf);
        } catch (NotFound nobody) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
