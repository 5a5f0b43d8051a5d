package org.loyaltyloop.web.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final String ROOT = "org.loyaltyloop";
    private static final String VIOLATORS = "org.loyaltyloop.web.architecture.violators";

    /** The river only: what starts the database and the server is a program of its own. */
    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("loyaltyloop/database/"))
                    .withImportOption(location -> !location.contains("loyaltyloop/start/"))
                    .importPackages(ROOT);

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(VIOLATORS);

    private static final Rules RULES = new Rules(ROOT, River.drawn());

    private static final Rules FOR_VIOLATORS =
            new Rules(VIOLATORS, River.of("[customer] --> [kernel]\n[web] --> [customer]\n"));

    /**
     * Each rule by its name, so that the same list is tried on the product and on its violators.
     */
    private static final Map<String, Function<Rules, ArchRule>> NAMED =
            Map.ofEntries(
                    Map.entry(
                            "every class belongs to a context", Rules::everyClassBelongsToAContext),
                    Map.entry("entities are package-private", Rules::entitiesArePackagePrivate),
                    Map.entry("entities have no setters", Rules::entitiesHaveNoSetters),
                    Map.entry(
                            "nobody ends transactions by hand",
                            Rules::nobodyEndsTransactionsByHand),
                    Map.entry("nobody knows the server", Rules::nobodyKnowsTheServer),
                    Map.entry("nobody fires asynchronously", Rules::nobodyFiresAsynchronously),
                    Map.entry(
                            "nobody asks the machine for the time",
                            Rules::nobodyAsksTheMachineForTheTime),
                    Map.entry("nobody prints", Rules::nobodyPrints),
                    Map.entry("names say what for", Rules::namesSayWhatFor),
                    Map.entry("pages hold no transactions", Rules::pagesHoldNoTransactions),
                    Map.entry("facades are scoped", Rules::facadesAreScoped));

    static Stream<String> names() {
        return NAMED.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theProductKeeps(String rule) {
        NAMED.get(rule).apply(RULES).check(OURS);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aPlantedViolatorBreaks(String rule) {
        assertThatThrownBy(() -> NAMED.get(rule).apply(FOR_VIOLATORS).check(PLANTED))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void everyContextImportsUpstreamOnly() {
        assertThat(RULES.river()).isNotEmpty();
        RULES.river().forEach(rule -> rule.check(OURS));
    }

    @Test
    void aPlantedContextThatLooksDownstreamIsCaught() {
        assertThatThrownBy(() -> FOR_VIOLATORS.river().forEach(rule -> rule.check(PLANTED)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("kernel imports upstream only");
    }

    @Test
    void theRiverFlowsFromTheKernelToTheWebWithoutACircle() {
        River river = River.drawn();

        assertThat(river.upstreamOf("kernel")).isEmpty();
        assertThat(river.upstreamOf("web")).contains("kernel", "touchpoint", "customerview");
        for (String context : river.contexts()) {
            assertThat(river.upstreamOf(context)).doesNotContain(context);
        }
    }

    @Test
    void upstreamIsWhateverTheArrowsReach() {
        River river = River.of("[c] --> [b]\nnote\n[b] --> [a]\n");

        assertThat(river.upstreamOf("c")).isEqualTo(Set.of("b", "a"));
        assertThat(river.upstreamOf("a")).isEmpty();
    }
}
