package org.loyaltyloop.web.component;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customerview.CustomerView;
import org.loyaltyloop.customerview.CustomerViewQueries;

/**
 * An account that was chosen by name travels as its id. An id that names none counts as nothing
 * chosen.
 */
@FacesConverter("accountName")
public class AccountNameConverter implements Converter<CustomerView.Named> {

    @Override
    public CustomerView.@Nullable Named getAsObject(
            FacesContext faces, UIComponent component, @Nullable String submitted) {
        if (submitted == null || submitted.isBlank()) {
            return null;
        }
        try {
            // Asked for anew: a converter that comes back with its view's state is not injected.
            return CDI.current()
                    .select(CustomerViewQueries.class)
                    .get()
                    .header(new AccountId(UUID.fromString(submitted)))
                    .map(header -> new CustomerView.Named(header.id(), header.name()))
                    .orElse(null);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    @Override
    public String getAsString(
            FacesContext faces, UIComponent component, CustomerView.@Nullable Named chosen) {
        return chosen == null ? "" : chosen.id().toString();
    }
}
