package org.loyaltyloop.web.page.contracts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.loyaltyloop.contract.ContractStatus;
import org.loyaltyloop.contract.ContractStep;
import org.loyaltyloop.contract.ContractView;
import org.loyaltyloop.contract.Worth;
import org.loyaltyloop.customerview.RenewalRow;
import org.loyaltyloop.web.i18n.Formats;

/** What contracts say in words, wherever they stand; in pages {@code contractWords}. */
@Named
@RequestScoped
public class ContractWords {

    private final Formats formats;

    @Inject
    ContractWords(Formats formats) {
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ContractWords() {
        this(null);
    }

    /** What it is worth, with the span; a dash where nobody said. */
    public String worth(Worth worth) {
        return worth.amount()
                .map(
                        amount ->
                                formats.text(
                                        "contracts.worth." + worth.per(),
                                        formats.money(amount, worth.currency())))
                .orElse("–");
    }

    /** Its last day, or that it has none. */
    public String end(ContractView row) {
        return row.until().map(formats::date).orElseGet(() -> formats.text("contracts.open"));
    }

    /** How long it still runs, in words. */
    public String left(ContractView row) {
        if (row.status() == ContractStatus.DRAFT) {
            return "";
        }
        return row.daysLeft()
                .map(
                        days ->
                                days < 0
                                        ? formats.text("contracts.over", -days)
                                        : formats.text("contracts.left", days))
                .orElse("");
    }

    /** How long there is for notice, or that it is too late; empty where none was agreed. */
    public String notice(RenewalRow row) {
        return row.noticeOver()
                ? formats.text("contracts.renewals.noticeOver")
                : row.daysToNotice()
                        .map(days -> formats.text("contracts.left.notice", days))
                        .orElse("");
    }

    /** What happened: an end without notice is the end of its term. */
    public String step(ContractStep step, ContractView contract) {
        boolean term = step.kind() == ContractStep.Kind.ENDED && contract.lastDay().isEmpty();
        return formats.text(term ? "contracts.step.OVER" : "contracts.step." + step.kind());
    }

    /** The kind of the tag of a status. */
    public String tag(ContractView row) {
        return switch (row.status()) {
            case RUNNING -> "ok";
            case NOTICE -> "warn";
            case DRAFT -> "info";
            case ENDED, TERMINATED -> "out";
        };
    }
}
