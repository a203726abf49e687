package io.glissade.finitesum.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.finitesum.batch.LimitedMemoryBfgs;
import io.glissade.finitesum.batch.NewtonCholesky;
import io.glissade.finitesum.batch.SubsampledNewton;
import io.glissade.finitesum.example.Sums;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
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
        assertThat(choice.reason()).startsWith("newton-cholesky, because").contains("2000 rows, 20 columns");
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
    void anAbsolutePenaltyIsSentToSaga() {
        LinearSum sum = wide(100, 600, 30, 1).with(1, 0.5);
        assertThatThrownBy(() -> MethodChoice.of(sum))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a choice among smooth methods needs l1 = 0, got 0.5; saga takes an l1 penalty");
    }
}
