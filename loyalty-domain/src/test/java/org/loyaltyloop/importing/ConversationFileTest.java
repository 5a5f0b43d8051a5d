package org.loyaltyloop.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Conversations that were kept elsewhere come in, once, and can be taken back. */
@Tag("database")
class ConversationFileTest {

    private static final String FILE =
            """
            subject,date,id,customer number,customer,email,account manager,notes,duur
            Half-year talk,2024-03-04 10:00,t-1,1,,anna@smit.example,ada admin,Wants fewer urgent orders,45
            Delivery plan,2024-05-06 14:30,t-2,,de vries,,,,
            Delivery plan again,2024-05-06 14:30,t-2,2,,,,,
            With nobody we know,2024-05-07 09:00,t-3,,Unheard Of,,,,
            By nobody we know,2024-05-07 09:00,t-4,1,,,Nobody At All,,
            Not yet,2099-01-01 09:00,t-5,1,,,,,
            """;

    private final ImportWorld world = new ImportWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatWasHeldComesInOnceAsOneTouchpointEachAndIsTakenBack() {
        world.importAll("accounts.csv", "name,id,city\nSmit,1,Assen\nDe Vries,2,Zwolle\n");
        contact("anna@smit.example", "Smit");

        RunId run = bring();

        assertThat(world.counts(run))
                .containsEntry("conversation CREATED", 2L)
                .containsEntry("conversation UNCHANGED", 1L)
                .containsEntry("conversation REJECTED unknown_account", 1L)
                .containsEntry("conversation REJECTED unknown_owner", 1L)
                .containsEntry("conversation REJECTED held_ahead", 1L);
        assertThat(told()).isEqualTo(2);
        assertThat(
                        world.sql.number(
                                """
                                select count(*) from conversation.conversation c
                                join conversation.with_contact w on w.conversation_id = c.id
                                where c.external_id = 't-1' and c.minutes = 45 and c.lead_id is not null
                                  and c.starts_at = '2024-03-04 09:00Z'
                                """))
                .isEqualTo(1);
        assertThat(world.row(bring()).created()).isZero();

        promise("t-2");
        assertThat(world.undo(run)).isEqualTo(RunState.UNDONE);
        assertThat(world.queries.undoCounts(world.admin, run))
                .extracting(c -> c.code() + " " + c.n())
                .containsExactlyInAnyOrder("undone 1", "changed_since 1");
        assertThat(told()).isEqualTo(1);
        assertThat(world.sql.number("select count(*) from conversation.conversation")).isEqualTo(1);
    }

    private RunId bring() {
        return world.run(
                "conversations",
                "talks.csv",
                FILE.getBytes(StandardCharsets.UTF_8),
                RunMode.IMPORT);
    }

    private long told() {
        return world.sql.number(
                "select count(*) from touchpoint.touchpoint where source = 'conversation' and withdrawn_at is null");
    }

    private void contact(String email, String account) {
        UUID id = UUID.randomUUID();
        world.sql.update(
                "insert into customer.contact (id, family_name, email, created_at, updated_at) values (?, 'Smit', ?, now(), now())",
                id,
                email);
        world.sql.update(
                """
                insert into customer.contact_at_account (contact_id, account_id, role, since)
                select ?, id, 'USER', now() from customer.account where name = ?
                """,
                id,
                account);
    }

    private void promise(String externalId) {
        world.sql.update(
                """
                insert into conversation.commitment (id, account_id, conversation_id, side, what, user_id, due, source, external_id, author, created_at)
                select gen_random_uuid(), account_id, id, 'OURS', 'Call', ?, current_date, 'test', 'p', 'test', now()
                from conversation.conversation where external_id = ?
                """,
                world.admin.user().orElseThrow().value(),
                externalId);
    }
}
