package org.loyaltyloop.web.page.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.platform.Rates;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.web.component.TypedNumber;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** What other currencies are worth in the firm's own; in pages {@code ratesPage}. */
@Named("ratesPage")
@RequestScoped
public class RatesPage {

    private final Rates rates;
    private final CurrentUser me;
    private final Notices notices;
    private final Formats formats;

    private String currency = "";
    private String rate = "";

    @Inject
    RatesPage(Rates rates, CurrentUser me, Notices notices, Formats formats) {
        this.rates = rates;
        this.me = me;
        this.notices = notices;
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected RatesPage() {
        this(null, null, null, null);
    }

    /** The rates that are set, as in "1 USD = 0,92 EUR". */
    public List<String> getRows() {
        return rates.all().entrySet().stream()
                .map(
                        known ->
                                formats.text(
                                        "admin.rates.row",
                                        known.getKey(),
                                        TypedNumber.show(known.getValue(), formats.getLocale()),
                                        rates.currency()))
                .toList();
    }

    /** The currencies that are money, without the firm's own. */
    public List<SelectItem> getCurrencies() {
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getDefaultFractionDigits() >= 0)
                .filter(known -> !known.getCurrencyCode().equals(rates.currency()))
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .map(
                        known ->
                                new SelectItem(
                                        known.getCurrencyCode(),
                                        known.getCurrencyCode()
                                                + " · "
                                                + known.getDisplayName(formats.getLocale())))
                .toList();
    }

    /** The currency that rates are in. */
    public String getOwn() {
        return rates.currency();
    }

    /** Sets the rate that was typed. */
    public String save() {
        me.actor().require(Role.ADMIN);
        rates.set(me.actor().author(), currency, typed());
        notices.done("admin.rates.saved", currency);
        return "/admin/settings?faces-redirect=true";
    }

    /** A rate has no thousands: point and comma both stand before its decimals. */
    private BigDecimal typed() {
        try {
            return new BigDecimal(rate.replace(',', '.'));
        } catch (NumberFormatException malformed) {
            throw BusinessRuleViolation.of("rate", InputRule.MALFORMED);
        }
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(@Nullable String currency) {
        this.currency = currency == null ? "" : currency;
    }

    public String getRate() {
        return rate;
    }

    public void setRate(@Nullable String rate) {
        this.rate = rate == null ? "" : rate.strip();
    }
}
