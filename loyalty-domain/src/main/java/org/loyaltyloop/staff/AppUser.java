package org.loyaltyloop.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who works with the product. Born with a one-time password that must be changed at the
 * first sign-in; disabled when the person leaves, never deleted, since what they did keeps their
 * name.
 */
@Entity
@Table(schema = "staff", name = "app_user")
class AppUser {

    @Id private UUID id;
    private String login;

    @Column(name = "display_name")
    private String displayName;

    private @Nullable String email;

    @Column(name = "password_hash")
    private String passwordHash;

    @Convert(converter = RolesConverter.class)
    private Set<Role> roles;

    @Column(name = "team_id")
    private @Nullable UUID teamId;

    private boolean disabled;

    @Column(name = "must_change_password")
    private boolean mustChangePassword;

    private boolean demo;
    private @Nullable String language;
    private @Nullable String theme;

    @Column(name = "time_zone")
    private @Nullable String timeZone;

    @Column(name = "security_stamp")
    private int securityStamp;

    @Version private int version;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    protected AppUser() {}

    private AppUser(CreateUser command, String passwordHash, boolean demo, Instant now) {
        this.id = UserId.next().value();
        this.login = command.login();
        this.displayName = command.displayName();
        this.email = command.email().orElse(null);
        this.roles = command.roles();
        this.teamId = command.team().map(TeamId::value).orElse(null);
        this.passwordHash = passwordHash;
        this.mustChangePassword = !demo;
        this.demo = demo;
        this.securityStamp = 1;
        this.createdAt = now;
    }

    static AppUser withOneTimePassword(CreateUser command, String passwordHash, Instant now) {
        return new AppUser(command, passwordHash, false, now);
    }

    static AppUser forDemonstration(CreateUser command, String passwordHash, Instant now) {
        return new AppUser(command, passwordHash, true, now);
    }

    UserId id() {
        return new UserId(id);
    }

    String login() {
        return login;
    }

    String passwordHash() {
        return passwordHash;
    }

    int securityStamp() {
        return securityStamp;
    }

    int version() {
        return version;
    }

    Optional<TeamId> team() {
        return Optional.ofNullable(teamId).map(TeamId::new);
    }

    boolean isActiveAdmin() {
        return !disabled && roles.contains(Role.ADMIN);
    }

    /** Sessions that are open stay so unless what the user may do changes. */
    void change(ChangeUser command) {
        if (!roles.equals(command.roles()) || !team().equals(command.team())) {
            this.roles = command.roles();
            this.teamId = command.team().map(TeamId::value).orElse(null);
            this.securityStamp++;
        }
        this.displayName = command.displayName();
        this.email = command.email().orElse(null);
    }

    void disable() {
        if (!disabled) {
            this.disabled = true;
            this.securityStamp++;
        }
    }

    void enable() {
        this.disabled = false;
    }

    /** Gives a password that somebody else knows, so it must be changed at the next sign-in. */
    void resetPassword(String hash) {
        this.passwordHash = hash;
        this.mustChangePassword = true;
        this.securityStamp++;
    }

    /** Gives a password that only the user knows. */
    void choosePassword(String hash) {
        this.passwordHash = hash;
        this.mustChangePassword = false;
        this.securityStamp++;
    }

    void prefer(Preferences preferences) {
        this.language = preferences.language().orElse(null);
        this.theme = preferences.theme().orElse(null);
        this.timeZone = preferences.timeZone().map(Object::toString).orElse(null);
    }
}
