package org.loyaltyloop.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.staff.UserId;

class TasksTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

    private final AgendaWorld world = new AgendaWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aTaskOfTheSameOriginIsOpenedOnceWhateverBecameOfIt() {
        OpenTask promise =
                new OpenTask(
                        "Send the quote",
                        Optional.empty(),
                        Optional.of(world.brouwer),
                        AgendaWorld.id(world.sanne),
                        Optional.of(FRIDAY),
                        Optional.of(new Origin("conversation", "42")));
        TaskId id = world.tasks.open(world.sanne, promise);
        world.tasks.complete(world.sanne, id);

        assertThat(world.tasks.open(world.sanne, promise)).isEqualTo(id);
        assertThat(world.row(id).state()).isEqualTo(TaskState.DONE);
        assertThat(world.tasks.find(new Origin("conversation", "43"))).isEmpty();
    }

    @Test
    void aDoneTaskLeavesTheListAndCanBeOpenedAgain() {
        TaskId id = world.tasks.open(world.sanne, world.task("Call back", world.sanne));
        world.tasks.complete(world.sanne, id);
        assertThat(world.taskQueries.list(world.sanne, TaskList.MINE, 10)).isEmpty();
        assertThat(world.taskQueries.list(world.sanne, TaskList.DONE, 10)).hasSize(1);

        world.tasks.reopen(world.sanne, id);
        assertThat(world.taskQueries.list(world.sanne, TaskList.MINE, 10))
                .extracting(TaskRow::title)
                .containsExactly("Call back");
        assertThatThrownBy(() -> world.tasks.reopen(world.sanne, id))
                .isInstanceOf(BusinessRuleViolation.class);
    }

    @Test
    void whatIsDueFirstStandsFirstAndWhatHasNoDayStandsLast() {
        TaskId someTime = world.tasks.open(world.sanne, world.task("Some time", world.sanne));
        TaskId friday = world.tasks.open(world.sanne, world.task("Friday", world.sanne));
        TaskId earlier = world.tasks.open(world.sanne, world.task("Earlier", world.sanne));
        world.tasks.move(world.sanne, friday, 1, Optional.of(FRIDAY));
        world.tasks.move(world.sanne, earlier, 1, Optional.of(FRIDAY.minusDays(1)));

        assertThat(world.taskQueries.list(world.sanne, TaskList.MINE, 10))
                .extracting(TaskRow::id)
                .containsExactly(earlier, friday, someTime);
        assertThat(world.row(earlier).overdueOn(FRIDAY)).isTrue();
        assertThat(world.row(friday).overdueOn(FRIDAY)).isFalse();
    }

    @Test
    void ofTwoWhoMoveATaskTheSecondIsToldAndTheFirstStands() {
        TaskId id = world.tasks.open(world.sanne, world.task("Call back", world.sanne));
        world.tasks.move(world.sanne, id, 1, Optional.of(FRIDAY));

        assertThatThrownBy(
                        () ->
                                world.tasks.move(
                                        world.hester, id, 1, Optional.of(FRIDAY.plusDays(3))))
                .isInstanceOf(StaleVersion.class);
        assertThat(world.row(id).due()).contains(FRIDAY);
    }

    @Test
    void onlyItsOwnerAndTheirManagerWriteATask() {
        TaskId id = world.tasks.open(world.pieter, world.task("Call back", world.sanne));

        assertThatThrownBy(() -> world.tasks.complete(world.pieter, id))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> world.tasks.complete(world.stranger, id))
                .isInstanceOf(AccessDenied.class);
        world.tasks.handOver(world.hester, id, AgendaWorld.id(world.pieter));
        world.tasks.complete(world.pieter, id);
        assertThat(world.row(id).ownerName()).isEqualTo("pieter");
    }

    @Test
    void aTaskGoesToNobodyWhoIsGone() {
        TaskId id = world.tasks.open(world.sanne, world.task("Call back", world.sanne));
        world.sql.update("update staff.app_user set disabled = true where login = 'pieter'");

        assertThatThrownBy(
                        () -> world.tasks.handOver(world.sanne, id, AgendaWorld.id(world.pieter)))
                .isInstanceOf(BusinessRuleViolation.class)
                .hasMessageContaining("unknown_colleague");
        assertThatThrownBy(() -> world.tasks.handOver(world.sanne, id, UserId.next()))
                .isInstanceOf(BusinessRuleViolation.class);
    }

    @Test
    void aTaskWithoutTitleOrOfAnImpossibleYearIsRefused() {
        assertThatThrownBy(() -> world.task(" ", world.sanne))
                .isInstanceOf(BusinessRuleViolation.class);
        TaskId id = world.tasks.open(world.sanne, world.task("Call back", world.sanne));
        assertThatThrownBy(
                        () ->
                                world.tasks.move(
                                        world.sanne,
                                        id,
                                        1,
                                        Optional.of(LocalDate.of(20_261, 1, 1))))
                .isInstanceOf(BusinessRuleViolation.class);
    }

    @Test
    void aTaskOfAMergedAccountShowsTheOneThatRemains() {
        TaskId id = world.tasks.open(world.sanne, world.task("Call back", world.sanne));
        var survivor = world.customers.account("Brouwer B.V.", Optional.of(world.team));
        world.database.inTransaction(() -> world.customers.merge(world.brouwer, survivor));

        assertThat(world.row(id).account()).contains(survivor);
    }
}
