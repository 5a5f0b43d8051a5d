package org.loyaltyloop.customer;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.testing.DirectEvent;
import org.loyaltyloop.testing.DomainDatabase;

/** The customer facades over a test database, with what they emitted. */
public final class CustomerFixture {

    private static final Actor SYSTEM = Actor.system("test");

    private final DomainDatabase database;
    private final List<Object> emitted = new ArrayList<>();
    private final AccountDirectory directory;
    private final Accounts accounts;
    private final AccountQueries queries;
    private final Contacts contacts;
    private final ContactQueries contactQueries;
    private final ProfileFacts facts;
    private final Duplicates duplicates;

    public CustomerFixture(DomainDatabase database, Clock clock) {
        this.database = database;
        Database sql = database.sql();
        Audit audit = PlatformFixture.audit(database, clock);
        AccountRepository repository = new AccountRepository(database.entities(), sql);
        this.directory = new AccountDirectory(sql, DirectEvent.to(emitted::add), clock);
        AccountUpsert upsert =
                new AccountUpsert(
                        directory,
                        repository,
                        new AccountSetWriter(sql, clock),
                        sql,
                        DirectEvent.to(emitted::add),
                        DirectEvent.to(emitted::add),
                        audit);
        this.accounts =
                new Accounts(
                        repository,
                        upsert,
                        sql,
                        DirectEvent.to(emitted::add),
                        DirectEvent.to(emitted::add),
                        DirectEvent.to(emitted::add),
                        audit,
                        clock);
        this.queries = new AccountQueries(sql);
        this.contacts =
                new Contacts(
                        database.entities(),
                        directory,
                        new ContactUpsert(directory, sql, audit, clock),
                        sql,
                        audit,
                        clock);
        this.contactQueries = new ContactQueries(sql);
        this.facts = new ProfileFacts(directory, sql, audit, clock);
        this.duplicates = new Duplicates(sql);
    }

    public Accounts accounts() {
        return accounts;
    }

    public AccountDirectory directory() {
        return directory;
    }

    public Contacts contacts() {
        return contacts;
    }

    public ContactQueries contactQueries() {
        return contactQueries;
    }

    public ProfileFacts facts() {
        return facts;
    }

    public Duplicates duplicates() {
        return duplicates;
    }

    public ContactId meet(ContactDetails details, Placement placement, Reference... references) {
        return database.inTransaction(
                () ->
                        contacts.create(
                                SYSTEM, new AddContact(details, placement, List.of(references))));
    }

    public ContactView readContact(ContactId id) {
        return contactQueries.find(id).orElseThrow();
    }

    public AccountQueries queries() {
        return queries;
    }

    /** Events since the last look, oldest first. */
    public <T> List<T> emitted(Class<T> type) {
        List<T> found = emitted.stream().filter(type::isInstance).map(type::cast).toList();
        emitted.removeIf(type::isInstance);
        return found;
    }

    public AccountId open(String name) {
        return open(AccountDetails.named(name));
    }

    public AccountId open(AccountDetails details, Reference... references) {
        return database.inTransaction(
                () ->
                        accounts.create(
                                SYSTEM,
                                new CreateAccount(
                                        AccountKind.ORGANISATION, details, List.of(references))));
    }

    public AccountView read(AccountId id) {
        return queries.find(id).orElseThrow();
    }

    public void change(AccountId id, AccountDetails details) {
        database.inTransaction(
                () -> accounts.change(SYSTEM, new ChangeAccount(id, read(id).version(), details)));
    }

    public void merge(AccountId loser, AccountId survivor, AccountField... takeFromLoser) {
        merge(SYSTEM, loser, survivor, takeFromLoser);
    }

    public void merge(
            Actor actor, AccountId loser, AccountId survivor, AccountField... takeFromLoser) {
        database.inTransaction(
                () ->
                        accounts.merge(
                                actor,
                                new MergeAccounts(
                                        loser,
                                        read(loser).version(),
                                        survivor,
                                        read(survivor).version(),
                                        Set.of(takeFromLoser))));
    }

    /** The account that answers for an id. */
    public AccountId living(AccountId id) {
        AccountKey key = AccountKey.of(id);
        ResolvedAccount resolved = directory.resolve(List.of(key)).get(key);
        if (resolved == null) {
            throw new IllegalStateException("unknown " + id);
        }
        return resolved.id();
    }

    /** The account that answers for a reference, if one does. */
    public Optional<AccountId> living(Reference reference) {
        AccountKey key = new AccountKey.ByRef(reference);
        return Optional.ofNullable(directory.resolve(List.of(key)).get(key))
                .map(ResolvedAccount::id);
    }

    public TeamId team(String name) {
        TeamId id = TeamId.next();
        database.sql()
                .update(
                        "insert into staff.team (id, name, version) values (?, ?, 1)",
                        id.value(),
                        name);
        return id;
    }

    public UserId user(String login) {
        UserId id = UserId.next();
        database.sql()
                .update(
                        """
                        insert into staff.app_user (id, login, display_name, password_hash, roles, must_change_password,
                                                    version, created_at)
                        values (?, ?, ?, '', '{AGENT}', false, 1, now())
                        """,
                        id.value(),
                        login,
                        login);
        return id;
    }

    public void empty() {
        database.sql()
                .update(
                        "truncate customer.account, customer.contact, staff.team, staff.app_user cascade");
        emitted.clear();
    }
}
