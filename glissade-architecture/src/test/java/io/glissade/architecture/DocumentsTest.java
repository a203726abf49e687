package io.glissade.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.glissade.architecture.violation.Violation;
import java.nio.file.Files;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class DocumentsTest {

    private final Repository repository = Repository.current();

    @Test
    void everyStepRuleClippingGradientAndFiniteSumMethodStandsInTheTableOfMethods() {
        JavaClasses classes = GlissadeClasses.all();
        NavigableSet<String> methods = new TreeSet<>();
        for (String kind : List.of(
                "io.glissade.step.StepRule",
                "io.glissade.clipping.Clipping",
                "io.glissade.gradient.GradientMethod",
                "io.glissade.finitesum.FiniteSumMethod")) {
            NavigableSet<String> found = Documents.implementations(classes, kind);
            assertThat(found).as("implementations of %s found", kind).isNotEmpty();
            methods.addAll(found);
        }
        assertThat(Documents.notNamed(methods, repository.read("docs/methods.md")))
                .as("missing in docs/methods.md")
                .isEmpty();
    }

    @Test
    void everyLossAndMultinomialMethodStandsInTheTableOfMethods() {
        JavaClasses classes = GlissadeClasses.all();
        NavigableSet<String> named = Documents.implementations(classes, "io.glissade.linear.Loss");
        assertThat(named).contains("Logistic", "Poisson");
        named.addAll(Documents.implementations(classes, "io.glissade.finitesum.multinomial.MultinomialMethod"));
        assertThat(named).contains("MultinomialSag");
        assertThat(Documents.notNamed(named, repository.read("docs/methods.md")))
                .as("missing in docs/methods.md")
                .isEmpty();
    }

    @Test
    void everyMethodForGaugesSetOfAtomsPenaltyAndScreeningRuleStandsInTheTableOfMethods() {
        JavaClasses classes = GlissadeClasses.all();
        NavigableSet<String> named = new TreeSet<>();
        for (String kind : List.of(
                "io.glissade.conditional.GaugeMethod",
                "io.glissade.conditional.screening.Screening",
                "io.glissade.atom.AtomSet",
                "io.glissade.penalty.GaugePenalty",
                "io.glissade.penalty.ConcavePenalty")) {
            NavigableSet<String> found = Documents.implementations(classes, kind);
            assertThat(found).as("implementations of %s found", kind).isNotEmpty();
            named.addAll(found);
        }
        assertThat(named).contains("ConditionalGradient", "GroupAtoms", "PowerPenalty", "LogSum");
        assertThat(Documents.notNamed(named, repository.read("docs/methods.md")))
                .as("missing in docs/methods.md")
                .isEmpty();
    }

    @Test
    void everyLangevinMethodRotationAndScheduleStandsInTheTableOfMethods() {
        JavaClasses classes = GlissadeClasses.all();
        NavigableSet<String> named = new TreeSet<>();
        for (String kind : List.of(
                "io.glissade.langevin.LangevinMethod",
                "io.glissade.langevin.overdamped.AntisymmetricMap",
                "io.glissade.langevin.schedule.Schedule")) {
            NavigableSet<String> found = Documents.implementations(classes, kind);
            assertThat(found).as("implementations of %s found", kind).isNotEmpty();
            named.addAll(found);
        }
        assertThat(named).contains("Overdamped", "Mala", "LowRankRotation", "GeometricAnnealing");
        assertThat(Documents.notNamed(named, repository.read("docs/methods.md")))
                .as("missing in docs/methods.md")
                .isEmpty();
    }

    @Test
    void everyHypergradientAndFeasibleSetStandsInTheTableOfMethods() {
        JavaClasses classes = GlissadeClasses.all();
        NavigableSet<String> named =
                Documents.implementations(classes, "io.glissade.nested.hypergradient.Hypergradient");
        named.addAll(Documents.implementations(classes, "io.glissade.oracle.FeasibleSet"));
        assertThat(named)
                .contains("Reverse", "ForwardRecursion", "Checkpointed", "Truncated", "Implicit", "Interval", "Box");
        assertThat(Documents.notNamed(named, repository.read("docs/methods.md")))
                .as("missing in docs/methods.md")
                .isEmpty();
    }

    @Test
    void everyGuaranteeStandsInTheTableOfMethods() {
        NavigableSet<String> guarantees =
                Documents.implementations(GlissadeClasses.all(), "io.glissade.guarantee.Guarantee");
        assertThat(guarantees).contains("ClippedDescent");
        assertThat(Documents.notNamed(guarantees, repository.read("docs/methods.md")))
                .as("missing in docs/methods.md")
                .isEmpty();
    }

    @Test
    void theCommandsOfTheReadmeNameFilesThatExist() {
        NavigableSet<String> files = Documents.files(repository.read("README.md"));
        assertThat(files).contains("./glissade", "samples/tinyshakespeare.txt");
        assertThat(Documents.missing(files, repository.root()))
                .as("named in README.md, missing in the repository")
                .isEmpty();
        assertThat(Files.isExecutable(repository.root().resolve("glissade"))).isTrue();
    }

    @Test
    void theSamplesAreAllDescribed() {
        String description = repository.read("samples/README.md");
        for (String file : List.of(
                "tinyshakespeare.txt",
                "train-images-idx3-ubyte.gz",
                "train-labels-idx1-ubyte.gz",
                "t10k-images-idx3-ubyte.gz",
                "t10k-labels-idx1-ubyte.gz")) {
            assertThat(description).contains(file);
        }
        assertThat(repository.read("samples/fashion-mnist/LICENSE")).contains("Copyright (c) 2017 Zalando SE");
    }

    @Test
    void anUndocumentedImplementationIsSeen() {
        JavaClasses classes = new ClassFileImporter().importPackagesOf(Violation.class);
        NavigableSet<String> names = Documents.implementations(classes, Violation.class.getName());
        assertThat(names).contains("Blameless", "Prints").doesNotContain("Violation");
        assertThat(Documents.notNamed(new TreeSet<>(List.of("Clipped", "Fixed")), "| `Fixed` | ClippedHarder |"))
                .containsExactly("Clipped");
    }

    @Test
    void aMissingFileOfACommandIsSeen() {
        NavigableSet<String> files =
                Documents.files("    ./glissade train samples/none.txt\n`mvn verify` at a.org/samples/x");
        assertThat(files).containsExactly("./glissade", "samples/none.txt");
        assertThat(Documents.missing(files, repository.root())).contains("samples/none.txt");
    }
}
