package org.loyaltyloop.web.component;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.loyaltyloop.customer.Duplicate;
import org.loyaltyloop.customer.Duplicates;
import org.loyaltyloop.web.i18n.Formats;

/** Known accounts and contacts that look like what somebody is typing, in the reader's words. */
@ApplicationScoped
public class Lookalikes {

    private final Duplicates duplicates;
    private final Formats formats;

    @Inject
    Lookalikes(Duplicates duplicates, Formats formats) {
        this.duplicates = duplicates;
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Lookalikes() {
        this.duplicates = null;
        this.formats = null;
    }

    /**
     * Something known that looks alike.
     *
     * @param place to tell it from others
     * @param reasons what is alike
     */
    public record Lookalike(
            String id, String name, String href, String place, List<String> reasons) {

        /** Copies the reasons. */
        public Lookalike {
            reasons = List.copyOf(reasons);
        }
    }

    /** Accounts that look alike, the surest first. */
    public List<Lookalike> ofAccount(Duplicates.AccountProbe probe) {
        return duplicates.ofAccount(probe).stream()
                .map(found -> lookalike(found, "/accounts/account?id="))
                .toList();
    }

    /** Contacts that look alike, the surest first. */
    public List<Lookalike> ofContact(Duplicates.ContactProbe probe) {
        return duplicates.ofContact(probe).stream()
                .map(found -> lookalike(found, "/contacts/contact?id="))
                .toList();
    }

    private Lookalike lookalike(Duplicate found, String page) {
        return new Lookalike(
                found.id().toString(),
                found.name(),
                page + found.id(),
                found.detail(),
                found.reasons().stream().sorted().map(formats::label).toList());
    }
}
