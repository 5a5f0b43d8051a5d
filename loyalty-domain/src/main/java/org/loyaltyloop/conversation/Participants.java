package org.loyaltyloop.conversation;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customer.ResolvedAccount;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.UserId;

/** Who takes part and where: the account, its contacts, the colleagues; and the firm's day. */
@Dependent
class Participants {

    private final AccountDirectory directory;
    private final Database database;
    private final Settings settings;

    @Inject
    Participants(AccountDirectory directory, Database database, Settings settings) {
        this.directory = directory;
        this.database = database;
        this.settings = settings;
    }

    /** The living account, locked for writing; refuses whoever may not write it. */
    ResolvedAccount writable(Actor actor, AccountKey key) {
        ResolvedAccount account =
                Optional.ofNullable(directory.resolveForWriting(List.of(key)).get(key))
                        .orElseThrow(
                                () ->
                                        BusinessRuleViolation.of(
                                                "account",
                                                ConversationRule.CONVERSATION_ACCOUNT_UNKNOWN));
        actor.requireWriteAccount(account.owner(), account.team());
        return account;
    }

    /** The living account, not locked; refuses whoever may not write it. */
    ResolvedAccount permitted(Actor actor, AccountKey key) {
        ResolvedAccount account =
                Optional.ofNullable(directory.resolve(List.of(key)).get(key))
                        .orElseThrow(
                                () ->
                                        BusinessRuleViolation.of(
                                                "account",
                                                ConversationRule.CONVERSATION_ACCOUNT_UNKNOWN));
        actor.requireWriteAccount(account.owner(), account.team());
        return account;
    }

    /** Refuses people who are not there; whoever took part already may have left since. */
    void check(
            AccountId account, ConversationDetails details, Optional<ConversationDetails> before) {
        List<ContactId> strangers = new ArrayList<>(details.contacts());
        List<UserId> newcomers = new ArrayList<>(details.colleagues());
        before.ifPresent(
                known -> {
                    strangers.removeAll(known.contacts());
                    newcomers.removeAll(known.colleagues());
                });
        requireContacts("contacts", account, strangers);
        requireColleagues("colleagues", newcomers);
    }

    void requireContacts(String field, AccountId account, Collection<ContactId> contacts) {
        if (!contacts.isEmpty()
                && database.number(
                                """
                                select count(*) from customer.v_contact_at_account
                                where account_id = ? and contact_id = any (?)
                                """,
                                account.value(),
                                contacts.stream().map(ContactId::value).toArray(UUID[]::new))
                        < Set.copyOf(contacts).size()) {
            throw BusinessRuleViolation.of(field, ConversationRule.NO_CONTACT_THERE);
        }
    }

    /** Refuses users who never were; some may have left. */
    void requireKnown(String field, Collection<UserId> users) {
        requireUsers(field, users, "select count(*) from staff.v_user where id = any (?)");
    }

    void requireColleagues(String field, Collection<UserId> colleagues) {
        requireUsers(
                field,
                colleagues,
                "select count(*) from staff.v_user where id = any (?) and not disabled");
    }

    private void requireUsers(String field, Collection<UserId> users, String count) {
        if (!users.isEmpty()
                && database.number(
                                count,
                                (Object) users.stream().map(UserId::value).toArray(UUID[]::new))
                        < Set.copyOf(users).size()) {
            throw BusinessRuleViolation.of(field, ConversationRule.NO_SUCH_COLLEAGUE);
        }
    }

    void requirePast(Instant startsAt, Instant latest) {
        if (startsAt.isAfter(latest)) {
            throw BusinessRuleViolation.of("startsAt", ConversationRule.HELD_AHEAD);
        }
    }

    LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, settings.zone());
    }
}
