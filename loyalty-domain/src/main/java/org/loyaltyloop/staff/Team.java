package org.loyaltyloop.staff;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

/** Users who serve the same accounts. */
@Entity
@Table(schema = "staff", name = "team")
class Team {

    @Id private UUID id;
    private String name;
    private boolean active;
    @Version private int version;

    protected Team() {}

    private Team(TeamId id, String name) {
        this.id = id.value();
        this.name = name;
        this.active = true;
    }

    static Team named(String name) {
        return new Team(TeamId.next(), name);
    }

    TeamId id() {
        return new TeamId(id);
    }

    boolean isActive() {
        return active;
    }

    int version() {
        return version;
    }

    void rename(String newName) {
        this.name = newName;
    }

    void retire() {
        this.active = false;
    }
}
