package org.loyaltyloop.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.touchpoint.TouchpointDraft;
import org.loyaltyloop.touchpoint.TouchpointId;
import org.loyaltyloop.touchpoint.TouchpointQueries;
import org.loyaltyloop.touchpoint.Touchpoints;
import org.loyaltyloop.web.rest.json.JsonAnswer;
import org.loyaltyloop.web.rest.json.JsonFields;

/** Records touchpoints, one or a batch at a time, and shows one. */
@Path(RestApplication.V1 + "/touchpoints")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class TouchpointsResource {

    static final String LINES = "application/x-ndjson";

    @Inject Caller caller;

    @Inject Touchpoints touchpoints;

    @Inject JointRecording singly;

    @Inject TouchpointQueries queries;

    /** Records one: 201, or 200 where its source and external id are known already. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Scope.TOUCHPOINTS_WRITE)
    public Response record(@UpTo(UpTo.ONE_RECORD) JsonBody body) {
        JsonFields fields = body.fields();
        TouchpointDraft draft = TouchpointBody.draft(fields);
        JsonBody.refuseMalformed(fields);
        JointRecording.Answer answer = singly.record(caller.actor(), draft.toCommand());
        return Response.status(answer.fresh() ? Response.Status.CREATED : Response.Status.OK)
                .header("Location", "/api/v1/touchpoints/" + answer.touchpoint().row().id())
                .entity(TouchpointJson.whole(answer.touchpoint()))
                .build();
    }

    /** Records what is valid of up to 1,000 in one transaction. */
    @POST
    @Path("batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Scope.TOUCHPOINTS_WRITE)
    public JsonAnswer recordAll(@UpTo(UpTo.BATCH) JsonBody body) {
        return record(TouchpointBatch.ofJson(body));
    }

    /** Records what is valid of up to 1,000 lines in one transaction. */
    @POST
    @Path("batch")
    @Consumes(LINES)
    @Needs(Scope.TOUCHPOINTS_WRITE)
    public JsonAnswer recordLines(@UpTo(UpTo.BATCH) RawBody lines) {
        return record(TouchpointBatch.ofLines(lines.bytes()));
    }

    /** One touchpoint, with what put it in its stage. */
    @GET
    @Path("{id}")
    @Needs(Scope.ACCOUNTS_READ)
    public JsonAnswer find(@PathParam("id") String id) {
        return one(new TouchpointId(Parameters.pathId(id)));
    }

    private JsonAnswer record(TouchpointBatch batch) {
        return batch.record(
                drafts -> Transient.retried(() -> touchpoints.recordAll(caller.actor(), drafts)));
    }

    private JsonAnswer one(TouchpointId id) {
        return TouchpointJson.whole(
                queries.find(id).orElseThrow(() -> new NotFound("touchpoint", id)));
    }
}
