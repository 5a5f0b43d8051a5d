package org.loyaltyloop.web.rest;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.loyaltyloop.web.rest.json.FieldViolation;
import org.loyaltyloop.web.rest.json.JsonAnswer;
import org.loyaltyloop.web.rest.json.JsonOut;

/**
 * Why a request was not done, in the form of RFC 9457.
 *
 * @param kind what went wrong; decides status, title and type
 * @param detail one sentence for the developer of the caller; no data, no inner names
 * @param reference finds this very failure in the log; empty where the log has nothing to add
 * @param violations the fields at fault, if fields are
 * @param retryAfterSeconds when it makes sense to try again, if it does
 */
record Problem(
        Kind kind,
        String detail,
        String reference,
        List<FieldViolation> violations,
        OptionalInt retryAfterSeconds)
        implements JsonAnswer {

    static final String MEDIA_TYPE = "application/problem+json";

    Problem {
        violations = List.copyOf(violations);
    }

    static Problem of(Kind kind, String detail) {
        return new Problem(kind, detail, "", List.of(), kind.retryAfterSeconds());
    }

    static Problem violating(Kind kind, List<FieldViolation> violations) {
        return new Problem(kind, kind.detail, "", violations, kind.retryAfterSeconds());
    }

    Problem withReference(String newReference) {
        return new Problem(kind, detail, newReference, violations, retryAfterSeconds);
    }

    @Override
    public void write(JsonOut out) throws IOException {
        out.object(
                o -> {
                    o.put("type", kind.type())
                            .put("title", kind.title)
                            .put("status", kind.status)
                            .put("detail", detail);
                    o.put("reference", reference);
                    if (!violations.isEmpty()) {
                        o.array("violations", violations, Problem::writeViolation);
                    }
                });
    }

    static void writeViolation(JsonOut out, FieldViolation violation) throws IOException {
        out.object(
                v ->
                        v.put("field", violation.field())
                                .put("code", violation.code())
                                .put("message", violation.message()));
    }

    /** The kinds of problem this interface knows. */
    enum Kind {
        MALFORMED(
                400, "Malformed request", "The request does not have the form that is described."),
        UNAUTHORIZED(
                401,
                "Not authenticated",
                "Send an API key that is valid: Authorization: Bearer <key>."),
        FORBIDDEN(403, "Not allowed", "The API key lacks the scope for this call."),
        NOT_FOUND(404, "Not found", "There is nothing at this address."),
        METHOD_NOT_ALLOWED(
                405,
                "Method not allowed",
                "This address does not take this method; see the Allow header."),
        NOT_ACCEPTABLE(
                406,
                "Not acceptable",
                "This address cannot answer in a form that the Accept header allows."),
        TIMEOUT(408, "Request timeout", "The body came in too slowly."),
        STALE_VERSION(
                409,
                "Stale version",
                "Somebody changed the record since; read it again and repeat the change."),
        TOO_LARGE(413, "Body too large", "The body is larger than this address takes."),
        UNSUPPORTED_MEDIA_TYPE(
                415,
                "Unsupported media type",
                "Send the media type that is described, in UTF-8, unencoded."),
        RULE_BROKEN(
                422,
                "Business rule broken",
                "The request is well formed but breaks a rule; see the violations."),
        PRECONDITION_REQUIRED(
                428, "Precondition required", "Send If-Match with the version you read."),
        TOO_MANY_REQUESTS(
                429,
                "Too many requests",
                "The server is busy with requests like this; try again later."),
        INTERNAL(
                500,
                "Internal error",
                "Something went wrong here. The reference finds it in our log."),
        UNAVAILABLE(
                503,
                "Temporarily unavailable",
                "Nothing is known to be stored; the same request may be sent again.");

        private final int status;
        private final String title;
        private final String detail;

        Kind(int status, String title, String detail) {
            this.status = status;
            this.title = title;
            this.detail = detail;
        }

        int status() {
            return status;
        }

        String detail() {
            return detail;
        }

        /** A stable name for programs; a relative reference, as RFC 9457 allows. */
        String type() {
            return "/problems/" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        private OptionalInt retryAfterSeconds() {
            return switch (this) {
                case TOO_MANY_REQUESTS -> OptionalInt.of(1);
                case UNAVAILABLE -> OptionalInt.of(5);
                default -> OptionalInt.empty();
            };
        }
    }
}
