package org.loyaltyloop.web.incontainer;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Base of tests that run inside Payara Micro with everything that is shipped, on a database of
 * their own. What such a test injects is the real thing.
 */
@ExtendWith({DatabaseForContainer.class, ArquillianExtension.class})
abstract class InContainer {

    /**
     * The packed application; only the guard before the pages is left out, for it would turn the
     * test's caller away.
     */
    @Deployment
    static WebArchive application() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/loyalty-loop.war"))
                .setWebXML(new StringAsset(withoutFilters()))
                .addAsLibraries(assertions())
                .addClasses(InContainer.class, DatabaseForContainer.class);
    }

    private static String withoutFilters() {
        try {
            return Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml"))
                    .replaceAll("(?s)<filter>.*?</filter>", "")
                    .replaceAll("(?s)<filter-mapping>.*?</filter-mapping>", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static File assertions() {
        return new File(
                Assertions.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
