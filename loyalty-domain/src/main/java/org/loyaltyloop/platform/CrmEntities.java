package org.loyaltyloop.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Makes the entity manager of the transaction injectable through constructors. */
@SuppressWarnings({"NullAway", "unused"}) // the container fills the field
@Dependent
class CrmEntities {

    @Produces
    @PersistenceContext(unitName = "crm")
    private EntityManager entities;
}
