package io.glissade.finitesum.multinomial;

import static io.glissade.testkit.ForAll.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.example.MultinomialSums;
import io.glissade.finitesum.sag.Lipschitz;
import io.glissade.finitesum.sag.Sag;
import io.glissade.finitesum.sag.SagStep;
import io.glissade.gradient.GradientDescent;
import io.glissade.gradient.GradientIteration;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.linear.MultinomialSum;
import io.glissade.linear.Softmax;
import io.glissade.loss.Logistic;
import io.glissade.oracle.Minibatches;
import io.glissade.step.FixedStep;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MultinomialMethodsTest {

    static List<MultinomialMethod> methods() {
        return List.of(
                new MultinomialSag(new SagStep.OfLipschitz(1), false),
                new MultinomialSag(new SagStep.OfLipschitz(16), false),
                MultinomialSag.WITH_LINE_SEARCH,
                new MultinomialSaga(3));
    }

    private static FiniteSumIteration start(MultinomialMethod method, MultinomialSum sum) {
        return method.start(sum, Start.atZero((int) sum.space().dimension()), Evaluation.EVERY_PASS, 5);
    }

    private static double[] after(MultinomialMethod method, MultinomialSum sum, int passes) {
        FiniteSumIteration run = start(method, sum);
        for (int i = 0; i <= passes; i++) {
            run.step();
        }
        return run.point().clone();
    }

    /** The optimum by Newton's method; every certificate on the way holds. */
    @ParameterizedTest
    @MethodSource("methods")
    void aRunEndsAtTheOptimumAndItsGapIsTrueAllTheWay(MultinomialMethod method) {
        for (boolean intercept : new boolean[] {false, true}) {
            MultinomialSum sum = MultinomialSums.of(140, 120, 5, 4, 0.05, intercept);
            double[] x = MultinomialSums.minimiser(sum);
            double minimum = MultinomialSums.value(sum, x);
            FiniteSumIteration run = start(method, sum);
            for (int i = 0; i < 3_000 && !(run.progress().residual() < 1e-13); i++) {
                run.step();
                double above = run.progress().value() - minimum;
                assertThat(run.certificate().gap()).isGreaterThanOrEqualTo(above - 1e-13);
            }
            assertThat(run.progress().residual()).isLessThan(1e-13);
            assertThat(run.point()).containsExactly(x, within(1e-6));
            assertThat(run.certify().gradientNorm()).isLessThan(1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void sparseRowsGiveTheRunOfDenseOnes(MultinomialMethod method) {
        for (boolean intercept : new boolean[] {false, true}) {
            for (double l2 : new double[] {0, 1e-3, 2}) {
                MultinomialSum dense = MultinomialSums.of(141, 40, 6, 3, l2, intercept);
                sameRun(method, dense);
            }
        }
        DenseDesign one = new DenseDesign(1, 3, new double[] {1, 0, -2});
        sameRun(method, new MultinomialSum(one, new int[] {1}, null, 3, 0.5, false));
    }

    /** Steps that take nearly all of the point away: the factor of the lazy point is renewed all the time. */
    @Test
    void sparseRowsGiveTheRunOfDenseOnesWhereThePenaltyIsSteep() {
        MultinomialSum sum = MultinomialSums.of(142, 40, 6, 3, 100, true);
        sameRun(new MultinomialSag(new SagStep.Constant(0.00999), true), sum);
        sameRun(new MultinomialSag(new SagStep.Constant(0.01), true), sum);
    }

    private static void sameRun(MultinomialMethod method, MultinomialSum dense) {
        MultinomialSum sparse = MultinomialSums.with(dense, MultinomialSums.sparse((DenseDesign) dense.design()));
        double[] expected = after(method, MultinomialSums.with(dense, dense.design()), 50);
        double[] x = after(method, sparse, 50);
        for (int at = 0; at < x.length; at++) {
            assertThat(x[at]).isCloseTo(expected[at], within(1e-10 * (1e-3 + Math.abs(expected[at]))));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aWeightOfKIsTheSameRowKTimesOver(MultinomialMethod method) {
        DenseDesign design = MultinomialSums.design(random(143), 30, 4, 2);
        int[] targets = MultinomialSums.targets(random(144), design, 3);
        int[] repeated = IntStream.range(0, 30)
                .flatMap(i -> IntStream.rangeClosed(0, i % 3).map(copy -> i))
                .toArray();
        double[] weights = IntStream.range(0, 30).mapToDouble(i -> 1 + i % 3).toArray();
        MultinomialSum weighted = new MultinomialSum(design, targets, weights, 3, 0.1, true);
        int[] targetsRepeated = Arrays.stream(repeated).map(i -> targets[i]).toArray();
        MultinomialSum longer = new MultinomialSum(design.select(repeated), targetsRepeated, null, 3, 0.1, true);
        double[] x = after(method, weighted, 1_500);
        assertThat(x).containsExactly(after(method, longer, 1_500), within(1e-9));
    }

    /** The sum is an objective: descent with a fixed step takes it as it stands. */
    @Test
    void gradientDescentEndsAtTheSameOptimum() {
        MultinomialSum sum = MultinomialSums.of(152, 60, 4, 3, 0.2, true);
        double step = 1 / (Lipschitz.of(sum).largest() + sum.l2());
        try (GradientIteration<double[]> run = new GradientDescent<double[]>(new FixedStep(step))
                .start(Minibatches.always(sum), sum.space().zero())) {
            for (int i = 0; i < 3_000; i++) {
                run.step();
            }
            double[] x = after(MultinomialSag.WITH_LINE_SEARCH, sum, 1_000);
            assertThat(run.point()).containsExactly(x, within(1e-9));
            assertThat(run.point()).containsExactly(MultinomialSums.minimiser(sum), within(1e-9));
        }
    }

    /** Logistic regression with half the l2, whose weights are the difference of the two classes'. */
    @Test
    void twoClassesAreLogisticRegression() {
        DenseDesign design = MultinomialSums.design(random(145), 60, 5, 1);
        int[] targets = MultinomialSums.targets(random(146), design, 2);
        double[] signs = Arrays.stream(targets).mapToDouble(k -> 2 * k - 1).toArray();
        MultinomialSum sum = new MultinomialSum(design, targets, null, 2, 0.2, true);
        LinearSum logistic = new LinearSum(design, signs, null, new Logistic(), 0.1, 0, true);
        double[] x = after(new MultinomialSag(new SagStep.OfLipschitz(1), true), sum, 1_500);
        FiniteSumIteration run =
                new Sag(new SagStep.OfLipschitz(1), true).start(logistic, Start.atZero(6), Evaluation.EVERY_PASS, 5);
        for (int i = 0; i < 1_500; i++) {
            run.step();
        }
        for (int j = 0; j < 6; j++) {
            double half = run.point()[j] / 2;
            assertThat(x[2 * j + 1]).isCloseTo(half, within(1e-9));
            assertThat(x[2 * j]).isCloseTo(-half, within(1e-9));
        }
        assertThat(MultinomialSums.value(sum, x)).isCloseTo(run.certify().value(), within(1e-14));
    }

    @Test
    void withOneRowEveryMethodIsGradientDescent() {
        double[] row = {1, -2};
        MultinomialSum sum = new MultinomialSum(new DenseDesign(1, 2, row), new int[] {2}, null, 3, 0.3, false);
        double lipschitz = 5 * Softmax.SMOOTHNESS + 0.3;
        for (MultinomialMethod method :
                List.of(new MultinomialSag(new SagStep.OfLipschitz(3), true), new MultinomialSaga(3))) {
            double[] x = new double[6];
            double[] gradient = new double[6];
            for (int i = 0; i < 20; i++) {
                sum.valueAndGradient(x, gradient);
                sum.space().axpy(-1 / (3 * lipschitz), gradient, x);
            }
            assertThat(after(method, sum, 20)).containsExactly(x, within(1e-14));
        }
    }

    /** The step of SAGA on average over the rows is along the gradient; with a table that was seen at another point. */
    @Test
    void theStepOfSagaHasNoBias() {
        MultinomialSum sum = MultinomialSums.of(147, 8, 4, 3, 0.2, true);
        double[] x = sum.space().zero();
        sum.space().fillGaussian(random(148), x);
        double[] slopes = new double[24];
        sum.meanLoss(sum.space().zero(), slopes);
        double[] gradient = sum.space().zero();
        sum.valueAndGradient(x, gradient);
        double[] mean = sum.space().zero();
        double step = 1 / (3 * (Lipschitz.of(sum).largest() + 0.2));
        double[] old = sum.space().zero();
        sum.combine(slopes, old);
        double[] row = new double[3];
        for (int i = 0; i < 8; i++) {
            DenseMultinomialIterate iterate = new DenseMultinomialIterate((DenseDesign) sum.design(), 3, true);
            double[] d = old.clone();
            sum.space().scale(8, d);
            iterate.set(x, d);
            iterate.margins(i, row);
            Softmax.valueAndSlopes(row, sum.target(i));
            for (int k = 0; k < 3; k++) {
                row[k] = sum.weight(i) * (row[k] - slopes[3 * i + k]);
            }
            iterate.changeAndMove(i, row, 1 - step * 0.2, step / 8);
            for (int k = 0; k < 3; k++) {
                row[k] *= -step * (1 - 1 / 8.0);
            }
            iterate.moveAlong(i, row);
            sum.space().axpy(1 / 8.0, iterate.point(), mean);
        }
        sum.space().axpy(-1, x, mean);
        sum.space().scale(-1 / step, mean);
        assertThat(mean).containsExactly(gradient, within(1e-13));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void restartEqualsAFreshStartAndTheStartIsNotTouched(MultinomialMethod method) {
        MultinomialSum sum = MultinomialSums.of(149, 30, 4, 3, 0.1, true);
        double[] x0 = sum.space().zero();
        FiniteSumIteration run = method.start(sum, new Start(x0, null), Evaluation.EVERY_PASS, 5);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i <= 7; i++) {
                run.step();
            }
            assertThat(run.point()).isEqualTo(after(method, sum, 7));
            assertThat(run.passes()).isEqualTo(7);
            assertThat(run.progress().iteration()).isEqualTo(7);
            run.restart(x0);
        }
        assertThat(x0).containsOnly(0);
    }

    /** Carried over to the next penalty, point and table begin close to the end. */
    @Test
    void aWarmStartKeepsPointAndTable() {
        MultinomialSum sum = MultinomialSums.of(150, 120, 5, 4, 0.05, true);
        MultinomialMethod method = new MultinomialSaga(3);
        FiniteSumIteration run = start(method, sum);
        for (int i = 0; i < 400; i++) {
            run.step();
        }
        FiniteSumIteration next = method.start(sum.with(0.049), Start.from(run), Evaluation.EVERY_PASS, 6);
        next.step();
        assertThat(next.progress().residual()).isLessThan(1e-3);
        FiniteSumIteration cold = start(method, sum.with(0.049));
        for (int i = 0; i < 6; i++) {
            next.step();
            cold.step();
        }
        assertThat(next.progress().residual()).isLessThan(0.1 * cold.progress().residual());
    }

    @Test
    void whatIsNotFiniteIsReportedAndAStepThatIsTooLongRefused() {
        MultinomialSum sum = MultinomialSums.of(151, 30, 4, 3, 1e-4, true);
        double[] steep = sum.space().zero();
        Arrays.fill(steep, 1e200);
        FiniteSumIteration run = new MultinomialSag(new SagStep.Constant(1), true)
                .start(sum, new Start(steep, null), Evaluation.EVERY_PASS, 5);
        run.step();
        assertThat(run.nonFinite()).isEqualTo("the objective is Infinity after 0 passes");
        assertThatThrownBy(() -> start(new MultinomialSag(new SagStep.Constant(1), true), sum.with(2)))
                .hasMessage("stepSize * l2 must be at most 1, got 1.0 * 2.0");
        assertThatThrownBy(() -> new MultinomialSaga(0)).hasMessage("divisor must be positive and finite, got 0.0");
    }
}
