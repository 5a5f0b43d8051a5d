package org.loyaltyloop.web.bench.twin;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import java.util.Set;

/** Puts the twin's memory before the doors through which pages and searches get their data. */
public class TwinExtension implements Extension {

    private static final Set<String> MORE =
            Set.of(
                    "Search",
                    "TouchpointCatalogue",
                    "LoopPulse",
                    "Settings",
                    "StageSettings",
                    "SavedViews",
                    "SignIn");

    <T> void mark(@Observes ProcessAnnotatedType<T> type) {
        Class<T> bean = type.getAnnotatedType().getJavaClass();
        String name = bean.getSimpleName();
        boolean ours = bean.getName().startsWith("org.loyaltyloop.");
        if (ours && (name.endsWith("Queries") || MORE.contains(name))) {
            type.configureAnnotatedType().add(new Mark());
        }
    }

    /** The annotation as an object. */
    private static final class Mark extends jakarta.enterprise.util.AnnotationLiteral<Twin>
            implements Twin {
        private static final long serialVersionUID = 1L;
    }
}
