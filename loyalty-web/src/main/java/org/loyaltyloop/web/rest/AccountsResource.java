package org.loyaltyloop.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
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
import org.loyaltyloop.customer.AccountDetails;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKind;
import org.loyaltyloop.customer.AccountQueries;
import org.loyaltyloop.customer.AccountView;
import org.loyaltyloop.customer.Accounts;
import org.loyaltyloop.customer.ChangeAccount;
import org.loyaltyloop.customer.Reference;
import org.loyaltyloop.customer.UpsertAccount;
import org.loyaltyloop.customer.Upserted;
import org.loyaltyloop.customerview.AccountFilter;
import org.loyaltyloop.customerview.AccountListQueries;
import org.loyaltyloop.customerview.AccountSort;
import org.loyaltyloop.customerview.CustomerViewQueries;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.rest.json.JsonAnswer;
import org.loyaltyloop.web.rest.json.JsonFields;

/** Lists accounts, shows and changes one, and keeps them in step with other systems. */
@Path(RestApplication.V1 + "/accounts")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class AccountsResource {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    @Inject Caller caller;

    @Inject Accounts accounts;

    @Inject AccountQueries queries;

    @Inject CustomerViewQueries views;

    @Inject AccountListQueries lists;

    /** Accounts by name, with where they are in the loop. */
    @GET
    @Needs(Scope.ACCOUNTS_READ)
    public JsonAnswer list(@Context UriInfo uri) {
        Parameters query = Parameters.of(uri);
        AccountFilter filter =
                new AccountFilter(
                        query.text("q"),
                        query.anyOf("stage", LoopStage.class),
                        query.id("owner").map(UserId::new),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of());
        Optional<String> cursor = query.cursor("cursor");
        int limit = query.limit(USUAL, MOST);
        query.refuseIfAny();
        return Lists.slice(
                lists.page(filter, AccountSort.NAME, false, cursor, limit), AccountJson::row);
    }

    /** One account; the id of a merged one answers with its survivor. */
    @GET
    @Path("{id}")
    @Needs(Scope.ACCOUNTS_READ)
    public Response find(@PathParam("id") String id) {
        return answer(Response.ok(), living(id));
    }

    /** Changes the members that the body names, if the account still is as the program read it. */
    @PATCH
    @Path("{id}")
    @Consumes({JsonBodyReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Needs(Scope.ACCOUNTS_WRITE)
    public Response change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @UpTo(UpTo.ONE_RECORD) JsonBody body) {
        AccountView before = living(id);
        int expected = Versions.expected(ifMatch, before.version());
        AccountDetails after = new AccountBody(body.fields()).over(before.details());
        accounts.change(caller.actor(), new ChangeAccount(before.id(), expected, after));
        return answer(Response.ok(), living(id));
    }

    /**
     * Opens the account that another system knows by that reference, or changes the members that
     * the body names.
     */
    @PUT
    @Path("by-ref/{source}/{ref}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Scope.ACCOUNTS_WRITE)
    public Response keep(
            @PathParam("source") String source,
            @PathParam("ref") String ref,
            @UpTo(UpTo.ONE_RECORD) JsonBody body) {
        JsonFields fields = body.fields();
        if (!fields.has("name")) {
            fields.complain("name", "required", "must be given");
        }
        AccountKind kind = fields.oneOf("kind", AccountKind.class).orElse(AccountKind.ORGANISATION);
        if (fields.has("currency") && !fields.has("annualRevenue")) {
            fields.complain("annualRevenue", "required", "must be given along with currency");
        }
        AccountBody account = new AccountBody(fields);
        AccountDetails details = account.over(AccountDetails.named("?"));
        UpsertAccount command =
                new UpsertAccount(
                        new Reference(source, ref), kind, details, Set.copyOf(account.given()));
        Upserted kept = Transient.retried(() -> accounts.upsert(caller.actor(), command));
        if (kept.outcome() == Upserted.Outcome.REFUSED) {
            throw new AccessDenied("write account");
        }
        Response.ResponseBuilder status =
                kept.outcome() == Upserted.Outcome.CREATED
                        ? Response.status(Response.Status.CREATED)
                        : Response.ok();
        return answer(
                status.header(HttpHeaders.LOCATION, "/api/v1/accounts/" + kept.id()),
                living(kept.id()));
    }

    private Response answer(Response.ResponseBuilder status, AccountView account) {
        return status.header(HttpHeaders.ETAG, Versions.tag(account.version()))
                .entity(AccountJson.whole(account, views.header(account.id()).orElseThrow()))
                .build();
    }

    private AccountView living(String id) {
        return living(new AccountId(Parameters.pathId(id)));
    }

    private AccountView living(AccountId id) {
        return queries.findLiving(id).orElseThrow(() -> new NotFound("account", id));
    }
}
