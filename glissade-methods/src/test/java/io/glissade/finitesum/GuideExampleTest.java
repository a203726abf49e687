package io.glissade.finitesum;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.finitesum.choice.MethodChoice;
import io.glissade.linear.LinearSum;
import io.glissade.loss.Logistic;
import io.glissade.run.Certificate;
import io.glissade.run.Outcome;
import io.glissade.run.Result;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import io.glissade.table.Classes;
import io.glissade.table.LabelledRows;
import io.glissade.table.SvmlightReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of the guide runs and does what the guide says. */
final class GuideExampleTest {

    private static final Path ROOT = Path.of(System.getProperty("glissade.root", ".."));

    @Test
    void itEndsWithACertificate() throws IOException {
        LabelledRows rows = SvmlightReader.read(ROOT.resolve("samples/a9a-sample.svm.gz"));
        double[] labels = Classes.twoClasses(rows).targets(rows);
        LinearSum sum = new LinearSum(rows.design(), labels, null, new Logistic(), 1.0 / labels.length, 0, true);
        MethodChoice choice = MethodChoice.of(sum);
        FiniteSumIteration run =
                choice.method().start(sum, Start.atZero((int) sum.space().dimension()), new Evaluation(1e-6), 0);
        Result<double[]> result =
                Runner.run(run, StopRule.residualAtMost(1e-6).or(StopRule.afterSteps(1000)), List.of());
        Certificate certificate = run.certify();
        assertThat(result.outcome()).isInstanceOf(Outcome.Converged.class);
        assertThat(certificate.relativeGap()).isLessThanOrEqualTo(1e-6);
        assertThat(certificate.dual()).isLessThanOrEqualTo(certificate.value());
    }

    @Test
    void itIsTheCodeOfTheGuide() throws IOException {
        String guide = Files.readString(ROOT.resolve("docs/guide/finite-sums.md"));
        int start = guide.indexOf("```java") + "```java".length();
        List<String> code = statements(guide.substring(start, guide.indexOf("```", start)));
        assertThat(code).hasSize(7);
        String source = Files.readString(
                ROOT.resolve("glissade-methods/src/test/java/io/glissade/finitesum/GuideExampleTest.java"));
        assertThat(statements(source)).containsAll(code.subList(1, 7));
    }

    private static List<String> statements(String code) {
        return Arrays.stream(code.split(";", -1))
                .map(statement -> statement.replaceAll("\\s+", ""))
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
