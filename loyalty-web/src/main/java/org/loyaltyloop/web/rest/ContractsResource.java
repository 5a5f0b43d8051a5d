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
import org.loyaltyloop.contract.ContractFilter;
import org.loyaltyloop.contract.ContractId;
import org.loyaltyloop.contract.ContractKind;
import org.loyaltyloop.contract.ContractQueries;
import org.loyaltyloop.contract.ContractStatus;
import org.loyaltyloop.contract.ContractView;
import org.loyaltyloop.contract.Contracts;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.web.rest.json.JsonAnswer;

/** Lists contracts, makes and changes them, signs, renews and ends them. */
@Path(RestApplication.V1 + "/contracts")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ContractsResource {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    @Inject Caller caller;

    @Inject Contracts contracts;

    @Inject ContractQueries queries;

    /** Contracts by the day they end. */
    @GET
    @Needs(Scope.ACCOUNTS_READ)
    public JsonAnswer list(@Context UriInfo uri) {
        Parameters query = Parameters.of(uri);
        ContractFilter filter =
                new ContractFilter(
                        query.text("q"),
                        query.oneOf("kind", ContractKind.class),
                        query.oneOf("status", ContractStatus.class),
                        query.id("owner").map(UserId::new),
                        query.id("account").map(AccountId::new),
                        Optional.empty(),
                        query.date("dueUntil"));
        Optional<String> cursor = query.cursor("cursor");
        int limit = query.limit(USUAL, MOST);
        query.refuseIfAny();
        return Lists.slice(queries.list(filter, cursor, limit), ContractJson::row);
    }

    /** Makes a contract; the same source and external id again change nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Scope.ACCOUNTS_WRITE)
    public Response make(@UpTo(UpTo.ONE_RECORD) JsonBody body) {
        ContractBody sent = new ContractBody(body.fields());
        Contracts.Made made =
                Transient.retried(() -> contracts.make(caller.actor(), sent.toMake()));
        Response.ResponseBuilder status =
                made.fresh() ? Response.status(Response.Status.CREATED) : Response.ok();
        return answer(
                status.header(HttpHeaders.LOCATION, "/api/v1/contracts/" + made.id()), made.id());
    }

    /** One contract, with its signing, renewals and end. */
    @GET
    @Path("{id}")
    @Needs(Scope.ACCOUNTS_READ)
    public Response find(@PathParam("id") String id) {
        return answer(Response.ok(), new ContractId(Parameters.pathId(id)));
    }

    /** Changes the members that the body names, if the contract still is as the program read it. */
    @PATCH
    @Path("{id}")
    @Consumes({JsonBodyReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Needs(Scope.ACCOUNTS_WRITE)
    public Response change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @UpTo(UpTo.ONE_RECORD) JsonBody body) {
        ContractView before = expected(id, ifMatch);
        ContractBody sent = new ContractBody(body.fields());
        contracts.change(caller.actor(), before.id(), before.version(), sent.over(before));
        return answer(Response.ok(), before.id());
    }

    /** Signs a draft. */
    @POST
    @Path("{id}/signature")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Scope.ACCOUNTS_WRITE)
    public Response sign(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @UpTo(UpTo.ONE_RECORD) JsonBody body) {
        ContractView before = expected(id, ifMatch);
        contracts.sign(
                caller.actor(),
                before.id(),
                before.version(),
                new ContractBody(body.fields()).signing());
        return answer(Response.ok(), before.id());
    }

    /** Renews a contract: its next term begins the day after the one before. */
    @POST
    @Path("{id}/renewals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Scope.ACCOUNTS_WRITE)
    public Response renew(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @UpTo(UpTo.ONE_RECORD) JsonBody body) {
        ContractView before = expected(id, ifMatch);
        contracts.renew(caller.actor(), new ContractBody(body.fields()).toRenew(before));
        return answer(Response.ok(), before.id());
    }

    /** Gives notice: the contract ends with a day and a reason. */
    @POST
    @Path("{id}/notice")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Scope.ACCOUNTS_WRITE)
    public Response terminate(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @UpTo(UpTo.ONE_RECORD) JsonBody body) {
        ContractView before = expected(id, ifMatch);
        contracts.terminate(caller.actor(), new ContractBody(body.fields()).toTerminate(before));
        return answer(Response.ok(), before.id());
    }

    private ContractView expected(String id, @Nullable String ifMatch) {
        ContractView before = view(new ContractId(Parameters.pathId(id)));
        Versions.current(ifMatch, before.version(), "contract", before.id());
        return before;
    }

    private Response answer(Response.ResponseBuilder status, ContractId id) {
        ContractView contract = view(id);
        return status.header(HttpHeaders.ETAG, Versions.tag(contract.version()))
                .entity(ContractJson.whole(contract, queries.steps(id)))
                .build();
    }

    private ContractView view(ContractId id) {
        return queries.find(id).orElseThrow(() -> new NotFound("contract", id));
    }
}
