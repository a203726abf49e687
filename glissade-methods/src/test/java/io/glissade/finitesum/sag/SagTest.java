package io.glissade.finitesum.sag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.example.Examples;
import io.glissade.finitesum.example.FiniteSumMethodContract;
import io.glissade.linear.LinearSum;
import io.glissade.linear.LinearTerms;
import io.glissade.loss.Logistic;
import io.glissade.loss.Squared;
import io.glissade.run.Iteration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SagTest {

    @Nested
    class WithLineSearch implements FiniteSumMethodContract {
        @Override
        public FiniteSumMethod method() {
            return Sag.WITH_LINE_SEARCH;
        }

        @Override
        public int passes() {
            return 400;
        }
    }

    @Nested
    class WithConstantStep implements FiniteSumMethodContract {
        @Override
        public FiniteSumMethod method() {
            return new Sag(new SagStep.OfLipschitz(1), false);
        }

        @Override
        public int passes() {
            return 400;
        }
    }

    @Nested
    class InBlocks implements FiniteSumMethodContract {
        @Override
        public FiniteSumMethod method() {
            return new Sag(new SagStep.OfLipschitz(2), true, 8);
        }

        @Override
        public int passes() {
            return 800;
        }
    }

    @Test
    void lazyUpdatesEqualDenseOnesWithAStepThatShrinksThePointToNothing() {
        LinearSum dense = Examples.sum(80, 9, new Logistic(), true).with(0.2, 0);
        LinearSum sparse = Examples.sparse(dense);
        // step * l2 = 1: each move forgets the point; 0.999: its scale falls below any threshold within a pass.
        for (double stepTimesPenalty : List.of(1.0, 0.999, 0.5, 1e-3)) {
            Sag method = new Sag(new SagStep.Constant(stepTimesPenalty / 0.2), true);
            double[] first = Examples.run(method, dense, 50, 1).point();
            double[] second = Examples.run(method, sparse, 50, 1).point();
            for (int j = 0; j < first.length; j++) {
                assertThat(second[j]).isCloseTo(first[j], within(1e-10 * Math.max(Math.abs(first[j]), 1e-3)));
            }
        }
    }

    @Test
    void aConstantStepDividedByNIsTheTheoremsMethodWithTheExactPenalty() {
        LinearSum sum = Examples.sum(30, 4, new Squared(), false).with(0, 0);
        double step = 1 / (16 * Lipschitz.of(sum).largest());
        Sag method = new Sag(new SagStep.Constant(step), false);
        double[] fast = Examples.run(method, sum, 3, 11).point();
        Iteration<double[]> plain = new TableSag(step, TableSag.FirstTable.ZERO)
                .start(new LinearTerms(sum), new double[sum.design().columns()], 11);
        // Draws are made sixteen at a time: a pass of thirty rows uses thirty of thirty-two.
        SplittableRandom random = new SplittableRandom(11);
        double[] expected = referencePasses(sum, step, 3, random);
        assertThat(fast).containsExactly(expected, within(1e-13));
        plain.step();
        assertThat(plain.progress().stepSize()).isEqualTo(step);
    }

    /** Every line of the algorithm with a dense table, drawn as the fast one draws. */
    private static double[] referencePasses(LinearSum sum, double step, int passes, SplittableRandom random) {
        int n = sum.rows();
        int p = sum.design().columns();
        double[][] table = new double[n][p];
        double[] d = new double[p];
        double[] x = new double[p];
        for (int pass = 0; pass < passes; pass++) {
            for (int visit = 0; visit < 32; visit++) {
                int i = (int) (random.nextDouble() * n);
                if (visit >= n) {
                    continue;
                }
                double[] gradient = new double[p];
                sum.design().add(i, sum.loss().derivative(sum.margin(i, x), sum.target(i)), gradient);
                for (int j = 0; j < p; j++) {
                    d[j] += gradient[j] - table[i][j];
                    table[i][j] = gradient[j];
                }
                for (int j = 0; j < p; j++) {
                    x[j] -= step / n * d[j];
                }
            }
        }
        return x;
    }

    @Test
    void theStepsAreThoseOfThePaper() {
        LinearSum sum = Examples.sum(50, 6, new Logistic(), false);
        double largest = 0;
        for (int i = 0; i < sum.rows(); i++) {
            largest = Math.max(largest, sum.squaredNorm(i) / 4);
        }
        double lipschitz = largest + sum.l2();
        assertThat(new SagStep.OfLipschitz(1).on(sum)).isCloseTo(1 / lipschitz, within(1e-15));
        assertThat(new SagStep.OfLipschitz(16).on(sum)).isCloseTo(1 / (16 * lipschitz), within(1e-15));
        assertThat(new SagStep.StronglyConvex().on(sum)).isCloseTo(2 / (lipschitz + 50 * sum.l2()), within(1e-15));
        assertThat(new SagStep.LineSearch(3).on(sum)).isCloseTo(1 / (3 + sum.l2()), within(1e-15));
    }

    @Test
    void whatCannotWorkIsRefusedWithTheReason() {
        LinearSum sum = Examples.sum(50, 6, new Logistic(), false);
        Start start = Start.atZero(6);
        assertThatThrownBy(() -> Sag.WITH_LINE_SEARCH.start(sum.with(0.1, 0.2), start, Evaluation.EVERY_PASS, 0))
                .hasMessage("sag needs l1 = 0, got 0.2; saga takes an l1 penalty");
        assertThatThrownBy(() -> new Sag(new SagStep.Constant(11), true)
                        .start(sum.with(0.1, 0), start, Evaluation.EVERY_PASS, 0))
                .hasMessage("stepSize * l2 must be at most 1, got 11.0 * 0.1");
        assertThatThrownBy(() -> new Sag(new SagStep.OfLipschitz(1), true, 0))
                .hasMessage("block must be at least 1, got 0");
        assertThatThrownBy(() -> new SagStep.Constant(Double.NaN))
                .hasMessage("stepSize must be positive and finite, got NaN");
    }

    @Test
    void aStepThatIsTooLongEndsWithANamedNumber() {
        LinearSum sum = Examples.sum(50, 6, new Squared(), false).with(0, 0);
        FiniteSumIteration run = Examples.run(new Sag(new SagStep.Constant(1e4), true), sum, 400, 0);
        assertThat(run.nonFinite()).matches("the objective is (Infinity|NaN) after \\d+ passes");
    }

    @Test
    void withoutPenaltyTheGradientNormIsTheCertificateLeft() {
        LinearSum sum = Examples.sum(100, 5, new Logistic(), true).with(0, 0);
        FiniteSumIteration run = Examples.run(Sag.WITH_LINE_SEARCH, sum, 300, 0);
        assertThat(run.certificate().dual()).isNaN();
        assertThat(run.progress().residual())
                .isEqualTo(run.certificate().gradientNorm())
                .isLessThan(1e-6);
    }
}
