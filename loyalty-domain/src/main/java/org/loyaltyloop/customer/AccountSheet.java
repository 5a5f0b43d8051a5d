package org.loyaltyloop.customer;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;
import org.loyaltyloop.platform.Row;

/**
 * The fields of an account that an import can fill, side by side so that two of them can be
 * compared. The address is the one for visits.
 *
 * @param facts profile facts by attribute
 */
record AccountSheet(
        String name,
        Optional<String> sector,
        Optional<Integer> employees,
        Optional<BigDecimal> annualRevenue,
        String currency,
        Optional<String> email,
        Optional<String> phone,
        Optional<String> website,
        Optional<LocalDate> customerSince,
        Optional<String> street,
        Optional<String> postalCode,
        Optional<String> city,
        Optional<String> country,
        TreeMap<String, String> facts) {

    AccountSheet {
        annualRevenue = annualRevenue.map(n -> n.setScale(2, RoundingMode.HALF_UP));
    }

    /** These values where there are any, the other's elsewhere. */
    AccountSheet over(AccountSheet old) {
        TreeMap<String, String> both = new TreeMap<>(old.facts);
        both.putAll(facts);
        return new AccountSheet(
                name,
                sector.or(() -> old.sector),
                employees.or(() -> old.employees),
                annualRevenue.or(() -> old.annualRevenue),
                annualRevenue.isPresent() ? currency : old.currency,
                email.or(() -> old.email),
                phone.or(() -> old.phone),
                website.or(() -> old.website),
                customerSince.or(() -> old.customerSince),
                street.or(() -> old.street),
                postalCode.or(() -> old.postalCode),
                city.or(() -> old.city),
                country.or(() -> old.country),
                both);
    }

    boolean hasAddress() {
        return street.isPresent()
                || postalCode.isPresent()
                || city.isPresent()
                || country.isPresent();
    }

    Optional<String> phoneDigits() {
        return phone.flatMap(PhoneNumber::parse).map(PhoneNumber::digits);
    }

    static AccountSheet of(Row row) throws SQLException {
        return new AccountSheet(
                row.text("name"),
                row.optionalText("sector"),
                row.optionalInteger("employees"),
                row.optionalDecimal("annual_revenue"),
                row.text("currency"),
                row.optionalText("email"),
                row.optionalText("phone"),
                row.optionalText("website"),
                row.optionalDate("customer_since"),
                row.optionalText("street"),
                row.optionalText("postal_code"),
                row.optionalText("city"),
                row.optionalText("country"),
                new TreeMap<>());
    }

    JsonObject toJson() {
        JsonObjectBuilder json =
                Json.createObjectBuilder().add("name", name).add("currency", currency);
        add(json, "sector", sector);
        add(json, "employees", employees);
        add(json, "annualRevenue", annualRevenue);
        add(json, "email", email);
        add(json, "phone", phone);
        add(json, "website", website);
        add(json, "customerSince", customerSince);
        add(json, "street", street);
        add(json, "postalCode", postalCode);
        add(json, "city", city);
        add(json, "country", country);
        return json.build();
    }

    static AccountSheet of(JsonObject json) {
        return new AccountSheet(
                json.getString("name"),
                text(json, "sector"),
                text(json, "employees").map(Integer::valueOf),
                text(json, "annualRevenue").map(BigDecimal::new),
                json.getString("currency"),
                text(json, "email"),
                text(json, "phone"),
                text(json, "website"),
                text(json, "customerSince").map(LocalDate::parse),
                text(json, "street"),
                text(json, "postalCode"),
                text(json, "city"),
                text(json, "country"),
                new TreeMap<>());
    }

    static JsonObject parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static void add(JsonObjectBuilder json, String name, Optional<?> value) {
        value.ifPresent(v -> json.add(name, v.toString()));
    }

    private static Optional<String> text(JsonObject json, String name) {
        return json.get(name) instanceof JsonString string
                ? Optional.of(string.getString())
                : Optional.empty();
    }
}
