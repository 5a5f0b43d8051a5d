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
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.loyaltyloop.binding.BindingLevel;
import org.loyaltyloop.binding.BindingQueries;
import org.loyaltyloop.binding.EnterTie;
import org.loyaltyloop.binding.Instrument;
import org.loyaltyloop.binding.TieDetails;
import org.loyaltyloop.binding.Ties;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customerview.CustomerViewQueries;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.web.rest.json.JsonAnswer;
import org.loyaltyloop.web.rest.json.JsonFields;

/**
 * What ties an account to the firm, and ties that other systems know of. The class has the path of
 * {@link AccountsResource}, because a longer one would win all that begins with it.
 */
@Path(RestApplication.V1 + "/accounts")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class BindingResource {

    @Inject Caller caller;

    @Inject CustomerViewQueries accounts;

    @Inject BindingQueries queries;

    @Inject Ties ties;

    @Inject Settings settings;

    @Inject Clock clock;

    /** The three levels with score, band and ties, as of today. */
    @GET
    @Path("{id}/binding")
    @Needs(Scope.INSIGHT_READ)
    public JsonAnswer binding(@PathParam("id") String id) {
        return BindingJson.whole(queries.of(known(id)));
    }

    /** Enters a tie: 201, or 200 where its source and external id are known already. */
    @POST
    @Path("{id}/binding/ties")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Scope.ACCOUNTS_WRITE)
    public Response enter(@PathParam("id") String id, @UpTo(UpTo.ONE_RECORD) JsonBody body) {
        AccountId account = known(id);
        EnterTie command = command(account, body.fields());
        Ties.Entered entered = Transient.retried(() -> ties.enter(caller.actor(), command));
        return Response.status(entered.fresh() ? Response.Status.CREATED : Response.Status.OK)
                .header("Location", "/api/v1/accounts/" + account + "/binding")
                .entity(BindingJson.tie(ties.living(entered.id())))
                .build();
    }

    private EnterTie command(AccountId account, JsonFields fields) {
        required(fields, "level", "instrument", "strength");
        Optional<BindingLevel> level = fields.oneOf("level", BindingLevel.class);
        Optional<Instrument> instrument = fields.oneOf("instrument", Instrument.class);
        var strength = fields.number("strength");
        boolean lockIn =
                fields.oneOf("nature", TieNature.class)
                        .filter(n -> n == TieNature.LOCK_IN)
                        .isPresent();
        String subject = fields.requiredText("subject").orElse("");
        Optional<String> evidence = fields.text("evidence");
        Optional<String> link = fields.text("link");
        LocalDate from =
                fields.date("validFrom")
                        .orElseGet(() -> LocalDate.ofInstant(clock.instant(), settings.zone()));
        Optional<LocalDate> until = fields.date("validUntil");
        String source = fields.requiredText("source").orElse("");
        String externalId = fields.requiredText("externalId").orElse("");
        JsonBody.refuseMalformed(fields);
        return new EnterTie(
                account,
                new TieDetails(
                        level.orElseThrow(),
                        instrument.orElseThrow(),
                        strength.orElseThrow().doubleValue(),
                        lockIn,
                        subject,
                        evidence,
                        link,
                        from,
                        until),
                source,
                externalId);
    }

    /** How a tie holds, as programs say it. */
    enum TieNature {
        VALUE_ADDING,
        LOCK_IN
    }

    private static void required(JsonFields fields, String... names) {
        for (String name : names) {
            if (!fields.has(name) || fields.isNull(name)) {
                fields.complain(name, "required", "must be given");
            }
        }
    }

    private AccountId known(String id) {
        AccountId asked = new AccountId(Parameters.pathId(id));
        return accounts.header(asked).orElseThrow(() -> new NotFound("account", asked)).id();
    }
}
