package org.loyaltyloop.web.page.imports;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.importing.ImportQueries;
import org.loyaltyloop.importing.UploadId;
import org.loyaltyloop.importing.UploadRow;
import org.loyaltyloop.importing.Uploads;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** The first step of an import: a new file, or one that was uploaded before. */
@Named("newImportPage")
@RequestScoped
public class NewImportPage {

    private static final int MOST = 20;

    private final Uploads uploads;
    private final ImportQueries queries;
    private final CurrentUser me;
    private final Notices notices;
    private List<UploadRow> files = List.of();
    private @Nullable Part file;

    @Inject
    NewImportPage(Uploads uploads, ImportQueries queries, CurrentUser me, Notices notices) {
        this.uploads = uploads;
        this.queries = queries;
        this.me = me;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected NewImportPage() {
        this(null, null, null, null);
    }

    /** Reads the files. */
    public void load() {
        files = queries.uploads(me.actor(), MOST);
    }

    /** Keeps the file and goes on to its mapping. */
    public @Nullable String upload() {
        Part chosen = file;
        if (chosen == null || chosen.getSize() == 0) {
            notices.problem(chosen == null ? "imports.new.choose" : "rule.file_empty");
            load();
            return null;
        }
        String name = chosen.getSubmittedFileName();
        try (InputStream bytes = chosen.getInputStream()) {
            UploadId id = uploads.keep(me.actor(), name == null ? "" : name, bytes);
            return "/imports/mapping?faces-redirect=true&file=" + id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a file that is not needed any more. */
    public String delete(UploadId id) {
        uploads.delete(me.actor(), id);
        notices.done("imports.new.deleted");
        return "/imports/new?faces-redirect=true";
    }

    /** The files that were uploaded before. */
    public List<UploadRow> getFiles() {
        return files;
    }

    /** The chosen file. */
    public @Nullable Part getFile() {
        return file;
    }

    /** Takes the chosen file. */
    public void setFile(@Nullable Part file) {
        this.file = file;
    }
}
