package org.loyaltyloop.web.bench.twin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.loyaltyloop.importing.Analysis;
import org.loyaltyloop.importing.Imports;
import org.loyaltyloop.importing.RunMode;
import org.loyaltyloop.importing.StartImport;
import org.loyaltyloop.importing.UploadId;
import org.loyaltyloop.importing.Uploads;
import org.loyaltyloop.staff.Actor;

/**
 * Takes a file through the doors that the import screens use, with the mapping that is proposed
 * first, in one request. Answers the run's identifier.
 */
@WebServlet("/api/bench/import")
public class ImportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Uploads uploads;
    private final transient Imports imports;

    @Inject
    ImportServlet(Uploads uploads, Imports imports) {
        this.uploads = uploads;
        this.imports = imports;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Actor actor = Actor.system("bench");
        UploadId file = uploads.keep(actor, "accounts.csv", request.getInputStream());
        Analysis analysis = imports.analyse(actor, file);
        Analysis.Proposal proposal =
                analysis.proposals().stream()
                        .filter(proposed -> proposed.importer().equals("accounts"))
                        .findFirst()
                        .orElseThrow();
        response.getWriter()
                .print(
                        imports.start(
                                actor,
                                new StartImport(
                                        file,
                                        analysis.format(),
                                        proposal.importer(),
                                        proposal.mapping(),
                                        "bench",
                                        RunMode.IMPORT)));
    }
}
