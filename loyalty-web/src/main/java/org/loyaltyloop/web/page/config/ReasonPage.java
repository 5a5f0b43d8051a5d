package org.loyaltyloop.web.page.config;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.opportunity.DescribeReason;
import org.loyaltyloop.opportunity.LostReason;
import org.loyaltyloop.opportunity.Phases;
import org.loyaltyloop.web.component.FieldProblems;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** One reason for losing, new or known; in pages {@code configReason}. */
@Named("configReason")
@ViewScoped
public class ReasonPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Phases phases;
    private final FieldProblems problems;
    private final CurrentUser me;
    private final Notices notices;

    private String code = "";
    private boolean existing;
    private int version;
    private String newCode = "";
    private String nameEn = "";
    private String nameNl = "";
    private String sort = "50";
    private boolean active = true;

    @Inject
    ReasonPage(Phases phases, FieldProblems problems, CurrentUser me, Notices notices) {
        this.phases = phases;
        this.problems = problems;
        this.me = me;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ReasonPage() {
        this(null, null, null, null);
    }

    /** Fills the form from the reason of the address. */
    public void open() {
        existing = !code.isEmpty();
        if (existing) {
            LostReason reason =
                    phases.reasons().stream()
                            .filter(known -> known.code().equals(code))
                            .findFirst()
                            .orElseThrow(() -> new NotFound("lostReason", code));
            version = reason.version();
            nameEn = reason.nameEn();
            nameNl = reason.nameNl();
            sort = String.valueOf(reason.sort());
            active = reason.active();
        }
    }

    /** Saves the form. */
    public @Nullable String save() {
        try {
            DescribeReason said = new DescribeReason(place(), nameEn, nameNl);
            if (existing) {
                phases.changeReason(me.actor(), code, version, said, active);
            } else {
                phases.addReason(me.actor(), newCode.strip(), said);
            }
        } catch (BusinessRuleViolation broken) {
            problems.show("form", broken);
            return null;
        }
        notices.done("pipeline.saved", nameEn);
        return "/config/phases?faces-redirect=true";
    }

    private int place() {
        try {
            return Integer.parseInt(sort.strip());
        } catch (NumberFormatException malformed) {
            throw BusinessRuleViolation.of("sort", InputRule.OUT_OF_RANGE, 0, 999);
        }
    }

    public boolean isExisting() {
        return existing;
    }

    public String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code == null ? "" : code;
    }

    public String getNewCode() {
        return newCode;
    }

    public void setNewCode(@Nullable String newCode) {
        this.newCode = newCode == null ? "" : newCode;
    }

    public String getNameEn() {
        return nameEn;
    }

    public void setNameEn(@Nullable String nameEn) {
        this.nameEn = nameEn == null ? "" : nameEn;
    }

    public String getNameNl() {
        return nameNl;
    }

    public void setNameNl(@Nullable String nameNl) {
        this.nameNl = nameNl == null ? "" : nameNl;
    }

    public String getSort() {
        return sort;
    }

    public void setSort(@Nullable String sort) {
        this.sort = sort == null ? "" : sort;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }
}
