package io.glissade.finitesum.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.finitesum.batch.LimitedMemoryBfgs;
import io.glissade.finitesum.batch.NewtonCholesky;
import io.glissade.finitesum.batch.SubsampledNewton;
import io.glissade.finitesum.dual.Sdca;
import io.glissade.finitesum.example.Sums;
import io.glissade.finitesum.sag.Sag;
import io.glissade.finitesum.variance.Saga;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Poisson;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class MethodChoiceTest {

    /** Each row has {@code entries} columns, evenly spaced from a column drawn at random. */
    private static LinearSum wide(int rows, int columns, int entries, double l2) {
        SplittableRandom random = new SplittableRandom(1);
        int[] starts = new int[rows + 1];
        int[] indices = new int[rows * entries];
        double[] values = new double[rows * entries];
        for (int i = 0, at = 0; i < rows; i++) {
            int first = random.nextInt(columns / entries);
            for (int k = 0; k < entries; k++, at++) {
                indices[at] = first + k * (columns / entries);
                values[at] = 1 / Math.sqrt(entries);
            }
            starts[i + 1] = at;
        }
        return Sums.logistic(new SparseDesign(columns, starts, indices, values), l2, false);
    }

    @Test
    void fewColumnsAreForNewton() {
        MethodChoice choice = MethodChoice.of(Sums.logistic(Sums.dense(2_000, 20, 1), 1e-3, true));
        assertThat(choice.method()).isEqualTo(new NewtonCholesky());
        assertThat(choice.reason()).startsWith("newton-cholesky, because").contains("2,000 rows, 20 columns");
    }

    @Test
    void manyMoreRowsThanColumnsAreSampled() {
        MethodChoice choice = MethodChoice.of(Sums.logistic(Sums.dense(100_000, 8, 1), 1e-5, false));
        assertThat(choice.method()).isEqualTo(SubsampledNewton.OF_A_THOUSAND);
    }

    @Test
    void manySparseColumnsWithoutPenaltyAreForTheQuasiNewtonMethod() {
        MethodChoice choice = MethodChoice.of(wide(3_000, 20_000, 30, 0));
        assertThat(choice.method()).isEqualTo(LimitedMemoryBfgs.OF_TEN);
        assertThat(choice.reason()).contains("no l2");
    }

    @Test
    void manySparseColumnsOfAGoodConditionAreForFewEvaluations() {
        assertThat(MethodChoice.of(wide(3_000, 20_000, 30, 1)).method()).isEqualTo(LimitedMemoryBfgs.OF_TEN);
    }

    @Test
    void manySparseColumnsWithAPenaltyOfOneOverNAreForDualAscent() {
        MethodChoice choice = MethodChoice.of(wide(3_000, 20_000, 30, 1.0 / 3_000));
        assertThat(choice.method()).isEqualTo(Sdca.STANDARD);
        assertThat(choice.reason()).startsWith("sdca, because no intercept");
    }

    @Test
    void anInterceptLeavesTheAverageGradientOrFewEvaluations() {
        LinearSum sum = wide(3_000, 20_000, 30, 1.0 / 3_000);
        double[] targets = new double[sum.rows()];
        Arrays.setAll(targets, sum::target);
        LinearSum withIntercept = new LinearSum(sum.design(), targets, null, sum.loss(), sum.l2(), 0, true);
        assertThat(MethodChoice.of(withIntercept).method()).isIn(Sag.WITH_LINE_SEARCH, LimitedMemoryBfgs.OF_TEN);
    }

    @Test
    void anAbsolutePenaltyIsForDualAscentOrForSaga() {
        LinearSum sum = wide(100, 600, 30, 1);
        assertThat(MethodChoice.of(sum.with(1, 0.5)).method()).isEqualTo(Sdca.STANDARD);
        assertThat(MethodChoice.of(sum.with(0, 0.5)).method()).isEqualTo(Saga.STANDARD);
        assertThat(MethodChoice.of(sum.with(0, 0.5)).reason()).startsWith("saga, because it takes the l1 penalty");
    }

    @Test
    void whatNoMethodTakesIsRefused() {
        DenseDesign rows = Sums.dense(30, 4, 1);
        LinearSum sum = new LinearSum(rows, new double[30], null, new Poisson(), 0, 0.5, false);
        assertThatThrownBy(() -> MethodChoice.of(sum))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "no method takes l1 = 0.5 with a loss without a bound on its second derivative");
    }
}
