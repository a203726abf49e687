package io.glissade.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.oracle.Minibatches;
import io.glissade.oracle.SmoothnessConstants;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import io.glissade.step.ClippedStep;
import io.glissade.testfunction.Cosh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of the README runs, and prints what the README says it prints. */
final class ReadmeExampleTest {

    private static final Path ROOT = Path.of(System.getProperty("glissade.root", ".."));

    private static String printed() {
        var function = new Cosh(1, new SmoothnessConstants(1, 1));
        var method = new GradientDescent<double[]>(new ClippedStep(0.5, 1));
        var run = method.start(Minibatches.always(function), new double[] {10});
        var result = Runner.run(run, StopRule.residualAtMost(1e-6).or(StopRule.afterSteps(1000)), List.of());
        return result.progress().iteration() + " steps. " + result.outcome().sentence();
    }

    @Test
    void itPrintsWhatTheReadmeSays() throws IOException {
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("    " + printed());
    }

    @Test
    void itIsTheCodeOfTheReadme() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        int start = readme.indexOf("```java") + "```java".length();
        List<String> code = readme.substring(start, readme.indexOf("```", start))
                .strip()
                .lines()
                .toList();
        assertThat(code).hasSize(5);
        String source = Files.readString(
                ROOT.resolve("glissade-methods/src/test/java/io/glissade/gradient/ReadmeExampleTest.java"));
        assertThat(source).contains(code.subList(0, 4));
    }
}
