package org.loyaltyloop.demo;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loyaltyloop.customer.AccountDetails;
import org.loyaltyloop.customer.AccountField;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKind;
import org.loyaltyloop.customer.Accounts;
import org.loyaltyloop.customer.Address;
import org.loyaltyloop.customer.ContactDetails;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customer.ContactRole;
import org.loyaltyloop.customer.Contacts;
import org.loyaltyloop.customer.PersonName;
import org.loyaltyloop.customer.Placement;
import org.loyaltyloop.customer.ProfileFact;
import org.loyaltyloop.customer.ProfileFacts;
import org.loyaltyloop.customer.Reference;
import org.loyaltyloop.customer.UpsertAccount;
import org.loyaltyloop.customer.UpsertContact;
import org.loyaltyloop.customer.Upserted;
import org.loyaltyloop.customer.UpsertedContact;

/**
 * Brings the customers of the demonstration in, under the numbers they have in the firm's books.
 */
@Dependent
class DemoCustomers {

    private static final String BOOKS = "erp";

    private final Accounts accounts;
    private final Contacts contacts;
    private final ProfileFacts facts;

    @Inject
    DemoCustomers(Accounts accounts, Contacts contacts, ProfileFacts facts) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.facts = facts;
    }

    /** The customers that are in, by the number of the account; contacts by their place there. */
    record Known(Map<Integer, AccountId> accounts, Map<Integer, List<ContactId>> contacts) {

        AccountId account(int number) {
            return Optional.ofNullable(accounts.get(number)).orElseThrow();
        }

        ContactId contact(int account, int place) {
            return Optional.ofNullable(contacts.get(account)).orElseThrow().get(place);
        }
    }

    Known open(List<DemoAccount> all, DemoStaff.Hired hired) {
        Map<Integer, AccountId> ids = new HashMap<>();
        // Parents first: subsidiaries name them by their id.
        open(all.stream().filter(account -> account.parent().isEmpty()).toList(), ids, hired);
        open(all.stream().filter(account -> account.parent().isPresent()).toList(), ids, hired);
        Map<Integer, List<ContactId>> people = meet(all, ids);
        learn(all, ids);
        return new Known(Map.copyOf(ids), people);
    }

    private Map<Integer, List<ContactId>> meet(List<DemoAccount> all, Map<Integer, AccountId> ids) {
        List<UpsertContact> commands = new ArrayList<>();
        for (DemoAccount account : all) {
            AccountId id = Optional.ofNullable(ids.get(account.number())).orElseThrow();
            for (int place = 0; place < account.contacts().size(); place++) {
                commands.add(contact(account, id, place));
            }
        }
        List<UpsertedContact> met = contacts.upsertAll(Demonstration.ACTOR, commands);
        Map<Integer, List<ContactId>> people = new HashMap<>();
        int next = 0;
        for (DemoAccount account : all) {
            int after = next + account.contacts().size();
            people.put(
                    account.number(),
                    met.subList(next, after).stream().map(UpsertedContact::id).toList());
            next = after;
        }
        return Map.copyOf(people);
    }

    private static UpsertContact contact(DemoAccount account, AccountId id, int place) {
        DemoContact contact = account.contacts().get(place);
        return new UpsertContact(
                new Reference(BOOKS, account.reference() + "-" + (place + 1)),
                new ContactDetails(
                        PersonName.parse(contact.name()),
                        Optional.of(contact.email()),
                        Optional.of(contact.phone()),
                        Optional.empty(),
                        Optional.of("nl")),
                new Placement(
                        id,
                        ContactRole.valueOf(contact.role()),
                        Optional.of(contact.jobTitle()),
                        Optional.of(contact.department()).filter(text -> !text.isEmpty()),
                        place == 0));
    }

    private void learn(List<DemoAccount> all, Map<Integer, AccountId> ids) {
        List<ProfileFact> learned = new ArrayList<>();
        for (DemoAccount account : all) {
            AccountId id = Optional.ofNullable(ids.get(account.number())).orElseThrow();
            for (DemoFact fact : account.facts()) {
                learned.add(
                        new ProfileFact(
                                id,
                                fact.attribute(),
                                fact.value(),
                                fact.source(),
                                fact.observedOn(),
                                BigDecimal.valueOf(fact.confidence())));
            }
        }
        facts.record(Demonstration.ACTOR, learned);
    }

    private void open(List<DemoAccount> some, Map<Integer, AccountId> ids, DemoStaff.Hired hired) {
        List<UpsertAccount> commands = new ArrayList<>();
        for (DemoAccount account : some) {
            commands.add(
                    new UpsertAccount(
                            new Reference(BOOKS, account.reference()),
                            account.person() ? AccountKind.PERSON : AccountKind.ORGANISATION,
                            details(account, ids, hired),
                            EnumSet.allOf(AccountField.class)));
        }
        List<Upserted> outcomes = accounts.upsertAll(Demonstration.ACTOR, commands);
        for (int i = 0; i < some.size(); i++) {
            ids.put(some.get(i).number(), outcomes.get(i).id());
        }
    }

    private static AccountDetails details(
            DemoAccount account, Map<Integer, AccountId> ids, DemoStaff.Hired hired) {
        Address address =
                new Address(
                        Address.Kind.VISIT,
                        Optional.of(account.street()),
                        Optional.of(account.postalCode()),
                        Optional.of(account.city()),
                        Optional.of("NL"));
        return new AccountDetails(
                account.name(),
                account.parent().map(ids::get),
                account.owner().map(hired::user),
                Optional.of(hired.team(account.team())),
                Optional.of(account.sector()),
                Optional.of(account.employees()),
                Optional.of(account.revenue()),
                "EUR",
                Optional.of("info@" + account.site()),
                Optional.of(account.phone()),
                Optional.of("https://www." + account.site()),
                account.since(),
                List.of(address));
    }
}
