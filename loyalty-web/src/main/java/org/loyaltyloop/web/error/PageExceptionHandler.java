package org.loyaltyloop.web.error;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.ExceptionQueuedEventContext;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.Iterator;
import java.util.Optional;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InvalidCursor;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.platform.DatabaseFailure;
import org.loyaltyloop.web.security.PartialRedirect;
import org.loyaltyloop.web.security.RequestPath;
import org.loyaltyloop.web.shell.Notices;
import org.primefaces.csp.CspException;

/**
 * What a page does with an exception: a broken rule or a conflict becomes a message and the form
 * keeps what was typed; an expired view comes back fresh; no right is 403, an unknown id 404, a
 * forged view state or place in a list 400; anything else is a fault with a reference that is on
 * the page and in the log.
 */
class PageExceptionHandler extends ExceptionHandlerWrapper {

    private static final System.Logger LOG = System.getLogger(PageExceptionHandler.class.getName());

    PageExceptionHandler(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() throws FacesException {
        Iterator<ExceptionQueuedEvent> events = getUnhandledExceptionQueuedEvents().iterator();
        while (events.hasNext()) {
            ExceptionQueuedEventContext event = events.next().getContext();
            events.remove();
            if (!event.getContext().getResponseComplete()) {
                answer(event);
            }
        }
    }

    private static void answer(ExceptionQueuedEventContext event) {
        FacesContext faces = event.getContext();
        Optional<Throwable> telling = Cause.telling(event.getException());
        // Before values are validated, nothing of ours has run: no page of ours sends that.
        boolean forged =
                event.getPhaseId() == PhaseId.RESTORE_VIEW
                        || event.getPhaseId() == PhaseId.APPLY_REQUEST_VALUES
                        || event.getException() instanceof CspException;
        boolean asking = faces.isPostback() && event.getPhaseId() != PhaseId.RENDER_RESPONSE;
        if (telling.isPresent() && telling.get() instanceof ViewExpiredException) {
            startAfresh(faces);
        } else if (forged && telling.isEmpty()) {
            LOG.log(Level.INFO, "form refused: {0}", event.getException().getClass().getName());
            send(faces, HttpServletResponse.SC_BAD_REQUEST);
        } else if (telling.isPresent() && telling.get() instanceof InvalidCursor) {
            send(faces, HttpServletResponse.SC_BAD_REQUEST);
        } else if (telling.isPresent() && asking) {
            say(faces, telling.get());
        } else if (telling.isPresent() && telling.get() instanceof AccessDenied) {
            send(faces, HttpServletResponse.SC_FORBIDDEN);
        } else if (telling.isPresent() && telling.get() instanceof NotFound) {
            send(faces, HttpServletResponse.SC_NOT_FOUND);
        } else if (telling.isPresent() && telling.get() instanceof DatabaseFailure) {
            LOG.log(Level.WARNING, "the database does not answer: " + telling.get().getMessage());
            faces.getExternalContext().setResponseHeader("Retry-After", "30");
            send(faces, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            fault(faces, event.getException(), asking);
        }
    }

    private static void say(FacesContext faces, Throwable problem) {
        Notices notices = CDI.current().select(Notices.class).get();
        if (problem instanceof BusinessRuleViolation broken) {
            notices.broken(broken);
        } else if (problem instanceof AccessDenied) {
            notices.problem("errors.denied");
        } else if (problem instanceof NotFound) {
            notices.problem("errors.gone");
        } else if (problem instanceof DatabaseFailure) {
            notices.problem("errors.database");
        } else {
            notices.problem("errors.conflict");
        }
        faces.validationFailed();
        faces.renderResponse();
    }

    private static void startAfresh(FacesContext faces) {
        ExternalContext external = faces.getExternalContext();
        HttpServletRequest request = (HttpServletRequest) external.getRequest();
        String page = RequestPath.referringPage(request).filter(RequestPath::isLocal).orElse("/");
        String target = page + (page.contains("?") ? "&" : "?") + Notices.EXPIRED + "=1";
        redirect(faces, page.contains(Notices.EXPIRED + "=1") ? page : target);
    }

    private static void fault(FacesContext faces, Throwable thrown, boolean asking) {
        String reference = Reference.next();
        LOG.log(
                Level.ERROR,
                "fault " + reference + " at " + faces.getExternalContext().getRequestServletPath(),
                thrown);
        if (asking) {
            CDI.current().select(Notices.class).get().problem("errors.fault", reference);
            faces.validationFailed();
            faces.renderResponse();
        } else {
            faces.getExternalContext().getRequestMap().put(ErrorServlet.REFERENCE, reference);
            send(faces, HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }

    private static void send(FacesContext faces, int status) {
        ExternalContext external = faces.getExternalContext();
        if (external.isResponseCommitted()) {
            faces.responseComplete();
            return;
        }
        if (faces.getPartialViewContext().isAjaxRequest()) {
            Object reference = external.getRequestMap().get(ErrorServlet.REFERENCE);
            redirect(
                    faces,
                    "/error?status="
                            + status
                            + (reference == null ? "" : "&reference=" + reference));
            return;
        }
        try {
            external.responseReset();
            external.responseSendError(status, "");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        faces.responseComplete();
    }

    private static void redirect(FacesContext faces, String target) {
        HttpServletResponse response =
                (HttpServletResponse) faces.getExternalContext().getResponse();
        try {
            if (faces.getPartialViewContext().isAjaxRequest()
                    || RequestPath.isPartial(
                            (HttpServletRequest) faces.getExternalContext().getRequest())) {
                faces.getExternalContext().responseReset();
                PartialRedirect.write(response, target);
            } else {
                response.sendRedirect(target);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        faces.responseComplete();
    }
}
