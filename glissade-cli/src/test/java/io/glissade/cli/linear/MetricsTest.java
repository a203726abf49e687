package io.glissade.cli.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.linear.DenseDesign;
import io.glissade.report.fit.FitRecord;
import io.glissade.table.Classes;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final DenseDesign LINE = new DenseDesign(4, 1, new double[] {-1, 0, 1, 2});

    private static Map<String, Double> metrics(String loss, boolean classes, double... targets) {
        Classes two = classes ? new Classes(List.of("-1", "1"), true) : null;
        Scores scores = new Scores(LossTable.named(loss), two, new double[] {1, 0}, 1);
        return Metrics.of(scores, LINE, targets).stream()
                .collect(Collectors.toMap(FitRecord.Metric::name, FitRecord.Metric::value));
    }

    @Test
    void theAreaIsTheShareOfPairsInOrderAndEqualMarginsCountHalf() {
        assertThat(Metrics.areaUnderCurve(new double[] {1, 2, 3, 4}, new double[] {-1, 1, -1, 1}))
                .isEqualTo(0.75);
        assertThat(Metrics.areaUnderCurve(new double[] {0.0, -0.0, 1}, new double[] {-1, 1, 1}))
                .isEqualTo(0.75);
        assertThat(Metrics.areaUnderCurve(new double[] {5, 5, 5}, new double[] {-1, 1, 1}))
                .isEqualTo(0.5);
        assertThat(Metrics.areaUnderCurve(new double[] {1, 2}, new double[] {1, 1}))
                .isNaN();
    }

    @Test
    void classesHaveAccuracyAndLogLossWhereThereAreProbabilities() {
        Map<String, Double> metrics = metrics("logistic", true, -1, 1, 1, -1);
        assertThat(metrics).containsEntry("accuracy", 0.5);
        double expected =
                (Math.log1p(Math.exp(-1)) + Math.log(2) + Math.log1p(Math.exp(-1)) + Math.log1p(Math.exp(2))) / 4;
        assertThat(metrics.getOrDefault("log-loss", Double.NaN)).isCloseTo(expected, within(1e-15));
        assertThat(metrics("squared-hinge", true, -1, 1, 1, -1)).containsOnlyKeys("accuracy", "AUC");
    }

    @Test
    void numbersHaveTheRootMeanSquareAndTheShareExplained() {
        Map<String, Double> metrics = metrics("squared", false, 0, 0, 1, 1);
        assertThat(metrics.getOrDefault("RMSE", Double.NaN)).isCloseTo(Math.sqrt(2 / 4.0), within(1e-15));
        assertThat(metrics.getOrDefault("R2", Double.NaN)).isCloseTo(1 - 2 / 1.0, within(1e-15));
    }

    @Test
    void countsHaveTheMeanDeviance() {
        double perfect = metrics("poisson", false, Math.exp(-1), 1, Math.E, Math.exp(2))
                .getOrDefault("mean deviance", Double.NaN);
        assertThat(perfect).isCloseTo(0, within(1e-15));
        assertThat(metrics("poisson", false, 0, 0, 0, 0).getOrDefault("mean deviance", Double.NaN))
                .isCloseTo((Math.exp(-1) + 1 + Math.E + Math.exp(2)) / 2, within(1e-12));
    }
}
