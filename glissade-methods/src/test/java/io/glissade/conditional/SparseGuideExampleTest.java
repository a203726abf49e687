package io.glissade.conditional;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.atom.GroupAtoms;
import io.glissade.conditional.screening.Removals;
import io.glissade.linear.LinearSum;
import io.glissade.loss.Logistic;
import io.glissade.penalty.PowerPenalty;
import io.glissade.run.Certificate;
import io.glissade.run.Outcome;
import io.glissade.run.Result;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import io.glissade.table.Classes;
import io.glissade.table.LabelledRows;
import io.glissade.table.Storage;
import io.glissade.table.SvmlightOptions;
import io.glissade.table.SvmlightReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The example of the guide to sparse models runs and does what the guide says. */
final class SparseGuideExampleTest {

    private static final Path ROOT = Path.of(System.getProperty("glissade.root", ".."));

    @Test
    void itKeepsTheAttributesThatAreNeededAndProvesTheOthersSuperfluous() throws IOException {
        LabelledRows rows = SvmlightReader.read(
                ROOT.resolve("samples/a9a-sample.svm.gz"), new SvmlightOptions(1, 123, Storage.SPARSE));
        double[] labels = Classes.twoClasses(rows).targets(rows);
        LinearSum sum = new LinearSum(rows.design(), labels, null, new Logistic(), 0, 0, true);
        int[] starts = {0, 5, 13, 18, 34, 39, 46, 60, 66, 71, 73, 75, 77, 82, 123};
        int[] features = IntStream.range(0, 123).toArray();
        double[] weights = IntStream.range(0, 14)
                .mapToDouble(e -> Math.sqrt(starts[e + 1] - starts[e]))
                .toArray();
        GroupAtoms attributes = new GroupAtoms(123, starts, features, weights, GroupAtoms.Signs.ANY);
        GaugeProblem problem = GaugeProblem.of(sum, attributes, new PowerPenalty(2, 0.01));
        GaugeIteration run =
                ConditionalGradient.STANDARD.start(problem, sum.space().zero());
        Result<double[]> result =
                Runner.run(run, StopRule.residualAtMost(1e-4).or(StopRule.afterSteps(1000)), List.of());
        Certificate certificate = run.certify();
        Removals removals = run.removals();
        assertThat(result.outcome()).isInstanceOf(Outcome.Converged.class);
        assertThat(certificate.relativeGap()).isLessThanOrEqualTo(1e-4);
        assertThat(result.progress().iteration()).isBetween(50L, 120L);
        assertThat(removals.count()).isEqualTo(9);
        assertThat(removals.iteration(13)).as("the country goes first").isLessThan(removals.iteration(1));
        double[] point = run.point();
        for (int e = 0; e < 14; e++) {
            boolean used = Arrays.stream(point, starts[e], starts[e + 1]).anyMatch(x -> Math.abs(x) > 1e-12);
            assertThat(used).as("attribute %d", e).isEqualTo(e == 4 || e == 5 || e == 10);
            if (removals.removed(e)) {
                assertThat(removals.threshold(e) - removals.level(e)).isGreaterThan(removals.radius(e));
            }
        }
    }

    @Test
    void itIsTheCodeOfTheGuide() throws IOException {
        String guide = Files.readString(ROOT.resolve("docs/guide/sparse.md"));
        int start = guide.indexOf("```java") + "```java".length();
        List<String> code = statements(guide.substring(start, guide.indexOf("```", start)));
        assertThat(code).hasSize(12);
        String source = Files.readString(
                ROOT.resolve("glissade-methods/src/test/java/io/glissade/conditional/SparseGuideExampleTest.java"));
        assertThat(statements(source)).containsAll(code.subList(1, 12));
    }

    private static List<String> statements(String code) {
        return Arrays.stream(code.split(";", -1))
                .map(statement -> statement.replaceAll("\\s+", ""))
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
