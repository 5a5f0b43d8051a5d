package org.loyaltyloop.web.component;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customerview.CustomerView;
import org.loyaltyloop.customerview.CustomerViewQueries;

/**
 * An account that was chosen by name travels as its id. An id that names none counts as nothing
 * chosen.
 */
@FacesConverter(value = "accountName", managed = true)
public class AccountNameConverter implements Converter<CustomerView.Named> {

    @Inject
    @SuppressWarnings(
            "NullAway.Init") // the container fills the field; converters have no constructor
    // injection
    private CustomerViewQueries accounts;

    @Override
    public CustomerView.@Nullable Named getAsObject(
            FacesContext faces, UIComponent component, @Nullable String submitted) {
        if (submitted == null || submitted.isBlank()) {
            return null;
        }
        try {
            return accounts.header(new AccountId(UUID.fromString(submitted)))
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
