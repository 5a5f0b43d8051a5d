package org.loyaltyloop.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.conversation.CommitmentFilter;
import org.loyaltyloop.conversation.CommitmentId;
import org.loyaltyloop.conversation.CommitmentQueries;
import org.loyaltyloop.conversation.CommitmentRow;
import org.loyaltyloop.conversation.CommitmentSide;
import org.loyaltyloop.conversation.CommitmentState;
import org.loyaltyloop.conversation.Commitments;
import org.loyaltyloop.conversation.ConversationId;
import org.loyaltyloop.conversation.Promise;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.web.rest.json.JsonAnswer;
import org.loyaltyloop.web.rest.json.JsonFields;

/** Lists what was promised, notes promises, and says what became of them. */
@Path(RestApplication.V1 + "/commitments")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class CommitmentsResource {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    @Inject Caller caller;

    @Inject Commitments commitments;

    @Inject CommitmentQueries queries;

    /** Commitments: closed ones the latest first, others ours first by the day they are due. */
    @GET
    @Needs(Scope.ACCOUNTS_READ)
    public JsonAnswer list(@Context UriInfo uri) {
        Parameters query = Parameters.of(uri);
        CommitmentFilter filter =
                CommitmentFilter.ALL
                        .in(query.oneOf("state", CommitmentState.class))
                        .of(query.oneOf("side", CommitmentSide.class))
                        .with(query.id("account").map(AccountId::new))
                        .by(query.id("colleague").map(UserId::new));
        Optional<ConversationId> conversation = query.id("conversation").map(ConversationId::new);
        Optional<String> cursor = query.cursor("cursor");
        int limit = query.limit(USUAL, MOST);
        query.refuseIfAny();
        return Lists.slice(
                queries.list(conversation.map(filter::madeIn).orElse(filter), cursor, limit),
                ConversationJson::commitment);
    }

    /** Notes a promise; the same source and external id again change nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Scope.ACCOUNTS_WRITE)
    public Response add(@UpTo(UpTo.ONE_RECORD) JsonBody body) {
        JsonFields fields = body.fields();
        AccountKey account = ConversationBody.account(fields);
        String source = fields.requiredText("source").orElse("");
        String externalId = fields.requiredText("externalId").orElse("");
        Optional<ConversationId> conversation =
                ConversationBody.link(fields, "conversation", ConversationId::new);
        Promise promise = new CommitmentBody(fields).promise();
        Commitments.Noted noted =
                Transient.retried(
                        () ->
                                commitments.promise(
                                        caller.actor(),
                                        account,
                                        conversation,
                                        promise,
                                        source,
                                        externalId));
        Response.ResponseBuilder status =
                noted.fresh() ? Response.status(Response.Status.CREATED) : Response.ok();
        return answer(
                status.header(HttpHeaders.LOCATION, "/api/v1/commitments/" + noted.id()),
                row(noted.id()));
    }

    /** One commitment. */
    @GET
    @Path("{id}")
    @Needs(Scope.ACCOUNTS_READ)
    public Response find(@PathParam("id") String id) {
        return answer(Response.ok(), row(new CommitmentId(Parameters.pathId(id))));
    }

    /**
     * Changes the members that the body names, if the commitment still is as the program read it;
     * another state says that it was kept, withdraws it with a reason, or opens it again.
     */
    @PATCH
    @Path("{id}")
    @Consumes({JsonBodyReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Needs(Scope.ACCOUNTS_WRITE)
    public Response change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @UpTo(UpTo.ONE_RECORD) JsonBody body) {
        CommitmentRow before = row(new CommitmentId(Parameters.pathId(id)));
        int expected = Versions.current(ifMatch, before.version(), "commitment", before.id());
        CommitmentBody sent = new CommitmentBody(body.fields());
        Optional<CommitmentState> to = sent.state().filter(state -> state != before.state());
        Promise promise = sent.over(before);
        commitments.change(
                caller.actor(),
                before.id(),
                expected,
                sent.says() ? Optional.of(promise) : Optional.empty(),
                to,
                sent.reason());
        return answer(Response.ok(), row(before.id()));
    }

    private static Response answer(Response.ResponseBuilder status, CommitmentRow row) {
        JsonAnswer entity = out -> ConversationJson.commitment(out, row);
        return status.header(HttpHeaders.ETAG, Versions.tag(row.version())).entity(entity).build();
    }

    private CommitmentRow row(CommitmentId id) {
        return queries.find(id).orElseThrow(() -> new NotFound("commitment", id));
    }
}
