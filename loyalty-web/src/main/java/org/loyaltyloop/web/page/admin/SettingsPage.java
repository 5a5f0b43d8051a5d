package org.loyaltyloop.web.page.admin;

import jakarta.annotation.PostConstruct;
import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.platform.Jobs;
import org.loyaltyloop.staff.Firm;
import org.loyaltyloop.staff.FirmProfile;
import org.loyaltyloop.web.i18n.Messages;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** The firm's name, zone and language; in pages {@code settingsPage}. */
@Named("settingsPage")
@ViewScoped
public class SettingsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Firm firm;
    private final Jobs jobs;
    private final CurrentUser me;
    private final Notices notices;
    private final Clock clock;

    private FirmProfile seen = new FirmProfile("", "UTC", "en");
    private String name = "";
    private String zone = "";
    private String language = "";

    @Inject
    SettingsPage(Firm firm, Jobs jobs, CurrentUser me, Notices notices, Clock clock) {
        this.firm = firm;
        this.jobs = jobs;
        this.me = me;
        this.notices = notices;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected SettingsPage() {
        this(null, null, null, null, null);
    }

    @PostConstruct
    void load() {
        seen = firm.profile();
        name = seen.name();
        zone = seen.zone();
        language = seen.language();
    }

    /** Keeps the settings; a change of zone has the figures recounted. */
    public String save() {
        if (firm.change(me.actor(), seen, new FirmProfile(name, zone, language))) {
            jobs.submit(MaintenanceJob.FIGURES.kind(), Map.of(), me.actor().author());
            notices.done("admin.settings.savedZone");
            return "/admin/maintenance?faces-redirect=true";
        }
        notices.done("admin.settings.saved");
        return "/admin/settings?faces-redirect=true";
    }

    /** The zones of the world by their names, each with its distance from UTC now. */
    public List<SelectItem> getZones() {
        DateTimeFormatter offset = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.equals(zone) || id.contains("/") && !id.startsWith("SystemV/"))
                .sorted()
                .map(
                        id ->
                                new SelectItem(
                                        id,
                                        id
                                                + " ("
                                                + offset.format(
                                                        clock.instant().atZone(ZoneId.of(id)))
                                                + ")"))
                .toList();
    }

    /** The languages that the product speaks, each in its own words. */
    public List<SelectItem> getLanguages() {
        return Messages.LANGUAGES.stream()
                .map(known -> new SelectItem(known.getLanguage(), known.getDisplayLanguage(known)))
                .toList();
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name.strip();
    }

    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }
}
