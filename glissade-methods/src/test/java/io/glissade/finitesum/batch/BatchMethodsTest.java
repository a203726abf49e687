package io.glissade.finitesum.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.example.Sums;
import io.glissade.finitesum.sag.Sag;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.linear.Loss;
import io.glissade.linear.Triangle;
import io.glissade.loss.Logistic;
import io.glissade.loss.Squared;
import io.glissade.loss.SquaredHinge;
import io.glissade.run.Certificate;
import io.glissade.testkit.Allocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every batch method keeps: the same minimum, whatever the loss, the design and the start. */
final class BatchMethodsTest {

    static List<FiniteSumMethod> methods() {
        return List.of(
                new LimitedMemoryBfgs(10), new NewtonCholesky(), new SubsampledNewton(10), new SubsampledNewton(100));
    }

    /** Steps that are plenty for the sums here. */
    private static int steps(FiniteSumMethod method) {
        return method instanceof NewtonCholesky ? 40 : 400;
    }

    @ParameterizedTest
    @MethodSource("methods")
    void ridgeRegressionIsTheSolutionOfTheNormalEquations(FiniteSumMethod method) {
        DenseDesign design = Sums.dense(300, 7, 1);
        double[] targets = IntStream.range(0, 300).mapToDouble(i -> Math.sin(i)).toArray();
        double l2 = 0.01;
        LinearSum sum = new LinearSum(design, targets, null, new Squared(), l2, 0, false);
        Triangle normal = new Triangle(7);
        double[] solution = new double[7];
        for (int i = 0; i < 300; i++) {
            for (int j = 0; j < 7; j++) {
                double value = design.values()[i * 7 + j];
                solution[j] += value * targets[i] / 300;
                for (int k = 0; k <= j; k++) {
                    normal.row(j)[k] += value * design.values()[i * 7 + k] / 300;
                }
            }
        }
        normal.addToDiagonal(7, l2);
        assertThat(normal.factor()).isTrue();
        normal.solve(solution);
        assertThat(Sums.run(method, sum, steps(method)).point()).containsExactly(solution, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void theMinimumIsWithinTheCertificateOfTheAverageGradient(FiniteSumMethod method) {
        for (Design design : List.of(Sums.dense(400, 9, 2), Sums.sparse(400, 9, 3))) {
            for (boolean intercept : new boolean[] {false, true}) {
                LinearSum sum = Sums.logistic(design, 1e-2, intercept);
                Certificate average = Sums.run(Sag.WITH_LINE_SEARCH, sum, 300).certify();
                Certificate batch = Sums.run(method, sum, steps(method)).certify();
                assertThat(average.gap()).isLessThan(1e-10);
                assertThat(batch.gap()).isLessThan(1e-13);
                assertThat(batch.value()).isCloseTo(average.value(), within(average.gap() + 1e-14));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void withFreshSlopesTheGapIsTheSquaredGradientNormOverTwiceThePenalty(FiniteSumMethod method) {
        LinearSum sum = Sums.logistic(Sums.dense(500, 6, 4), 0.05, false);
        Certificate certificate = Sums.run(method, sum, 2).certify();
        double norm = certificate.gradientNorm();
        assertThat(norm).isGreaterThan(1e-9);
        assertThat(certificate.gap()).isCloseTo(norm * norm / (2 * 0.05), within(1e-14));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aFarStartIsNoHarm(FiniteSumMethod method) {
        for (Loss loss : List.of(new Logistic(), new SquaredHinge())) {
            Design design = Sums.dense(600, 5, 5);
            LinearSum sum = new LinearSum(design, Sums.labels(design, 7), null, loss, 1e-3, 0, true);
            double[] far = new double[6];
            Arrays.fill(far, 100);
            FiniteSumIteration run = method.start(sum, new Start(far, null), Evaluation.EVERY_PASS, 1);
            double before = Double.POSITIVE_INFINITY;
            for (int i = 0; i < 200; i++) {
                run.step();
                assertThat(run.progress().value()).isLessThanOrEqualTo(before * (1 + 1e-14));
                before = run.progress().value();
            }
            assertThat(run.certify().gap()).isLessThan(1e-12);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void separableRowsWithHardlyAnyPenaltyAreCertified(FiniteSumMethod method) {
        DenseDesign design = Sums.dense(200, 4, 6);
        double[] labels = IntStream.range(0, 200)
                .mapToDouble(i -> design.values()[4 * i] > 0 ? 1 : -1)
                .toArray();
        LinearSum sum = new LinearSum(design, labels, null, new Logistic(), 1e-8, 0, false);
        assertThat(Sums.run(method, sum, 200).certify().relativeGap()).isLessThan(1e-6);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void dependentColumnsWithoutPenaltyStillHaveAMinimum(FiniteSumMethod method) {
        double[] values = new double[3 * 90];
        for (int i = 0; i < 90; i++) {
            values[3 * i + i % 3] = 1;
        }
        double[] labels = IntStream.range(0, 90)
                .mapToDouble(i -> i % 7 < 2 + i % 3 ? 1 : -1)
                .toArray();
        LinearSum sum = new LinearSum(new DenseDesign(90, 3, values), labels, null, new Logistic(), 0, 0, true);
        FiniteSumIteration run = Sums.run(method, sum, steps(method));
        assertThat(run.certify().gradientNorm()).isLessThan(1e-10);
        double entropy = 0;
        for (int group = 0; group < 3; group++) {
            int of = group;
            double share = IntStream.range(0, 90)
                            .filter(i -> i % 3 == of && labels[i] > 0)
                            .count()
                    / 30.0;
            entropy -= (share * Math.log(share) + (1 - share) * Math.log(1 - share)) / 3;
        }
        assertThat(run.certify().value()).isCloseTo(entropy, within(1e-14));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void weightsAreRepetitions(FiniteSumMethod method) {
        DenseDesign design = Sums.dense(150, 5, 8);
        double[] labels = Sums.labels(design, 7);
        double[] weights = IntStream.range(0, 150).mapToDouble(i -> 1 + i % 3).toArray();
        int[] repeated = IntStream.range(0, 150)
                .flatMap(i -> IntStream.generate(() -> i).limit(1 + i % 3))
                .toArray();
        LinearSum weighted = new LinearSum(design, labels, weights, new Logistic(), 0.01, 0, true);
        LinearSum longer = new LinearSum(
                design.select(repeated),
                Arrays.stream(repeated).mapToDouble(i -> labels[i]).toArray(),
                null,
                new Logistic(),
                0.01,
                0,
                true);
        double[] point = Sums.run(method, longer, steps(method)).point();
        assertThat(Sums.run(method, weighted, steps(method)).point()).containsExactly(point, within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void restartIsAFreshStartBitForBit(FiniteSumMethod method) {
        LinearSum sum = Sums.logistic(Sums.sparse(800, 8, 9), 1e-3, true);
        FiniteSumIteration run = Sums.run(method, sum, 6);
        run.restart(new double[9]);
        List<Object> again = new ArrayList<>();
        List<Object> fresh = new ArrayList<>();
        FiniteSumIteration other = method.start(sum, Start.atZero(9), Evaluation.EVERY_PASS, 3);
        for (int i = 0; i < 6; i++) {
            run.step();
            other.step();
            again.add(List.of(run.progress(), run.passes(), Arrays.toString(run.point())));
            fresh.add(List.of(other.progress(), other.passes(), Arrays.toString(other.point())));
        }
        assertThat(again).isEqualTo(fresh);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void threadsDoNotChangeABit(FiniteSumMethod method) {
        for (Design design : List.of(Sums.dense(30_000, 8, 10), Sums.sparse(120_000, 8, 11))) {
            assertThat(design.entries()).isGreaterThan(200_000);
            LinearSum sum = Sums.logistic(design, 1e-4, true);
            assertThat(Sums.run(method, sum.parallel(false), 5).point())
                    .isEqualTo(Sums.run(method, sum.parallel(true), 5).point());
        }
    }

    /** A vector of the rows has 480,000 bytes; what is left are the trials of a search that has nothing more to find. */
    @ParameterizedTest
    @MethodSource("methods")
    void aStepAllocatesNothingThatGrowsWithTheRows(FiniteSumMethod method) {
        LinearSum sum = Sums.logistic(Sums.dense(60_000, 20, 12), 1e-4, true).parallel(false);
        assertThat(bytesOfASteadyStep(method, sum)).isLessThan(60_000);
    }

    private static long bytesOfASteadyStep(FiniteSumMethod method, LinearSum sum) {
        FiniteSumIteration run =
                method.start(sum, Start.atZero((int) sum.space().dimension()), new Evaluation(1e-300), 3);
        for (int i = 0; i < 12; i++) {
            run.step();
        }
        long before = Allocation.bytesOfThisThread();
        for (int i = 0; i < 8; i++) {
            run.step();
        }
        return (Allocation.bytesOfThisThread() - before) / 8;
    }

    @ParameterizedTest
    @MethodSource("methods")
    void anAbsolutePenaltyIsSentToSaga(FiniteSumMethod method) {
        LinearSum sum = Sums.logistic(Sums.dense(10, 2, 1), 0.1, false).with(0.1, 0.5);
        assertThatThrownBy(() -> Sums.run(method, sum, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("needs l1 = 0, got 0.5; saga takes an l1 penalty");
    }
}
