package org.loyaltyloop.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customerview.CustomerViewQueries;
import org.loyaltyloop.journey.JourneyQueries;
import org.loyaltyloop.journey.JourneyView;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.TouchpointFilter;
import org.loyaltyloop.touchpoint.TouchpointQueries;
import org.loyaltyloop.web.rest.json.JsonAnswer;
import org.loyaltyloop.web.rest.json.JsonOut;

/**
 * What an account went through: its journeys round the loop, and its touchpoints. The class has the
 * path of {@link AccountsResource}, because a longer one would win all that begins with it.
 */
@Path(RestApplication.V1 + "/accounts")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class AccountHistoryResource {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    @Inject CustomerViewQueries accounts;

    @Inject JourneyQueries journeys;

    @Inject TouchpointQueries touchpoints;

    /** The account's journeys: its own first, then one for each offering. */
    @GET
    @Path("{id}/journeys")
    @Needs(Scope.INSIGHT_READ)
    public JsonAnswer journeys(@PathParam("id") String id) {
        return Lists.whole(journeys.of(known(id)), AccountHistoryResource::journey);
    }

    /** The account's touchpoints, newest first. */
    @GET
    @Path("{id}/timeline")
    @Needs(Scope.ACCOUNTS_READ)
    public JsonAnswer timeline(@PathParam("id") String id, @Context UriInfo uri) {
        Parameters query = Parameters.of(uri);
        TouchpointFilter filter =
                TouchpointFilter.ALL
                        .in(query.anyOf("stage", LoopStage.class))
                        .by(query.anyOf("department", Department.class));
        Optional<String> before = query.cursor("before");
        int limit = query.limit(USUAL, MOST);
        query.refuseIfAny();
        return Lists.slice(
                touchpoints.list(filter.of(known(id)), before, limit), TouchpointJson::row);
    }

    private AccountId known(String id) {
        AccountId asked = new AccountId(Parameters.pathId(id));
        return accounts.header(asked).orElseThrow(() -> new NotFound("account", asked)).id();
    }

    private static void journey(JsonOut out, JourneyView journey) throws IOException {
        out.object(
                o ->
                        o.put("offering", journey.offering().map(JourneyView.Offering::code))
                                .put(
                                        "offeringName",
                                        journey.offering().map(JourneyView.Offering::name))
                                .put("lap", journey.lap())
                                .put("reached", journey.reached())
                                .put("reachedAt", journey.reachedAt())
                                .put("latest", journey.latest())
                                .put("lastTouchAt", journey.lastTouchAt())
                                .names("skipped", journey.skipped())
                                .put("stalled", journey.stalled())
                                .put("bought", journey.bought()));
    }
}
