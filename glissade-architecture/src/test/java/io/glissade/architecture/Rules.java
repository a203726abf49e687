package io.glissade.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/** The rules, each for a chosen part of the classes. */
final class Rules {

    private Rules() {}

    /**
     * Dependencies between modules go along the given edges only.
     *
     * @param moduleOf from the name of a package to its module; empty for foreign packages
     */
    static ArchRule followTheEdges(Map<String, Set<String>> edges, UnaryOperator<String> moduleOf) {
        return classes().should(new ArchCondition<>("depend on the modules that theirs may depend on") {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                String origin = moduleOf.apply(from.getPackageName());
                for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                    JavaClass to = dependency.getTargetClass().getBaseComponentType();
                    String target = moduleOf.apply(to.getPackageName());
                    boolean allowed = target.isEmpty()
                            || target.equals(origin)
                            || edges.getOrDefault(origin, Set.of()).contains(target);
                    events.add(new SimpleConditionEvent(
                            from, allowed, origin + " may not depend on " + target + ": " + dependency));
                }
            }
        });
    }

    static ArchRule noCyclesBetweenPackages(String root) {
        return SlicesRuleDefinition.slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    static ArchRule needNoLibrary(DescribedPredicate<JavaClass> which) {
        return needNoLibraryBut("java..", which);
    }

    /** For a part with one library; its packages are given as ArchUnit writes them, {@code some.library..}. */
    static ArchRule needNoLibraryBut(String library, DescribedPredicate<JavaClass> which) {
        return classes()
                .that(which)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "", "java..", "javax.imageio..", "org.jspecify..", "io.glissade..", library));
    }

    /** Anonymous classes are left out: the language does not let them be final, and nothing can extend them. */
    static ArchRule areInterfacesOrFinal(Set<String> openClasses) {
        return classes()
                .that()
                .areNotAnonymousClasses()
                .should(new ArchCondition<>("be an interface, a record, an enum or final") {
                    @Override
                    public void check(JavaClass javaClass, ConditionEvents events) {
                        boolean closed = javaClass.isInterface()
                                || javaClass.isEnum()
                                || javaClass.getModifiers().contains(JavaModifier.FINAL)
                                || openClasses.contains(javaClass.getName());
                        events.add(new SimpleConditionEvent(
                                javaClass, closed, javaClass.getName() + " is a class that is not final"));
                    }
                });
    }

    static ArchRule printNothing(DescribedPredicate<JavaClass> which) {
        return noClasses().that(which).should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);
    }

    static ArchRule logNothing(DescribedPredicate<JavaClass> which) {
        return noClasses()
                .that(which)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.util.logging..",
                                "org.slf4j..",
                                "org.apache.logging..",
                                "org.apache.commons.logging..")
                        .or(assignableTo(System.Logger.class)));
    }

    static ArchRule ignoreTheClock(DescribedPredicate<JavaClass> which) {
        return noClasses()
                .that(which)
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("java.time.."))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date");
    }

    /** Random numbers come from a seeded {@code RandomGenerator}. */
    static ArchRule drawFromSeededGenerators() {
        return noClasses()
                .should()
                .dependOnClassesThat(assignableTo(Random.class).or(assignableTo(ThreadLocalRandom.class)))
                .orShould()
                .callMethod(Math.class, "random");
    }

    static ArchRule doNotUseJavaSerialisation() {
        return noClasses()
                .should()
                .dependOnClassesThat(assignableTo(ObjectInputStream.class).or(assignableTo(ObjectOutputStream.class)));
    }

    static ArchRule doNotReflect() {
        DescribedPredicate<JavaClass> reflection = resideInAnyPackage("java.lang.reflect..");
        return noClasses()
                .should()
                .dependOnClassesThat(reflection)
                .orShould()
                .callMethodWhere(DescribedPredicate.describe(
                        "Class.forName or a look-up of members",
                        call -> call.getTargetOwner().isEquivalentTo(Class.class)
                                && (call.getName().equals("forName")
                                        || call.getName().startsWith("getDeclared")
                                        || call.getName().equals("getMethods")
                                        || call.getName().equals("getFields"))));
    }

    /** For rules with one exception. */
    static DescribedPredicate<JavaClass> except(String className, DescribedPredicate<JavaClass> which) {
        return which.and(not(
                DescribedPredicate.describe("are " + className, c -> c.getName().equals(className))));
    }
}
