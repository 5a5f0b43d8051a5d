package org.loyaltyloop.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.tabular.ByteSource;

/**
 * Files that were uploaded to be imported. They are kept in the database, so that they survive a
 * restart and are there on every node, until somebody deletes them. The same bytes are kept once.
 */
@ApplicationScoped
@Transactional
public class Uploads {

    /** Megabytes that a file may have. */
    public static final int MAX_MEGABYTES = 100;

    private static final int PART = 1024 * 1024;

    private final Database database;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Uploads(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Uploads() {
        this(null, null, null);
    }

    /**
     * Keeps a file; it is never held in memory whole. A file with the same bytes answers with the
     * one that is there.
     *
     * @param name as the browser said, without folders
     * @param bytes read to the end, not closed
     */
    public UploadId keep(Actor actor, String name, InputStream bytes) {
        actor.require(Role.MANAGER);
        UploadId id = UploadId.next();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            database.update(
                    """
                    insert into importing.upload (id, name, size, sha256, created_at, created_by, created_by_name)
                    values (?, ?, 1, ?, ?, ?, ?)
                    """,
                    id.value(),
                    plainName(name),
                    id.toString().getBytes(StandardCharsets.US_ASCII),
                    clock.instant(),
                    actor.user().map(UserId::value),
                    actor.name());
            long size = storeParts(id, bytes, digest);
            if (size == 0) {
                throw new BusinessRuleViolation(ImportRule.FILE_EMPTY);
            }
            return settle(actor, id, plainName(name), size, digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private long storeParts(UploadId id, InputStream bytes, MessageDigest digest)
            throws IOException {
        long size = 0;
        int no = 0;
        for (byte[] part = bytes.readNBytes(PART); part.length > 0; part = bytes.readNBytes(PART)) {
            size += part.length;
            if (size > MAX_MEGABYTES * 1024L * 1024L) {
                throw new BusinessRuleViolation(ImportRule.FILE_TOO_LARGE, MAX_MEGABYTES);
            }
            digest.update(part);
            database.update(
                    "insert into importing.upload_part (upload_id, no, bytes) values (?, ?, ?)",
                    id.value(),
                    no++,
                    part);
        }
        return size;
    }

    private UploadId settle(Actor actor, UploadId id, String name, long size, byte[] hash) {
        // Two people who upload the same file at once: the second waits here, then finds the first
        // one's.
        database.first(
                "select pg_advisory_xact_lock(hashtext(encode(?, 'hex')))",
                row -> true,
                (Object) hash);
        Optional<UploadId> same =
                database.first(
                        "select id from importing.upload where sha256 = ?",
                        row -> new UploadId(row.uuid("id")),
                        (Object) hash);
        if (same.isPresent()) {
            database.update("delete from importing.upload where id = ?", id.value());
            database.update(
                    "update importing.upload set name = ?, created_at = ? where id = ?",
                    name,
                    clock.instant(),
                    same.get().value());
            return same.get();
        }
        database.update(
                "update importing.upload set size = ?, sha256 = ? where id = ?",
                size,
                hash,
                id.value());
        audit.record(actor.author(), "FILE_UPLOADED", "upload", id, List.of());
        return id;
    }

    /** Deletes a file; what was imported from it stays. Refused while a run reads it. */
    public void delete(Actor actor, UploadId id) {
        actor.require(Role.MANAGER);
        long running =
                database.number(
                        "select count(*) from importing.run where upload_id = ? and state in ('WAITING', 'RUNNING')",
                        id.value());
        if (running > 0) {
            throw new BusinessRuleViolation(ImportRule.FILE_IN_USE);
        }
        if (database.update("delete from importing.upload where id = ?", id.value()) > 0) {
            audit.record(actor.author(), "FILE_DELETED", "upload", id, List.of());
        }
    }

    /** The name a file was uploaded under. */
    public String name(UploadId id) {
        return database.first(
                        "select name from importing.upload where id = ?",
                        row -> row.text("name"),
                        id.value())
                .orElseThrow(() -> new NotFound("upload", id));
    }

    /** The bytes of a file, read part by part as they are needed. */
    ByteSource bytes(UploadId id) {
        return () -> new PartStream(database, id);
    }

    private static String plainName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("\\p{Cntrl}", "").strip();
        String shown = plain.isEmpty() ? "file" : plain;
        return shown.substring(0, Math.min(shown.length(), 200));
    }

    /** Reads the parts of an upload one after the other. */
    private static final class PartStream extends InputStream {

        private final Database database;
        private final UploadId id;
        private byte[] part = new byte[0];
        private int place;
        private int next;

        PartStream(Database database, UploadId id) {
            this.database = database;
            this.id = id;
        }

        @Override
        public int read() {
            return fill() ? part[place++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int taken = Math.min(length, part.length - place);
            System.arraycopy(part, place, target, offset, taken);
            place += taken;
            return taken;
        }

        private boolean fill() {
            while (place == part.length) {
                Optional<byte[]> following =
                        database.first(
                                "select bytes from importing.upload_part where upload_id = ? and no = ?",
                                row -> row.bytes("bytes"),
                                id.value(),
                                next);
                if (following.isEmpty()) {
                    return false;
                }
                part = following.get();
                place = 0;
                next++;
            }
            return true;
        }
    }
}
