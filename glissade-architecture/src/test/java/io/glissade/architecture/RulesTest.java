package io.glissade.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.glissade.architecture.violation.Violation;
import io.glissade.architecture.violation.left.Left;
import io.glissade.architecture.violation.right.Right;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule fails on a class that breaks it, and on no class that does not. */
final class RulesTest {

    private static final JavaClasses NEIGHBOURS = new ClassFileImporter().importClasses(Left.class, Right.class);

    private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackagesOf(Violation.class);

    private static final JavaClasses BLAMELESS = VIOLATIONS.that(nameStartingWith(Violation.Blameless.class.getName()));

    private static DescribedPredicate<JavaClass> nameStartingWith(String start) {
        return DescribedPredicate.describe(
                "have a name starting with " + start,
                javaClass -> javaClass.getName().startsWith(start));
    }

    private static void assertCaught(ArchRule rule, Class<?>... guilty) {
        for (Class<?> one : guilty) {
            assertThatThrownBy(() -> rule.check(new ClassFileImporter().importClasses(one)))
                    .as(one.getSimpleName())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(one.getSimpleName());
        }
        assertThatCode(() -> rule.check(BLAMELESS)).doesNotThrowAnyException();
    }

    @Test
    void printingIsCaught() {
        assertCaught(Rules.printNothing(alwaysTrue()), Violation.Prints.class);
    }

    @Test
    void loggingIsCaught() {
        assertCaught(Rules.logNothing(alwaysTrue()), Violation.Logs.class);
    }

    @Test
    void clocksAreCaught() {
        assertCaught(
                Rules.ignoreTheClock(alwaysTrue()), Violation.LooksAtTheClock.class, Violation.AsksForTheDate.class);
    }

    @Test
    void unseededAndOldGeneratorsAreCaught() {
        assertCaught(
                Rules.drawFromSeededGenerators(),
                Violation.DrawsFromTheOldGenerator.class,
                Violation.DrawsWithoutASeed.class,
                Violation.DrawsFromTheThread.class);
    }

    @Test
    void serialisationIsCaught() {
        assertCaught(Rules.doNotUseJavaSerialisation(), Violation.Serialises.class);
    }

    @Test
    void reflectionIsCaught() {
        assertCaught(Rules.doNotReflect(), Violation.LoadsByName.class, Violation.Reflects.class);
    }

    @Test
    void librariesAreCaught() {
        assertCaught(Rules.needNoLibrary(alwaysTrue()), Violation.NeedsALibrary.class);
    }

    @Test
    void openAndAbstractClassesAreCaughtUnlessListed() {
        assertCaught(Rules.areInterfacesOrFinal(Set.of()), Violation.CanBeExtended.class, Violation.IsAbstract.class);
        Rules.areInterfacesOrFinal(Set.of(Violation.CanBeExtended.class.getName()))
                .check(new ClassFileImporter().importClasses(Violation.CanBeExtended.class));
    }

    /** The compiler adds classes of its own, for a switch over an enum for example. */
    @Test
    void whatTheCompilerAddsIsNotTakenForAnOpenClass() {
        assertThat(VIOLATIONS.size()).isGreaterThan(Violation.class.getDeclaredClasses().length + 3);
        Rules.areInterfacesOrFinal(
                        Set.of(Violation.CanBeExtended.class.getName(), Violation.IsAbstract.class.getName()))
                .check(VIOLATIONS);
    }

    @Test
    void cyclesAreCaught() {
        ArchRule rule = Rules.noCyclesBetweenPackages("io.glissade.architecture.violation");
        assertThatThrownBy(() -> rule.check(NEIGHBOURS))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Cycle detected");
        assertThatCode(() -> rule.check(new ClassFileImporter().importClasses(Left.class)))
                .doesNotThrowAnyException();
    }

    @Test
    void dependenciesAgainstTheEdgesAreCaughtInThatDirectionOnly() {
        ArchRule rule = Rules.followTheEdges(
                Map.of("left", Set.of("right")),
                name -> name.startsWith("io.glissade.") ? name.substring(name.lastIndexOf('.') + 1) : "");
        assertThatThrownBy(() -> rule.check(NEIGHBOURS))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("right may not depend on left")
                .hasMessageNotContaining("left may not depend on right");
    }

    @Test
    void anExceptionSparesTheClassItNamesAndNoOther() {
        JavaClasses clocks =
                new ClassFileImporter().importClasses(Violation.LooksAtTheClock.class, Violation.AsksForTheDate.class);
        String spared = Violation.LooksAtTheClock.class.getName();
        assertThatThrownBy(() ->
                        Rules.ignoreTheClock(Rules.except(spared, alwaysTrue())).check(clocks))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("AsksForTheDate")
                .hasMessageNotContaining("LooksAtTheClock.value");
    }

    @Test
    void aPackageInTwoModulesIsSeen(@TempDir Path root) throws IOException {
        for (String module : List.of("glissade-one", "glissade-two")) {
            Path folder = Files.createDirectories(root.resolve(module).resolve("src/main/java/io/glissade/space"));
            Files.writeString(root.resolve(module).resolve("pom.xml"), "");
            Files.writeString(folder.resolve("Space.java"), "");
        }
        Files.createDirectories(root.resolve("glissade-empty"));
        Repository repository = new Repository(root);
        assertThat(repository.modules()).containsExactly("glissade-one", "glissade-two");
        assertThat(repository.modulesOfPackages()).hasSize(1);
        assertThat(repository.modulesOfPackages().get("io.glissade.space"))
                .containsExactly("glissade-one", "glissade-two");
    }
}
