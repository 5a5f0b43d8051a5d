package org.loyaltyloop.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customerview.Search;
import org.loyaltyloop.customerview.SearchHit;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.web.rest.json.JsonAnswer;
import org.loyaltyloop.web.rest.json.JsonOut;

/** Finds accounts and contacts by a fragment of what is known of them. */
@Path(RestApplication.V1 + "/search")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SearchResource {

    private static final int USUAL = 20;

    @Inject Search search;

    /** The best hits for {@code q}, best first. */
    @GET
    @Needs(Scope.ACCOUNTS_READ)
    public JsonAnswer find(@Context UriInfo uri) {
        Parameters query = Parameters.of(uri);
        String typed = query.text("q").orElse("");
        if (typed.isEmpty()) {
            query.complain("q", "required", "must be given");
        }
        int limit = query.limit(USUAL, Search.MAX_LIMIT);
        query.refuseIfAny();
        return Lists.whole(search.find(typed, limit), SearchResource::write);
    }

    private static void write(JsonOut out, SearchHit hit) throws IOException {
        out.object(
                o -> {
                    o.put("kind", hit.kind()).put("id", hit.id()).put("name", hit.name());
                    o.put("matched", hit.matched()).put("detail", hit.detail());
                    if (hit.account().isPresent()) {
                        o.object(
                                "account",
                                a ->
                                        a.put("id", hit.account().map(AccountId::value))
                                                .put("name", hit.accountName()));
                    } else {
                        o.put("account", null);
                    }
                });
    }
}
