package io.glissade.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static io.glissade.architecture.GlissadeClasses.in;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The rules, held against every class of Glissade. */
final class ArchitectureTest {

    private static final JavaClasses CLASSES = GlissadeClasses.all();

    /** Without this, a rule could hold because the classes it is about were not there. */
    @Test
    void theClassesOfEveryModuleAreThere() {
        Set<String> seen = new TreeSet<>();
        CLASSES.forEach(javaClass -> seen.add(GlissadeClasses.moduleOf(javaClass.getPackageName())));
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "glissade-core",
                        "glissade-methods",
                        "glissade-problems",
                        "glissade-torch",
                        "glissade-nested",
                        "glissade-report",
                        "glissade-cli",
                        "glissade-testkit");
    }

    @Test
    void everyModuleStatesWhatItMayDependOn() {
        assertThat(Repository.current().modules()).isEqualTo(new TreeSet<>(GlissadeClasses.EDGES.keySet()));
    }

    @Test
    void aPackageExistsInOneModuleOnly() {
        assertThat(Repository.current().modulesOfPackages())
                .isNotEmpty()
                .allSatisfy((name, modules) -> assertThat(modules).as(name).hasSize(1));
    }

    @Test
    void everyPackageIsNullMarked() {
        Repository repository = Repository.current();
        assertThat(repository.modulesOfPackages()).isNotEmpty().allSatisfy((name, modules) -> assertThat(
                        repository.read(
                                modules.first() + "/src/main/java/" + name.replace('.', '/') + "/package-info.java"))
                .contains("@NullMarked"));
    }

    @Test
    void modulesDependOnEachOtherAlongTheEdgesOnly() {
        Rules.followTheEdges(GlissadeClasses.EDGES, GlissadeClasses::moduleOf).check(CLASSES);
    }

    @Test
    void packagesAreFreeOfCycles() {
        Rules.noCyclesBetweenPackages("io.glissade").check(CLASSES);
    }

    @Test
    void coreMethodsAndProblemsNeedNoLibrary() {
        Rules.needNoLibrary(in("glissade-core", "glissade-methods", "glissade-problems")
                        .and(not(resideInAPackage("io.glissade.table")))
                        .and(not(resideInAPackage("io.glissade.gaussian"))))
                .check(CLASSES);
    }

    /** docs/adr/0014: quotes are better left to it. */
    @Test
    void tablesNeedNoLibraryButTheReaderOfCsv() {
        Rules.needNoLibraryBut("de.siegmar.fastcsv..", resideInAPackage("io.glissade.table"))
                .check(CLASSES);
    }

    /** docs/adr/0017: eigenvalues and singular values of small dense matrices. */
    @Test
    void exactGaussianReferencesNeedNoLibraryButDenseDecompositions() {
        Rules.needNoLibraryBut("org.hipparchus..", resideInAPackage("io.glissade.gaussian"))
                .check(CLASSES);
    }

    @Test
    void everyClassIsAnInterfaceOrFinal() {
        Rules.areInterfacesOrFinal(Set.of()).check(CLASSES);
    }

    @Test
    void onlyTheCommandLinePrints() {
        Rules.printNothing(not(in("glissade-cli"))).check(CLASSES);
    }

    @Test
    void nothingLogs() {
        Rules.logNothing(alwaysTrue()).check(CLASSES);
    }

    @Test
    void onlyTheRunnerLooksAtTheClockInCoreMethodsAndProblems() {
        Rules.ignoreTheClock(Rules.except(
                        "io.glissade.run.Runner", in("glissade-core", "glissade-methods", "glissade-problems")))
                .check(CLASSES);
    }

    @Test
    void randomNumbersComeFromSeededGenerators() {
        Rules.drawFromSeededGenerators().check(CLASSES);
    }

    @Test
    void nothingUsesJavaSerialisation() {
        Rules.doNotUseJavaSerialisation().check(CLASSES);
    }

    @Test
    void nothingReflects() {
        Rules.doNotReflect().check(CLASSES);
    }
}
