package org.loyaltyloop.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;

/** Reads of single contacts; lists over many are customerview's. */
@ApplicationScoped
public class ContactQueries {

    private final Database database;

    @Inject
    ContactQueries(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ContactQueries() {
        this(null);
    }

    /** The contact with all places and references. */
    public Optional<ContactView> find(ContactId id) {
        return database.first(
                """
                select id, given_name, name_prefix, family_name, email, phone, mobile, language, version, updated_at
                from customer.contact where id = ?
                """,
                row ->
                        new ContactView(
                                id,
                                row.integer("version"),
                                details(row),
                                places(id),
                                references(id),
                                row.instant("updated_at")),
                id.value());
    }

    private List<ContactView.Place> places(ContactId id) {
        return database.list(
                """
                select a.id, a.name, p.role, p.job_title, p.department, p.primary_contact
                from customer.contact_at_account p
                join customer.account a on a.id = p.account_id
                where p.contact_id = ?
                order by not p.primary_contact, a.search_name, a.id
                """,
                row ->
                        new ContactView.Place(
                                new Placement(
                                        new AccountId(row.uuid("id")),
                                        row.constant("role", ContactRole.class),
                                        row.optionalText("job_title"),
                                        row.optionalText("department"),
                                        row.flag("primary_contact")),
                                row.text("name")),
                id.value());
    }

    private List<Reference> references(ContactId id) {
        return database.list(
                "select source, ref from customer.contact_ref where contact_id = ? order by source, ref",
                row -> new Reference(row.text("source"), row.text("ref")),
                id.value());
    }

    static ContactDetails details(Row row) throws SQLException {
        return new ContactDetails(
                new PersonName(
                        row.optionalText("given_name"),
                        row.optionalText("name_prefix"),
                        row.optionalText("family_name")),
                row.optionalText("email"),
                row.optionalText("phone"),
                row.optionalText("mobile"),
                row.optionalText("language"));
    }
}
