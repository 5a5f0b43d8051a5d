package org.loyaltyloop.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.loyaltyloop.customerview.AccountFilter;
import org.loyaltyloop.customerview.AccountListQueries;
import org.loyaltyloop.customerview.AccountSort;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.rest.json.JsonAnswer;

/** Lists accounts, shows and changes one, and keeps them in step with other systems. */
@Path(RestApplication.V1 + "/accounts")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class AccountsResource {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    @Inject Caller caller;

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
                        Optional.empty());
        Optional<String> cursor = query.cursor("cursor");
        int limit = query.limit(USUAL, MOST);
        query.refuseIfAny();
        return Lists.slice(
                lists.page(filter, AccountSort.NAME, false, cursor, limit), AccountJson::row);
    }
}
