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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.opportunity.MoveOpportunity;
import org.loyaltyloop.opportunity.Opportunities;
import org.loyaltyloop.opportunity.OpportunityFilter;
import org.loyaltyloop.opportunity.OpportunityId;
import org.loyaltyloop.opportunity.OpportunityQueries;
import org.loyaltyloop.opportunity.OpportunitySort;
import org.loyaltyloop.opportunity.OpportunityView;
import org.loyaltyloop.opportunity.PhaseKind;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.web.rest.json.JsonAnswer;
import org.loyaltyloop.web.rest.json.JsonFields;

/** Lists opportunities, opens them, says more of them, and moves them through the pipeline. */
@Path(RestApplication.V1 + "/opportunities")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class OpportunitiesResource {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    @Inject Caller caller;

    @Inject Opportunities opportunities;

    @Inject OpportunityQueries queries;

    /** Opportunities, the oldest first. */
    @GET
    @Needs(Scope.ACCOUNTS_READ)
    public JsonAnswer list(@Context UriInfo uri) {
        Parameters query = Parameters.of(uri);
        OpportunityFilter filter =
                new OpportunityFilter(
                        query.text("q"),
                        query.text("phase").map(Set::of).orElse(Set.of()),
                        query.anyOf("kind", PhaseKind.class),
                        query.id("owner").map(UserId::new),
                        false,
                        Optional.empty(),
                        query.id("account").map(AccountId::new),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of());
        Optional<String> cursor = query.cursor("cursor");
        int limit = query.limit(USUAL, MOST);
        query.refuseIfAny();
        return Lists.slice(
                queries.page(filter, OpportunitySort.OPENED, false, cursor, limit),
                OpportunityJson::row);
    }

    /** Opens an opportunity; the same source and external id again change nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Scope.ACCOUNTS_WRITE)
    public Response open(@UpTo(UpTo.ONE_RECORD) JsonBody body) {
        OpportunityBody sent = new OpportunityBody(body.fields());
        Opportunities.Opened opened =
                Transient.retried(() -> opportunities.open(caller.actor(), sent.toOpen()));
        Response.ResponseBuilder status =
                opened.fresh() ? Response.status(Response.Status.CREATED) : Response.ok();
        return answer(
                status.header(HttpHeaders.LOCATION, "/api/v1/opportunities/" + opened.id()),
                view(opened.id()));
    }

    /** One opportunity, with the phases that it went through. */
    @GET
    @Path("{id}")
    @Needs(Scope.ACCOUNTS_READ)
    public Response find(@PathParam("id") String id) {
        return answer(Response.ok(), view(new OpportunityId(Parameters.pathId(id))));
    }

    /**
     * Changes the members that the body names, if the opportunity still is as the program read it;
     * another phase is a move.
     */
    @PATCH
    @Path("{id}")
    @Consumes({JsonBodyReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Needs(Scope.ACCOUNTS_WRITE)
    public Response change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @UpTo(UpTo.ONE_RECORD) JsonBody body) {
        OpportunityView before = view(new OpportunityId(Parameters.pathId(id)));
        OpportunityId known = before.row().id();
        int expected = Versions.current(ifMatch, before.row().version(), "opportunity", known);
        JsonFields fields = body.fields();
        OpportunityBody sent = new OpportunityBody(fields);
        var details = sent.over(before.details());
        Optional<MoveOpportunity> move = sent.move(known, before.row().phase());
        opportunities.change(
                caller.actor(),
                known,
                expected,
                sent.says() ? Optional.of(details) : Optional.empty(),
                move);
        return answer(Response.ok(), view(known));
    }

    private static Response answer(Response.ResponseBuilder status, OpportunityView opportunity) {
        return status.header(HttpHeaders.ETAG, Versions.tag(opportunity.row().version()))
                .entity(OpportunityJson.whole(opportunity))
                .build();
    }

    private OpportunityView view(OpportunityId id) {
        return queries.find(caller.actor(), id).orElseThrow(() -> new NotFound("opportunity", id));
    }
}
