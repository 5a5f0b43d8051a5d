package org.loyaltyloop.web.page.admin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.loyaltyloop.staff.StaffQueries;
import org.loyaltyloop.staff.UserRow;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/** All users; in pages {@code usersPage}. */
@Named("usersPage")
@RequestScoped
public class UsersPage {

    private final StaffQueries staff;
    private final CurrentUser me;
    private final Formats formats;
    private List<UserRow> users = List.of();

    @Inject
    UsersPage(StaffQueries staff, CurrentUser me, Formats formats) {
        this.staff = staff;
        this.me = me;
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected UsersPage() {
        this(null, null, null);
    }

    @PostConstruct
    void load() {
        users = staff.users(me.actor());
    }

    /** The users, those with access first. */
    public List<UserRow> getUsers() {
        return users;
    }

    /** A user's roles in words. */
    public String roles(UserRow user) {
        return user.roles().stream()
                .sorted(Comparator.naturalOrder())
                .map(formats::label)
                .collect(Collectors.joining(", "));
    }
}
