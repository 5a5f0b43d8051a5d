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
 * Lets the first person in: where nobody can administer the product, because there is no user yet
 * or none but those of a demonstration that is over, makes {@code admin} with a one-time password.
 * Login and password go to the file that the operator named, readable by its owner only, or else,
 * once, to the log.
 */
@ApplicationScoped
@Transactional
public class FirstUser {

    private static final Logger LOG = Logger.getLogger(FirstUser.class.getName());

    private static final String ADMINISTRATORS =
            "select count(*) from staff.app_user where 'ADMIN' = any (roles) and not disabled and (not demo or ?)";

    private final Database database;
    private final Staff staff;
    private final DemoUsers demoUsers;
    private final Optional<String> passwordFile;

    @Inject
    FirstUser(
            Database database,
            Staff staff,
            DemoUsers demoUsers,
            @ConfigProperty(name = "crm.first.password.file") Optional<String> passwordFile) {
        this.database = database;
        this.staff = staff;
        this.demoUsers = demoUsers;
        this.passwordFile = passwordFile;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected FirstUser() {
        this(null, null, null, Optional.empty());
    }

    /**
     * Makes the first user if nobody can administer; answers whether it did. Of two nodes that
     * start at once, one does.
     */
    public boolean ensure() {
        database.update("lock table staff.app_user in share row exclusive mode");
        if (database.number(ADMINISTRATORS, demoUsers.mayEnter()) > 0) {
            return false;
        }
        boolean taken =
                database.number("select count(*) from staff.app_user where login = 'admin'") > 0;
        NewUser admin =
                staff.create(
                        Actor.system("first start"),
                        new CreateUser(
                                taken ? "administrator" : "admin",
                                "Administrator",
                                Optional.empty(),
                                Set.of(Role.ADMIN),
                                Optional.empty()));
        hand(taken ? "administrator" : "admin", admin.oneTimePassword());
        return true;
    }

    private void hand(String login, String password) {
        Optional<Path> file = passwordFile.filter(name -> !name.isBlank()).map(Path::of);
        if (file.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "First start: sign in as {0} with the one-time password {1}",
                    new Object[] {login, password});
            return;
        }
        try {
            Files.deleteIfExists(file.get());
            Files.createFile(file.get(), ownerOnly());
            Files.writeString(
                    file.get(),
                    login + " " + password + System.lineSeparator(),
                    StandardOpenOption.WRITE);
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
