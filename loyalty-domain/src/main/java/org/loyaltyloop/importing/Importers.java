package org.loyaltyloop.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.loyaltyloop.kernel.BusinessRuleViolation;

/** The importers that contexts contribute. */
@ApplicationScoped
class Importers {

    private final Iterable<Importer> contributed;

    @Inject
    Importers(@Any Instance<Importer> contributed) {
        this.contributed = contributed;
    }

    /** These, and no container. */
    Importers(List<Importer> contributed) {
        this.contributed = contributed;
    }

    /** For the container's proxy. */
    protected Importers() {
        this(List.of());
    }

    List<Importer> all() {
        return StreamSupport.stream(contributed.spliterator(), false)
                .sorted(Comparator.comparing(Importer::place).thenComparing(Importer::code))
                .toList();
    }

    Importer get(String code) {
        return all().stream()
                .filter(i -> i.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new BusinessRuleViolation(ImportRule.UNKNOWN_IMPORTER, code));
    }
}
