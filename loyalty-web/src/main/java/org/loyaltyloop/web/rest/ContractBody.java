package org.loyaltyloop.web.rest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.loyaltyloop.contract.ContractDetails;
import org.loyaltyloop.contract.ContractKind;
import org.loyaltyloop.contract.ContractView;
import org.loyaltyloop.contract.MakeContract;
import org.loyaltyloop.contract.RenewContract;
import org.loyaltyloop.contract.RenewalKind;
import org.loyaltyloop.contract.TerminateContract;
import org.loyaltyloop.contract.ValuePer;
import org.loyaltyloop.contract.Worth;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.web.rest.json.JsonFields;

/**
 * Reads what a program says of a contract: members that are there count, null empties them, absent
 * ones stay as they are. Ends the request where the body has not the form described.
 */
final class ContractBody {

    private final JsonFields fields;

    ContractBody(JsonFields fields) {
        this.fields = fields;
    }

    /** The command that makes it. */
    MakeContract toMake() {
        Optional<AccountKey> account = account();
        if (account.isEmpty()) {
            fields.complain("account", "required", "must be given");
        }
        Optional<ContractKind> kind = fields.oneOf("kind", ContractKind.class);
        String name = fields.requiredText("name").orElse("");
        Optional<LocalDate> startsOn = required("startsOn");
        Optional<LocalDate> endsOn = fields.date("endsOn");
        Optional<LocalDate> signedOn = fields.date("signedOn");
        Optional<UserId> owner = link("owner", UserId::new);
        Optional<String> offering = fields.text("offering");
        Supplier<Worth> worth = worth(Optional.empty());
        Optional<BigDecimal> discount = fields.amount("discountPercent");
        Optional<RenewalKind> renewal = fields.oneOf("renewal", RenewalKind.class);
        Optional<Integer> months = fields.integer("renewalMonths");
        Optional<Integer> notice = fields.integer("noticeDays");
        Optional<String> orderRef = fields.text("orderRef");
        Optional<String> note = fields.text("note");
        String source = fields.requiredText("source").orElse("");
        String externalId = fields.requiredText("externalId").orElse("");
        JsonBody.refuseMalformed(fields);
        return new MakeContract(
                new ContractDetails(
                        account.orElseThrow(),
                        kind.orElse(ContractKind.CONTRACT),
                        name,
                        owner,
                        offering,
                        startsOn.orElseThrow(),
                        endsOn,
                        worth.get(),
                        discount,
                        renewal.orElse(RenewalKind.BY_AGREEMENT),
                        months,
                        notice,
                        orderRef,
                        note),
                signedOn,
                source,
                externalId);
    }

    /** The details from now on. */
    ContractDetails over(ContractView before) {
        Optional<AccountKey> account = account();
        String name = fields.has("name") ? fields.requiredText("name").orElse("") : before.name();
        Optional<ContractKind> kind = fields.oneOf("kind", ContractKind.class);
        Optional<LocalDate> startsOn =
                fields.has("startsOn") ? required("startsOn") : Optional.of(before.startsOn());
        Optional<LocalDate> endsOn = kept("endsOn", before.endsOn(), fields::date);
        Optional<UserId> owner = fields.has("owner") ? link("owner", UserId::new) : before.owner();
        Optional<String> offering = kept("offering", before.offering(), fields::text);
        Supplier<Worth> worth = worth(Optional.of(before.worth()));
        Optional<BigDecimal> discount =
                kept("discountPercent", before.discountPercent(), fields::amount);
        Optional<RenewalKind> renewal = fields.oneOf("renewal", RenewalKind.class);
        Optional<Integer> months = kept("renewalMonths", before.renewalMonths(), fields::integer);
        Optional<Integer> notice = kept("noticeDays", before.noticeDays(), fields::integer);
        Optional<String> orderRef = kept("orderRef", Optional.of(before.orderRef()), fields::text);
        Optional<String> note = kept("note", before.note(), fields::text);
        JsonBody.refuseMalformed(fields);
        return new ContractDetails(
                account.orElseGet(() -> AccountKey.of(before.account())),
                kind.orElse(before.kind()),
                name,
                owner,
                offering,
                startsOn.orElseThrow(),
                endsOn,
                worth.get(),
                discount,
                renewal.orElse(before.renewal()),
                months,
                notice,
                orderRef,
                note);
    }

    /** The day on which a draft is signed. */
    LocalDate signing() {
        Optional<LocalDate> day = required("signedOn");
        JsonBody.refuseMalformed(fields);
        return day.orElseThrow();
    }

    /** The command that renews it. */
    RenewContract toRenew(ContractView before) {
        Optional<LocalDate> agreedOn = required("agreedOn");
        Optional<LocalDate> until = fields.date("endsOn");
        Supplier<Worth> worth = worth(Optional.of(before.worth()));
        JsonBody.refuseMalformed(fields);
        return new RenewContract(
                before.id(), before.version(), agreedOn.orElseThrow(), until, worth.get());
    }

    /** The command that ends it. */
    TerminateContract toTerminate(ContractView before) {
        Optional<LocalDate> givenOn = required("givenOn");
        Optional<LocalDate> lastDay = required("lastDay");
        String reason = fields.requiredText("reason").orElse("");
        JsonBody.refuseMalformed(fields);
        return new TerminateContract(
                before.id(),
                before.version(),
                givenOn.orElseThrow(),
                lastDay.orElseThrow(),
                reason);
    }

    private Optional<LocalDate> required(String name) {
        Optional<LocalDate> day = fields.date(name);
        if (!fields.has(name) || fields.isNull(name)) {
            fields.complain(name, "required", "must be given");
        }
        return day;
    }

    /** Read at once, made once the form of the whole body is known to be right. */
    private Supplier<Worth> worth(Optional<Worth> before) {
        Optional<BigDecimal> amount =
                fields.has("value") ? fields.amount("value") : before.flatMap(Worth::amount);
        ValuePer per =
                fields.oneOf("per", ValuePer.class)
                        .or(() -> before.map(Worth::per))
                        .orElse(ValuePer.YEAR);
        String currency =
                fields.text("currency").or(() -> before.map(Worth::currency)).orElse("EUR");
        return () -> new Worth(amount, per, currency);
    }

    private Optional<AccountKey> account() {
        return link("account", AccountId::new).map(AccountKey::of);
    }

    private <T> Optional<T> kept(
            String name, Optional<T> before, Function<String, Optional<T>> reading) {
        return fields.has(name) ? reading.apply(name) : before;
    }

    private <T> Optional<T> link(String name, Function<UUID, T> id) {
        return fields.object(name).flatMap(o -> o.uuid("id")).map(id);
    }
}
