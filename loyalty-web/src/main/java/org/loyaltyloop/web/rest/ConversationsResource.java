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
import org.loyaltyloop.conversation.ConversationFilter;
import org.loyaltyloop.conversation.ConversationId;
import org.loyaltyloop.conversation.ConversationQueries;
import org.loyaltyloop.conversation.ConversationState;
import org.loyaltyloop.conversation.ConversationView;
import org.loyaltyloop.conversation.Conversations;
import org.loyaltyloop.conversation.LogConversation;
import org.loyaltyloop.conversation.PlanConversation;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.web.rest.json.JsonAnswer;

/** Lists conversations, plans them, writes down what was said, and takes them back. */
@Path(RestApplication.V1 + "/conversations")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ConversationsResource {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    @Inject Caller caller;

    @Inject Conversations conversations;

    @Inject ConversationQueries queries;

    /** Conversations: planned ones the next first, others the latest first. */
    @GET
    @Needs(Scope.ACCOUNTS_READ)
    public JsonAnswer list(@Context UriInfo uri) {
        Parameters query = Parameters.of(uri);
        ConversationFilter filter =
                ConversationFilter.ALL
                        .in(query.oneOf("state", ConversationState.class))
                        .with(query.id("account").map(AccountId::new))
                        .by(query.id("colleague").map(UserId::new));
        Optional<String> cursor = query.cursor("cursor");
        int limit = query.limit(USUAL, MOST);
        query.refuseIfAny();
        return Lists.slice(queries.list(filter, cursor, limit), ConversationJson::row);
    }

    /**
     * Writes down a conversation that was held, or plans one; the same source and external id again
     * change nothing.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Scope.ACCOUNTS_WRITE)
    public Response add(@UpTo(UpTo.ONE_RECORD) JsonBody body) {
        ConversationBody sent = new ConversationBody(body.fields());
        ConversationState state = sent.state().orElse(ConversationState.HELD);
        boolean fresh;
        ConversationId id;
        if (state == ConversationState.PLANNED) {
            PlanConversation plan = sent.toPlan();
            Conversations.Planned planned =
                    Transient.retried(() -> conversations.plan(caller.actor(), plan));
            fresh = planned.fresh();
            id = planned.id();
        } else {
            if (state == ConversationState.CANCELLED) {
                sent.refuseState("must be HELD or PLANNED");
            }
            LogConversation log = sent.toLog();
            Conversations.Logged logged =
                    Transient.retried(() -> conversations.log(caller.actor(), log));
            fresh = logged.fresh();
            id = logged.id();
        }
        Response.ResponseBuilder status =
                fresh ? Response.status(Response.Status.CREATED) : Response.ok();
        return answer(status.header(HttpHeaders.LOCATION, "/api/v1/conversations/" + id), view(id));
    }

    /** One conversation. */
    @GET
    @Path("{id}")
    @Needs(Scope.ACCOUNTS_READ)
    public Response find(@PathParam("id") String id) {
        return answer(Response.ok(), view(new ConversationId(Parameters.pathId(id))));
    }

    /**
     * Changes the members that the body names, if the conversation still is as the program read it;
     * another state says that a planned one was held, or cancels it.
     */
    @PATCH
    @Path("{id}")
    @Consumes({JsonBodyReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Needs(Scope.ACCOUNTS_WRITE)
    public Response change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @UpTo(UpTo.ONE_RECORD) JsonBody body) {
        ConversationView before = view(new ConversationId(Parameters.pathId(id)));
        int expected = Versions.current(ifMatch, before.version(), "conversation", before.id());
        ConversationBody sent = new ConversationBody(body.fields());
        Optional<ConversationState> to = sent.state().filter(state -> state != before.state());
        if (to.isEmpty()) {
            conversations.change(
                    caller.actor(), before.id(), expected, sent.over(before.details()));
        } else {
            switch (to.get()) {
                case CANCELLED ->
                        conversations.cancel(caller.actor(), before.id(), expected, sent.reason());
                case HELD -> conversations.log(caller.actor(), sent.toHold(before));
                case PLANNED -> sent.refuseState("cannot become planned again");
            }
        }
        return answer(Response.ok(), view(before.id()));
    }

    private static Response answer(Response.ResponseBuilder status, ConversationView view) {
        return status.header(HttpHeaders.ETAG, Versions.tag(view.version()))
                .entity(ConversationJson.whole(view))
                .build();
    }

    private ConversationView view(ConversationId id) {
        return queries.find(id).orElseThrow(() -> new NotFound("conversation", id));
    }
}
