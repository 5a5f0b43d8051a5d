package org.loyaltyloop.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.loyaltyloop.platform.Database;

/**
 * Lets the first person in: where there is no user yet, makes {@code admin} with a one-time
 * password. The password goes to the file that the operator named, readable by its owner only, or
 * else, once, to the log.
 */
@ApplicationScoped
@Transactional
public class FirstUser {

    private static final Logger LOG = Logger.getLogger(FirstUser.class.getName());

    private final Database database;
    private final Staff staff;
    private final Optional<String> passwordFile;

    @Inject
    FirstUser(
            Database database,
            Staff staff,
            @ConfigProperty(name = "crm.first.password.file") Optional<String> passwordFile) {
        this.database = database;
        this.staff = staff;
        this.passwordFile = passwordFile;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected FirstUser() {
        this(null, null, Optional.empty());
    }

    /**
     * Makes the first user if there is none; answers whether it did. Of two nodes that start at
     * once, one does.
     */
    public boolean ensure() {
        database.update("lock table staff.app_user in share row exclusive mode");
        if (database.number("select count(*) from staff.app_user") > 0) {
            return false;
        }
        NewUser admin =
                staff.create(
                        Actor.system("first start"),
                        new CreateUser(
                                "admin",
                                "Administrator",
                                Optional.empty(),
                                Set.of(Role.ADMIN),
                                Optional.empty()));
        hand(admin.oneTimePassword());
        return true;
    }

    private void hand(String password) {
        Optional<Path> file = passwordFile.filter(name -> !name.isBlank()).map(Path::of);
        if (file.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "First start: sign in as admin with the one-time password {0}",
                    password);
            return;
        }
        try {
            Files.deleteIfExists(file.get());
            Files.createFile(file.get(), ownerOnly());
            Files.writeString(
                    file.get(), password + System.lineSeparator(), StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the first password to " + file.get(), e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
