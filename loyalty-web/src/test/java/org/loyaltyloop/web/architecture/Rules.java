package org.loyaltyloop.web.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules that hold the structure together, for any root package, so that violators can be
 * planted.
 */
final class Rules {

    private final String root;
    private final River river;

    Rules(String root, River river) {
        this.root = root;
        this.river = river;
    }

    /** For each context: it imports nothing but what the river shows upstream of it. */
    List<ArchRule> river() {
        List<ArchRule> rules = new ArrayList<>();
        for (String context : river.contexts()) {
            Set<String> forbidden = new TreeSet<>(river.contexts());
            forbidden.remove(context);
            forbidden.removeAll(river.upstreamOf(context));
            if (!forbidden.isEmpty()) {
                rules.add(
                        noClasses()
                                .that(resideInAPackage(root + "." + context + ".."))
                                .should()
                                .dependOnClassesThat(resideInAnyPackage(packages(forbidden)))
                                .as(context + " imports upstream only"));
            }
        }
        return rules;
    }

    /** Each class belongs to a context that the picture shows. */
    ArchRule everyClassBelongsToAContext() {
        return classes()
                .that(resideInAPackage(root + ".."))
                .should()
                .resideInAnyPackage(packages(river.contexts()));
    }

    /** Entities stay inside their context. */
    ArchRule entitiesArePackagePrivate() {
        return classes()
                .that(inRoot())
                .and()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePackagePrivate();
    }

    /** Entities say what happens to them. */
    ArchRule entitiesHaveNoSetters() {
        return noMethods()
                .that()
                .areDeclaredInClassesThat(inRoot())
                .and()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .haveNameMatching("set[A-Z].*");
    }

    /** The transaction is the container's. */
    ArchRule nobodyEndsTransactionsByHand() {
        return noClasses()
                .that(inRoot())
                .should()
                .callMethod(Connection.class, "commit")
                .orShould()
                .callMethod(Connection.class, "rollback")
                .orShould()
                .callMethod(Connection.class, "setAutoCommit", boolean.class);
    }

    /** The product can move to another server. */
    ArchRule nobodyKnowsTheServer() {
        return noClasses()
                .that(inRoot())
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("fish.payara..", "com.sun..", "org.glassfish.."));
    }

    /** Events that get lost are no events. */
    ArchRule nobodyFiresAsynchronously() {
        return noClasses()
                .that(inRoot())
                .should()
                .callMethodWhere(
                        DescribedPredicate.describe(
                                "an event is fired asynchronously",
                                call -> call.getTarget().getName().equals("fireAsync")));
    }

    /** Time comes from the injected clock. */
    ArchRule nobodyAsksTheMachineForTheTime() {
        return noClasses()
                .that(inRoot())
                .should()
                .callMethodWhere(
                        DescribedPredicate.describe(
                                "the time is asked without a clock",
                                call ->
                                        call.getTarget()
                                                        .getOwner()
                                                        .getPackageName()
                                                        .equals("java.time")
                                                && call.getTarget().getName().equals("now")
                                                && call.getTarget()
                                                        .getRawParameterTypes()
                                                        .isEmpty()));
    }

    /** A log is written with a logger. */
    ArchRule nobodyPrints() {
        return noClasses()
                .that(inRoot())
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err");
    }

    /** Names say what a class is for. */
    ArchRule namesSayWhatFor() {
        return noClasses()
                .that(inRoot())
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?|DTO|Dto)$");
    }

    /** What opens a transaction is a facade of its context, not a page. */
    ArchRule pagesHoldNoTransactions() {
        return noClasses()
                .that(resideInAPackage(root + ".web.."))
                .should()
                .beAnnotatedWith(Transactional.class);
    }

    /** Facades can be replaced by the container's proxies. */
    ArchRule facadesAreScoped() {
        return methods()
                .that()
                .areDeclaredInClassesThat(inRoot())
                .and()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(ApplicationScoped.class)
                .and()
                .arePublic()
                .should()
                .notBeFinal();
    }

    private DescribedPredicate<JavaClass> inRoot() {
        return resideInAPackage(root + "..");
    }

    private String[] packages(Set<String> contexts) {
        return contexts.stream().map(context -> root + "." + context + "..").toArray(String[]::new);
    }
}
