package org.loyaltyloop.web.page.admin;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.loyaltyloop.platform.JobId;
import org.loyaltyloop.platform.JobView;
import org.loyaltyloop.platform.Jobs;
import org.loyaltyloop.web.i18n.Formats;

/**
 * How far a job that administrators start is, for the script that moves its progress bar; cheaper
 * than a page, and makes no view.
 */
@WebServlet("/admin/progress")
public class JobProgressServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings({"NullAway.Init", "serial"})
    Jobs jobs;

    @Inject
    @SuppressWarnings({"NullAway.Init", "serial"})
    Formats formats;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Optional<JobView> job = job(String.valueOf(request.getParameter("id")));
        if (job.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.getWriter()
                .write(
                        Json.createObjectBuilder()
                                .add("busy", !job.get().state().isFinal())
                                .add("done", job.get().done())
                                .add("total", job.get().total())
                                .add("text", MaintenanceJob.progress(job.get(), formats))
                                .build()
                                .toString());
    }

    private static boolean ofAdministrators(JobView job) {
        return job.kind().startsWith("classification-")
                || job.kind().startsWith("binding-")
                || MaintenanceJob.ofKind(job.kind()).isPresent();
    }

    private Optional<JobView> job(String id) {
        try {
            return jobs.find(JobId.of(id)).filter(JobProgressServlet::ofAdministrators);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
