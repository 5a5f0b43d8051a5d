package org.loyaltyloop.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Author;
import org.loyaltyloop.platform.Settings;

/** The firm's name, zone and language, kept by administrators. */
@ApplicationScoped
@Transactional
public class Firm {

    private static final String ENGLISH = "en";

    private final Settings settings;
    private final Audit audit;

    @Inject
    Firm(Settings settings, Audit audit) {
        this.settings = settings;
        this.audit = audit;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Firm() {
        this(null, null);
    }

    /** The firm as it stands. */
    public FirmProfile profile() {
        return new FirmProfile(
                settings.firmName().orElse(""),
                settings.zone().getId(),
                settings.language().orElse(ENGLISH));
    }

    /**
     * Changes what differs from what was seen; only for administrators. Refuses with {@link
     * StaleVersion} when somebody else has changed it since. Figures by day need to be recounted
     * after a change of zone.
     *
     * @return whether the zone is another one
     */
    public boolean change(Actor actor, FirmProfile seen, FirmProfile wanted) {
        actor.require(Role.ADMIN);
        wanted.check();
        FirmProfile now = profile();
        if (!now.equals(seen)) {
            throw new StaleVersion("firm", now.name());
        }
        Author author = actor.author();
        List<String> changed = new ArrayList<>();
        if (!wanted.name().strip().equals(now.name())) {
            settings.nameFirm(author, wanted.name());
            changed.add("name");
        }
        if (!wanted.zone().equals(now.zone())) {
            settings.chooseZone(author, wanted.zone());
            changed.add("zone");
        }
        if (!wanted.language().equals(now.language())) {
            settings.chooseLanguage(author, wanted.language());
            changed.add("language");
        }
        if (!changed.isEmpty()) {
            audit.record(author, "FIRM_CHANGED", "firm", "profile", changed);
        }
        return changed.contains("zone");
    }
}
