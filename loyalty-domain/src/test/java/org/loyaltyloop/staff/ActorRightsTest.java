package org.loyaltyloop.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loyaltyloop.kernel.AccessDenied;

/** Who may do what: the table of the defaults, row by row. */
class ActorRightsTest {

    private static final TeamId NORTH = TeamId.next();
    private static final TeamId SOUTH = TeamId.next();
    private static final UserId ME = UserId.next();
    private static final UserId ANOTHER = UserId.next();

    @ParameterizedTest(name = "{0} at {1}: account {2}, contacts {3}, touchpoints {4}")
    @CsvSource({
        "AGENT,           own,     no,  yes, yes",
        "AGENT,           team,    no,  yes, yes",
        "AGENT,           others,  no,  yes, yes",
        "AGENT,           nobodys, no,  yes, yes",
        "ACCOUNT_MANAGER, own,     yes, yes, yes",
        "ACCOUNT_MANAGER, team,    yes, yes, yes",
        "ACCOUNT_MANAGER, others,  no,  no,  no",
        "ACCOUNT_MANAGER, nobodys, yes, yes, yes",
        "MARKETER,        own,     no,  no,  yes",
        "MARKETER,        team,    no,  no,  yes",
        "MARKETER,        others,  no,  no,  yes",
        "MARKETER,        nobodys, no,  no,  yes",
        "MANAGER,         own,     yes, yes, yes",
        "MANAGER,         team,    yes, yes, yes",
        "MANAGER,         others,  no,  no,  no",
        "MANAGER,         nobodys, yes, yes, yes",
        "ADMIN,           own,     yes, yes, yes",
        "ADMIN,           others,  yes, yes, yes",
        "ADMIN,           nobodys, yes, yes, yes",
    })
    void aRoleMayWrite(
            Role role, String whose, String account, String contacts, String touchpoints) {
        Actor actor = Actor.user(ME, "me", Set.of(role), Optional.of(NORTH));
        Optional<UserId> owner =
                switch (whose) {
                    case "own" -> Optional.of(ME);
                    case "team", "others" -> Optional.of(ANOTHER);
                    default -> Optional.empty();
                };
        Optional<TeamId> team =
                switch (whose) {
                    case "team" -> Optional.of(NORTH);
                    case "own", "others" -> Optional.of(SOUTH);
                    default -> Optional.empty();
                };

        assertThat(actor.mayWriteAccount(owner, team)).isEqualTo(account.equals("yes"));
        assertThat(actor.mayWriteContacts(owner, team)).isEqualTo(contacts.equals("yes"));
        assertThat(actor.mayWriteTouchpoints(owner, team)).isEqualTo(touchpoints.equals("yes"));
    }

    @ParameterizedTest
    @CsvSource({
        "TOUCHPOINTS_WRITE, no,  yes",
        "ACCOUNTS_READ,     no,  no",
        "ACCOUNTS_WRITE,    yes, no",
        "INSIGHT_READ,      no,  no",
    })
    void aKeyMayWhatItsScopeSaysOnAllAccounts(Scope scope, String account, String touchpoints) {
        Actor key = Actor.apiKey(ApiKeyId.next(), "erp", Set.of(scope));

        assertThat(key.mayWriteAccount(Optional.of(ANOTHER), Optional.of(SOUTH)))
                .isEqualTo(account.equals("yes"));
        assertThat(key.mayWriteContacts(Optional.of(ANOTHER), Optional.of(SOUTH)))
                .isEqualTo(account.equals("yes"));
        assertThat(key.mayWriteTouchpoints(Optional.of(ANOTHER), Optional.of(SOUTH)))
                .isEqualTo(touchpoints.equals("yes"));
        assertThatThrownBy(() -> key.require(Role.AGENT)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void aTeamlessUserIsNotInTheTeamOfTeamlessAccounts() {
        Actor actor = Actor.user(ME, "me", Set.of(Role.ACCOUNT_MANAGER), Optional.empty());

        assertThat(actor.mayWriteAccount(Optional.of(ANOTHER), Optional.empty())).isFalse();
    }

    @Test
    void theProductItselfMayEverything() {
        assertThat(Actor.system("import").mayWriteAccount(Optional.of(ANOTHER), Optional.of(SOUTH)))
                .isTrue();
    }
}
