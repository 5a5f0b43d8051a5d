package org.loyaltyloop.web.architecture.violators.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity that everybody sees and changes. */
@Entity
public class OpenEntity {

    @Id private String name = "";

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
