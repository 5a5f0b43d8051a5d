package org.loyaltyloop.web.page.agenda;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.agenda.OpenTask;
import org.loyaltyloop.agenda.Origin;
import org.loyaltyloop.agenda.TaskId;
import org.loyaltyloop.agenda.TaskList;
import org.loyaltyloop.agenda.TaskQueries;
import org.loyaltyloop.agenda.TaskRow;
import org.loyaltyloop.agenda.Tasks;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountQueries;
import org.loyaltyloop.customer.AccountView;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** Tasks: own ones, the team's, those done; a new one is one line. */
@Named("tasksPage")
@ViewScoped
public class TasksPage implements Serializable {

    private static final long serialVersionUID = 1L;

    /** More than anybody looks through; who has more has other worries than paging. */
    private static final int MOST = 300;

    /** A form that is sent twice adds one task. */
    private final String token = UUID.randomUUID().toString();

    private final TaskQueries queries;
    private final Tasks tasks;
    private final AccountQueries accounts;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String list = "";
    private String account = "";
    private String title = "";
    private String due = "";
    private String id = "";
    private String done = "";
    private transient @Nullable List<TaskRow> rows;

    @Inject
    TasksPage(
            TaskQueries queries,
            Tasks tasks,
            AccountQueries accounts,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.queries = queries;
        this.tasks = tasks;
        this.accounts = accounts;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TasksPage() {
        this.queries = null;
        this.tasks = null;
        this.accounts = null;
        this.me = null;
        this.formats = null;
        this.notices = null;
    }

    /** Opens a task of one's own. */
    public String add() {
        Optional<LocalDate> day = Optional.empty();
        if (!due.isBlank()) {
            try {
                day = Optional.of(LocalDate.parse(due));
            } catch (DateTimeException malformed) {
                notices.problemAt("add:due", "rule." + InputRule.MALFORMED.code());
                return "";
            }
        }
        tasks.open(
                me.actor(),
                new OpenTask(
                        title,
                        Optional.empty(),
                        account().map(AccountView::id),
                        me.actor().user().orElseThrow(),
                        day,
                        Optional.of(new Origin("crm", token))));
        notices.done("agenda.task.added");
        return account.isEmpty()
                ? "/agenda/tasks?faces-redirect=true"
                : "/accounts/account?faces-redirect=true&id=" + account;
    }

    /** The task is done; it can be taken back on the next page. */
    public String complete() {
        TaskId task = task(id);
        tasks.complete(me.actor(), task);
        return "/agenda/tasks?faces-redirect=true&list=" + getList() + "&done=" + task;
    }

    /** Opens the task again that was done just now. */
    public String undo() {
        tasks.reopen(me.actor(), task(done));
        notices.done("agenda.task.reopened");
        return "/agenda/tasks?faces-redirect=true&list=" + getList();
    }

    /** The tasks of the list. */
    public List<TaskRow> getRows() {
        if (rows == null) {
            rows = queries.list(me.actor(), list(), MOST);
        }
        return rows;
    }

    /** How many of them should have been done. */
    public long getOverdue() {
        return getRows().stream().filter(this::overdue).count();
    }

    /** Whether a task should have been done. */
    public boolean overdue(TaskRow row) {
        return row.overdueOn(formats.today());
    }

    /** The lists to choose from. */
    public List<CalendarPage.Choice> getLists() {
        return Arrays.stream(TaskList.values())
                .map(
                        one ->
                                new CalendarPage.Choice(
                                        formats.text("agenda.tasks." + one),
                                        "/agenda/tasks?list=" + one.name().toLowerCase(Locale.ROOT),
                                        one == list()))
                .toList();
    }

    /** Whether the tasks shown are ended ones. */
    public boolean isEnded() {
        return list() == TaskList.DONE;
    }

    /** Whether the tasks shown are the team's. */
    public boolean isTeam() {
        return list() == TaskList.TEAM;
    }

    /** The name of the account that the new task is about. */
    public String getAccountName() {
        return account().map(found -> found.details().name()).orElse("");
    }

    private Optional<AccountView> account() {
        if (account.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    accounts.findLiving(AccountId.of(account))
                            .orElseThrow(() -> new NotFound("account", account)));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("account", account);
        }
    }

    private static TaskId task(String text) {
        try {
            return new TaskId(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("task", text);
        }
    }

    private TaskList list() {
        return Arrays.stream(TaskList.values())
                .filter(one -> one.name().equalsIgnoreCase(list))
                .findFirst()
                .orElse(TaskList.MINE);
    }

    public String getList() {
        return list().name().toLowerCase(Locale.ROOT);
    }

    public void setList(@Nullable String list) {
        this.list = text(list);
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(@Nullable String account) {
        this.account = text(account);
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(@Nullable String title) {
        this.title = text(title);
    }

    public String getDue() {
        return due;
    }

    public void setDue(@Nullable String due) {
        this.due = text(due);
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = text(id);
    }

    public String getDone() {
        return done;
    }

    public void setDone(@Nullable String done) {
        this.done = text(done);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
