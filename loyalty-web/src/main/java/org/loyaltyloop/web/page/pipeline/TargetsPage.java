package org.loyaltyloop.web.page.pipeline;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.opportunity.SalesTargets;
import org.loyaltyloop.platform.Rates;
import org.loyaltyloop.staff.Colleague;
import org.loyaltyloop.staff.StaffQueries;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.web.component.TypedNumber;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** What colleagues aim to sell in the months of a year; in pages {@code salesTargets}. */
@Named("salesTargets")
@ViewScoped
public class TargetsPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final SalesTargets targets;
    private final StaffQueries staff;
    private final Rates rates;
    private final CurrentUser me;
    private final Notices notices;
    private final Formats formats;

    private int year;
    private String owner = "";
    private String ownerName = "";
    private List<Month> months = List.of();
    private List<Row> rows = List.of();

    @Inject
    TargetsPage(
            SalesTargets targets,
            StaffQueries staff,
            Rates rates,
            CurrentUser me,
            Notices notices,
            Formats formats) {
        this.targets = targets;
        this.staff = staff;
        this.rates = rates;
        this.me = me;
        this.notices = notices;
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TargetsPage() {
        this(null, null, null, null, null, null);
    }

    /**
     * A colleague's year.
     *
     * @param months how many of its months have a target
     */
    public record Row(String id, String name, BigDecimal total, int months)
            implements Serializable {}

    /** A month's field of the form. */
    public static final class Month implements Serializable {

        private static final long serialVersionUID = 1L;

        private final YearMonth month;
        private final String name;
        private String amount;

        Month(YearMonth month, String name, String amount) {
            this.month = month;
            this.name = name;
            this.amount = amount;
        }

        public String getName() {
            return name;
        }

        public String getAmount() {
            return amount;
        }

        public void setAmount(@Nullable String amount) {
            this.amount = amount == null ? "" : amount.strip();
        }
    }

    /** Reads the year that the address names, and the months of the colleague that it names. */
    public void open() {
        if (year == 0) {
            year = formats.today().getYear();
        }
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new NotFound("year", Integer.toString(year));
        }
        var known = targets.of(YearMonth.of(year, 1), YearMonth.of(year + 1, 1));
        List<Colleague> colleagues = staff.colleagues();
        rows =
                colleagues.stream()
                        .filter(who -> who.active() || known.containsKey(who.id()))
                        .map(who -> row(who, known.getOrDefault(who.id(), Map.of())))
                        .toList();
        if (!owner.isEmpty()) {
            Colleague chosen =
                    colleagues.stream()
                            .filter(who -> who.id().toString().equals(owner))
                            .findFirst()
                            .orElseThrow(() -> new NotFound("user", owner));
            ownerName = chosen.displayName();
            months = fields(known.getOrDefault(chosen.id(), Map.of()));
        }
    }

    private static Row row(Colleague who, Map<YearMonth, BigDecimal> aims) {
        List<BigDecimal> some = aims.values().stream().filter(aim -> aim.signum() > 0).toList();
        return new Row(
                who.id().toString(),
                who.displayName(),
                some.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                some.size());
    }

    private List<Month> fields(Map<YearMonth, BigDecimal> aims) {
        List<Month> fields = new ArrayList<>();
        for (java.time.Month month : java.time.Month.values()) {
            YearMonth of = YearMonth.of(year, month);
            BigDecimal aim = aims.getOrDefault(of, BigDecimal.ZERO);
            fields.add(
                    new Month(
                            of,
                            month.getDisplayName(TextStyle.FULL_STANDALONE, formats.getLocale()),
                            aim.signum() == 0 ? "" : TypedNumber.show(aim, formats.getLocale())));
        }
        return fields;
    }

    /** Keeps the year of the colleague; a month without an amount has no target. */
    public String save() {
        Map<YearMonth, BigDecimal> aims = new TreeMap<>();
        months.forEach(month -> aims.put(month.month, amount(month.amount)));
        targets.set(me.actor(), UserId.of(owner), aims);
        notices.done("pipeline.targets.saved", ownerName);
        return "/pipeline/targets?faces-redirect=true&year=" + year;
    }

    private BigDecimal amount(String typed) {
        try {
            return typed.isEmpty() ? BigDecimal.ZERO : TypedNumber.read(typed, formats.getLocale());
        } catch (NumberFormatException malformed) {
            throw BusinessRuleViolation.of("amount", InputRule.MALFORMED);
        }
    }

    /** Gives every month the amount of the first. */
    public void spread() {
        months.forEach(month -> month.amount = months.get(0).amount);
    }

    /** A colleague's sum of the year in words; a dash without one. */
    public String total(Row row) {
        return row.months() == 0 ? "–" : formats.money(row.total(), rates.currency());
    }

    /** The currency that targets are in. */
    public String getCurrency() {
        return rates.currency();
    }

    public List<Row> getRows() {
        return rows;
    }

    public List<Month> getMonths() {
        return months;
    }

    /** Whether somebody's months are shown to be changed. */
    public boolean isChosen() {
        return !owner.isEmpty();
    }

    public String getOwnerName() {
        return ownerName;
    }

    public String getOwner() {
        return owner;
    }

    public void setOwner(@Nullable String owner) {
        this.owner = owner == null ? "" : owner;
    }

    public int getYear() {
        return year;
    }

    public void setYear(int year) {
        this.year = year;
    }
}
