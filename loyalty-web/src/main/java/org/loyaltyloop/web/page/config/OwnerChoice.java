package org.loyaltyloop.web.page.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.staff.Colleague;
import org.loyaltyloop.staff.StaffQueries;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.web.i18n.Formats;

/** The colleagues who can answer for a stage, as choices of a form. */
@ApplicationScoped
public class OwnerChoice {

    private final StaffQueries staff;
    private final Formats formats;

    @Inject
    OwnerChoice(StaffQueries staff, Formats formats) {
        this.staff = staff;
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected OwnerChoice() {
        this(null, null);
    }

    /** Nobody, and everybody with access; one who has left only while chosen. */
    List<SelectItem> choices(String chosen) {
        List<SelectItem> choices = new ArrayList<>();
        choices.add(new SelectItem("", formats.text("config.owner.nobody")));
        staff.colleagues().stream()
                .filter(who -> who.active() || who.id().toString().equals(chosen))
                .forEach(who -> choices.add(new SelectItem(who.id().toString(), name(who))));
        return choices;
    }

    /** The name of the one with that id; "nobody" for none. */
    String name(String id) {
        return staff.colleagues().stream()
                .filter(who -> who.id().toString().equals(id))
                .findFirst()
                .map(this::name)
                .orElseGet(() -> formats.text("config.owner.nobody"));
    }

    private String name(Colleague who) {
        return who.active()
                ? who.displayName()
                : formats.text("config.owner.left", who.displayName());
    }

    /** The id that was chosen. */
    static Optional<UserId> id(String chosen) {
        try {
            return chosen.isEmpty() ? Optional.empty() : Optional.of(UserId.of(chosen));
        } catch (IllegalArgumentException forged) {
            throw BusinessRuleViolation.of("owner", InputRule.UNKNOWN_VALUE);
        }
    }
}
