package org.loyaltyloop.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.touchpoint.TouchpointCatalogue;
import org.loyaltyloop.touchpoint.TouchpointType;
import org.loyaltyloop.web.rest.json.JsonAnswer;
import org.loyaltyloop.web.rest.json.JsonOut;

/** The catalogue of touchpoint types. */
@Path(RestApplication.V1 + "/touchpoint-types")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class TouchpointTypesResource {

    @Inject TouchpointCatalogue catalogue;

    /** Every type that may be recorded. */
    @GET
    @Needs(Scope.ACCOUNTS_READ)
    public JsonAnswer all() {
        List<TouchpointType> types =
                catalogue.all().stream().filter(TouchpointType::active).toList();
        return Lists.whole(types, TouchpointTypesResource::write);
    }

    private static void write(JsonOut out, TouchpointType type) throws IOException {
        out.object(
                o ->
                        o.put("code", type.code())
                                .put("stage", type.stage())
                                .put("department", type.department())
                                .put("channel", type.channel())
                                .put("direction", type.direction())
                                .put("purchase", type.purchase())
                                .put("movesLoop", type.movesLoop())
                                .object(
                                        "name",
                                        name ->
                                                name.put("en", type.nameEn())
                                                        .put("nl", type.nameNl())));
    }
}
