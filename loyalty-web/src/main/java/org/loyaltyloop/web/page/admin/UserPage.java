package org.loyaltyloop.web.page.admin;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.staff.ChangeUser;
import org.loyaltyloop.staff.CreateUser;
import org.loyaltyloop.staff.NewUser;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.Staff;
import org.loyaltyloop.staff.StaffQueries;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.TeamRow;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.staff.UserRow;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/**
 * One user, new or known. A one-time password stands on the page until it is left, and nowhere
 * else; in pages {@code userPage}.
 */
@Named("userPage")
@ViewScoped
public class UserPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LIST = "/admin/users?faces-redirect=true";

    private final Staff staff;
    private final StaffQueries queries;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String id = "";
    private int version;
    private String login = "";
    private String displayName = "";
    private String email = "";
    private Role[] roles = {Role.AGENT};
    private String team = "";
    private boolean disabled;
    private String oneTimePassword = "";

    @Inject
    UserPage(Staff staff, StaffQueries queries, CurrentUser me, Formats formats, Notices notices) {
        this.staff = staff;
        this.queries = queries;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected UserPage() {
        this(null, null, null, null, null);
    }

    /** Reads the user that the address names; nothing for a new one. */
    public void load() {
        if (!isNew()) {
            UserRow user =
                    userId().flatMap(known -> queries.user(me.actor(), known))
                            .orElseThrow(() -> new NotFound("user", id));
            version = user.version();
            login = user.login();
            displayName = user.displayName();
            email = user.email().orElse("");
            roles = user.roles().toArray(Role[]::new);
            team = user.team().map(TeamId::toString).orElse("");
            disabled = user.disabled();
        }
    }

    /** Adds the user, or replaces what is said of one. */
    public @Nullable String save() {
        Optional<TeamId> chosenTeam =
                team.isEmpty() ? Optional.empty() : Optional.of(TeamId.of(team));
        Optional<String> address = email.isBlank() ? Optional.empty() : Optional.of(email);
        Set<Role> chosenRoles = Set.copyOf(Arrays.asList(roles));
        if (isNew()) {
            NewUser added =
                    staff.create(
                            me.actor(),
                            new CreateUser(login, displayName, address, chosenRoles, chosenTeam));
            oneTimePassword = added.oneTimePassword();
            id = added.id().toString();
            load();
            return null;
        }
        staff.change(
                me.actor(),
                new ChangeUser(
                        UserId.of(id), version, displayName, address, chosenRoles, chosenTeam));
        notices.done("admin.user.saved", displayName);
        return LIST;
    }

    /** Ends the user's access. */
    public String disable() {
        staff.disable(me.actor(), UserId.of(id), version);
        notices.done("admin.user.disabled", displayName);
        return LIST;
    }

    /** Gives the user access again. */
    public String enable() {
        staff.enable(me.actor(), UserId.of(id), version);
        notices.done("admin.user.enabled", displayName);
        return LIST;
    }

    /** Gives the user a new one-time password. */
    public void resetPassword() {
        oneTimePassword = staff.resetPassword(me.actor(), UserId.of(id), version);
        load();
    }

    /** All roles, to choose from. */
    public List<SelectItem> getRoleChoices() {
        return Arrays.stream(Role.values())
                .map(role -> new SelectItem(role, formats.label(role)))
                .toList();
    }

    /** The teams in use, to choose from, and none. */
    public List<SelectItem> getTeamChoices() {
        List<SelectItem> choices = new ArrayList<>();
        choices.add(new SelectItem("", formats.text("admin.user.noTeam")));
        queries.teams().stream()
                .filter(known -> known.active() || known.id().toString().equals(team))
                .map(UserPage::choice)
                .forEach(choices::add);
        return choices;
    }

    private static SelectItem choice(TeamRow known) {
        return new SelectItem(known.id().toString(), known.name());
    }

    /** Whether the user is to be added. */
    public boolean isNew() {
        return id.isEmpty();
    }

    private Optional<UserId> userId() {
        try {
            return Optional.of(UserId.of(id));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Whether the user has no access. */
    public boolean isDisabled() {
        return disabled;
    }

    /** Shown once, after it was made; otherwise empty. */
    public String getOneTimePassword() {
        return oneTimePassword;
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(@Nullable String login) {
        this.login = login == null ? "" : login;
    }

    public String getDisplayName() {
        return displayName;
    }

    public void setDisplayName(@Nullable String displayName) {
        this.displayName = displayName == null ? "" : displayName;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(@Nullable String email) {
        this.email = email == null ? "" : email;
    }

    public Role[] getRoles() {
        return roles.clone();
    }

    public void setRoles(Role @Nullable [] roles) {
        this.roles = roles == null ? new Role[0] : roles.clone();
    }

    public String getTeam() {
        return team;
    }

    public void setTeam(@Nullable String team) {
        this.team = team == null ? "" : team;
    }
}
