package io.glissade.cli.reproduce.multilevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.cli.figure.Figure;
import io.glissade.nested.poisoning.RegressionRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MultilevelFiguresTest {

    private static final Path SAMPLES =
            Path.of(String.valueOf(System.getProperty("glissade.root"))).resolve("samples");

    private static void assertPass(List<Figure> figures) {
        assertThat(figures).isNotEmpty().allSatisfy(figure -> assertThat(figure.pass())
                .as("%s: target %s, observed %s", figure.id(), figure.target(), figure.observed())
                .isTrue());
    }

    @Test
    void ridgeGradientsAndTheirErrorsAreThoseStated() {
        assertPass(RidgeFigures.closedForm());
        assertPass(RidgeFigures.conjugateGradients());
        assertPass(NormFigures.figures());
        assertPass(AttackerFigures.figures());
    }

    @Test
    @Tag("long")
    void unrolledProblemsAreThoseOfTheClosedForms() {
        assertPass(ToyFigures.figures());
        assertPass(QuadraticFigures.figures(false));
        assertPass(QuadraticFigures.frozen(false));
        assertPass(RidgeFigures.errors());
        assertPass(DepthFigures.figures(false));
    }

    @Test
    void theShippedTablesAreReadAndTheOthersNamed() {
        assertThat(RegressionTable.in(SAMPLES))
                .extracting(RegressionTable::name)
                .containsExactly("diabetes", "red-wine", "white-wine");
        assertThat(MultilevelFigures.missing(SAMPLES)).containsExactly("housing.csv");
        RegressionRows diabetes = RegressionTable.ALL.get(0).read(SAMPLES);
        assertThat(diabetes.rows()).isEqualTo(442);
        assertThat(diabetes.columns()).isEqualTo(10);
        assertThat(diabetes.feature(0, 9)).isEqualTo(87);
        assertThat(diabetes.target(0)).isEqualTo(151);
        RegressionRows red = RegressionTable.ALL.get(1).read(SAMPLES);
        assertThat(red.rows()).isEqualTo(1_599);
        assertThat(red.columns()).isEqualTo(11);
        assertThat(MultilevelFigures.groups(SAMPLES, false, null))
                .containsKeys("A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10");
        assertThat(MultilevelFigures.groups(SAMPLES.resolve("none"), false, null))
                .doesNotContainKey("A9");
    }

    /** What holds of the experiment on a few splits: a bounded attack, and three steps of the learner too few. */
    @Test
    void threeStepsOfTheLearnerFallBehindThirty() {
        RegressionRows diabetes = RegressionTable.ALL.get(0).read(SAMPLES);
        List<PoisoningRun> runs = PoisoningProtocol.PAPER.runs(diabetes, 6);
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.load()).isLessThan(1);
            assertThat(run.trilevel()).hasSize(51);
            assertThat(run.bilevel()).hasSize(51);
        });
        PairedErrors early = PoisoningRun.errors(runs, PoisoningProtocol.NOISE);
        assertThat(early.difference()).isPositive();
        assertThat(PoisoningRun.errors(runs, 0).firstMean()).isLessThan(early.firstMean());
    }

    @Test
    void curvesAreRowsOfOneTable(@TempDir Path folder) throws IOException {
        RegressionTable table = RegressionTable.ALL.get(0);
        PoisoningCurves curves = new PoisoningCurves();
        curves.add(table, "paper", PoisoningProtocol.PAPER.runs(table.read(SAMPLES), 2));
        curves.write(folder);
        List<String> iterations = Files.readAllLines(folder.resolve("poisoning-iterations.csv"));
        assertThat(iterations.get(0)).isEqualTo("table,protocol,iteration,trilevel,bilevel");
        assertThat(iterations).hasSize(52);
        assertThat(iterations.get(51)).startsWith("diabetes,paper,50,0.");
        List<String> noise = Files.readAllLines(folder.resolve("poisoning-noise.csv"));
        assertThat(noise.get(0)).isEqualTo("table,protocol,sigma,trilevel,bilevel");
        assertThat(noise.get(1)).startsWith("diabetes,paper,0.00,0.");
        assertThat(folder.resolve("poisoning-settings.csv")).doesNotExist();
    }

    /** Differences -1, -2, -3, 1: mean -1.25, deviation 1.7078; t(3) = 3.18245; three of four lower: p = 2 * 5/16. */
    @Test
    void pairsGiveMeanIntervalAndSignTest() {
        PairedErrors errors = new PairedErrors(new double[] {1, 1, 1, 5}, new double[] {2, 3, 4, 4});
        assertThat(errors.difference()).isEqualTo(-1.25);
        assertThat(errors.halfWidth()).isCloseTo(3.182446 * 1.707825 / 2, within(1e-5));
        assertThat(errors.wins()).isEqualTo(3);
        assertThat(errors.signTest()).isCloseTo(0.625, within(1e-12));
        assertThat(errors.text())
                .isEqualTo(
                        "2.0000 against 3.2500: -38.5 %, 95 % [-122.1, +45.2]; lower on 3 of 4 splits, sign test p = 0.63");
    }
}
