package org.loyaltyloop.web.page.agenda;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.agenda.TaskId;
import org.loyaltyloop.agenda.TaskQueries;
import org.loyaltyloop.agenda.TaskRow;
import org.loyaltyloop.agenda.TaskState;
import org.loyaltyloop.agenda.Tasks;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.staff.Colleague;
import org.loyaltyloop.staff.StaffQueries;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** One task: done, moved to another day, handed over, or withdrawn with a reason. */
@Named("taskPage")
@ViewScoped
public class TaskPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private final TaskQueries queries;
    private final Tasks tasks;
    private final StaffQueries staff;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String id = "";
    private String due = "";
    private String owner = "";
    private String reason = "";
    private String version = "";
    private transient @Nullable TaskRow row;

    @Inject
    TaskPage(
            TaskQueries queries,
            Tasks tasks,
            StaffQueries staff,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.queries = queries;
        this.tasks = tasks;
        this.staff = staff;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TaskPage() {
        this.queries = null;
        this.tasks = null;
        this.staff = null;
        this.me = null;
        this.formats = null;
        this.notices = null;
    }

    /** Fills the forms in. */
    public void open() {
        due = getRow().due().map(LocalDate::toString).orElse("");
        owner = getRow().owner().toString();
        version = Integer.toString(getRow().version());
    }

    /** The task. */
    public TaskRow getRow() {
        if (row == null) {
            row = queries.find(task()).orElseThrow(() -> new NotFound("task", id));
        }
        return row;
    }

    /** The task is done. */
    public String complete() {
        tasks.complete(me.actor(), task());
        return "/agenda/tasks?faces-redirect=true&done=" + id;
    }

    /** Opens the task again. */
    public String reopen() {
        tasks.reopen(me.actor(), task());
        notices.done("agenda.task.reopened");
        return again();
    }

    /** Moves the task's day. */
    public String move() {
        try {
            Optional<LocalDate> day =
                    due.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(due));
            tasks.move(me.actor(), task(), Integer.parseInt(version), day);
        } catch (DateTimeException | NumberFormatException malformed) {
            notices.problemAt("move:due", "rule." + InputRule.MALFORMED.code());
            return "";
        }
        notices.done("agenda.task.moved");
        return again();
    }

    /** Gives the task to somebody else. */
    public String handOver() {
        try {
            tasks.handOver(me.actor(), task(), new UserId(UUID.fromString(owner)));
        } catch (IllegalArgumentException malformed) {
            notices.problemAt("give:owner", "rule." + InputRule.UNKNOWN_VALUE.code());
            return "";
        }
        notices.done("agenda.task.given");
        return again();
    }

    /** The task is not to be done after all. */
    public String withdraw() {
        tasks.withdraw(me.actor(), task(), reason);
        notices.done("agenda.task.withdrawn");
        return again();
    }

    /** Whether it is still to be done. */
    public boolean isOpen() {
        return getRow().state() == TaskState.OPEN;
    }

    /** Whether it should have been done. */
    public boolean isOverdue() {
        return getRow().overdueOn(formats.today());
    }

    /** Colleagues who can be given the task. */
    public List<SelectItem> getColleagues() {
        return staff.colleagues().stream()
                .filter(Colleague::active)
                .map(one -> new SelectItem(one.id().toString(), one.displayName()))
                .toList();
    }

    private String again() {
        return "/agenda/task?faces-redirect=true&id=" + id;
    }

    private TaskId task() {
        try {
            return TaskId.of(id);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("task", id);
        }
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = text(id);
    }

    public String getDue() {
        return due;
    }

    public void setDue(@Nullable String due) {
        this.due = text(due);
    }

    public String getOwner() {
        return owner;
    }

    public void setOwner(@Nullable String owner) {
        this.owner = text(owner);
    }

    public String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = text(reason);
    }

    public String getVersion() {
        return version;
    }

    public void setVersion(@Nullable String version) {
        this.version = text(version);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
