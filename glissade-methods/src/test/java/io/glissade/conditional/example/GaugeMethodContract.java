package io.glissade.conditional.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.atom.GroupAtoms;
import io.glissade.conditional.GaugeCertifier;
import io.glissade.conditional.GaugeIteration;
import io.glissade.conditional.GaugeMethod;
import io.glissade.conditional.GaugeProblem;
import io.glissade.conditional.screening.Screening;
import io.glissade.finitesum.example.RandomSums;
import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.linear.Loss;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Logistic;
import io.glissade.loss.Squared;
import io.glissade.penalty.PowerPenalty;
import io.glissade.run.Certificate;
import io.glissade.run.Progress;
import io.glissade.testkit.Allocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the run of every method for a penalty on a gauge must keep. */
public interface GaugeMethodContract {

    /** The minimum of the deterministic instance with {@code phi(s) = 0.1 s^2 / 2}, to ten digits after the point. */
    double MINIMUM = 1.1331058422;

    /** The method under test. */
    GaugeMethod method(Screening screening);

    /** Steps that bring the deterministic instance, and easier ones, to {@link #gap()}. */
    int steps();

    /** A duality gap. */
    double gap();

    @Test
    default void itReachesTheKnownMinimumOfTheDeterministicInstance() {
        double[][] known = {{2, 0.1, MINIMUM}, {2, 1, 1.9963961023}, {1.25, 0.5, 1.9401408428}, {5, 0.01, 1.0484417028}
        };
        for (double[] one : known) {
            GaugeProblem problem = CosineInstance.problem(new PowerPenalty(one[0], one[1]));
            try (GaugeIteration run = run(problem, new Screening.OfElements(), steps())) {
                Certificate certificate = run.certify();
                assertThat(certificate.gap()).as("gap for power %s", one[0]).isLessThanOrEqualTo(gap());
                assertThat(certificate.value()).isBetween(one[2] - 1e-10, one[2] + gap() + 1e-10);
            }
        }
    }

    @Test
    default void theCertificateHoldsAtEveryStep() {
        GaugeProblem problem = CosineInstance.problem(new PowerPenalty(2, 0.1));
        try (GaugeIteration run = method(new Screening.OfElements()).start(problem, new double[100])) {
            for (int i = 0; i < 300; i++) {
                run.step();
                assertThat(run.certificate().value()).isGreaterThanOrEqualTo(MINIMUM - 1e-10);
                assertThat(run.certificate().dual()).isLessThanOrEqualTo(MINIMUM + 1e-10);
            }
        }
    }

    @Test
    default void aStepSpeaksOfThePoint() {
        for (GaugeProblem problem : List.of(
                CosineInstance.problem(new PowerPenalty(2, 0.1)),
                problem(RandomSums.sparse(60, 30, 8, 1), new Logistic(), true, null))) {
            GaugeCertifier certifier = new GaugeCertifier(problem);
            try (GaugeIteration run = method(new Screening.OfElements()).start(problem, zero(problem))) {
                assertThat(run.progress()).isEqualTo(Progress.NONE);
                for (int i = 0; i < 40; i++) {
                    run.step();
                    Certificate own = run.certificate();
                    Certificate other = certifier.certify(run.point());
                    assertThat(run.progress().iteration()).isEqualTo(i);
                    assertThat(run.progress().residual()).isEqualTo(own.relativeGap());
                    assertThat(run.progress().value()).isEqualTo(own.value());
                    assertThat(own.value()).isCloseTo(other.value(), within(1e-12 * (1 + other.value())));
                    // The gap at the start is some hundred times the minimum, and rounds with its parts.
                    assertThat(own.dual()).isCloseTo(other.dual(), within(1e-12 * (1 + Math.abs(other.dual()))));
                }
                assertThat(run.certify().dual()).isCloseTo(run.certificate().dual(), within(1e-12));
            }
        }
    }

    @Test
    default void theInterceptIsFreeAndFound() {
        GaugeProblem problem = problem(RandomSums.sparse(60, 30, 8, 2), new Logistic(), true, null);
        try (GaugeIteration run = run(problem, new Screening.OfElements(), steps())) {
            double[] gradient = problem.sum().space().zero();
            problem.sum().valueAndGradient(run.point(), gradient);
            assertThat(gradient[30]).isCloseTo(0, within(1e-13));
            assertThat(run.point()[30]).isNotZero();
            assertThat(run.certify().gap()).isLessThanOrEqualTo(gap());
        }
    }

    @Test
    default void weightsAreTheSameAsRowsManyTimesOver() {
        SparseDesign once = RandomSums.sparse(40, 12, 5, 3);
        double[] weights = new double[40];
        List<Integer> repeated = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            weights[i] = 1 + i % 3;
            for (int k = 0; k < weights[i]; k++) {
                repeated.add(i);
            }
        }
        int[] rows = repeated.stream().mapToInt(Integer::intValue).toArray();
        GaugeProblem weighted = problem(once, new Squared(), true, weights);
        double[] targets =
                Arrays.stream(rows).mapToDouble(weighted.sum()::target).toArray();
        LinearSum many = new LinearSum(once.select(rows), targets, null, new Squared(), 0, 0, true);
        double[] expected = run(GaugeProblem.of(many, weighted.atoms(), weighted.penalty()), new Screening.Off(), 12)
                .point();
        assertThat(run(weighted, new Screening.Off(), 12).point()).containsExactly(expected, within(1e-9));
    }

    @Test
    default void sparseRowsGiveTheSameRunAsDenseOnes() {
        SparseDesign sparse = RandomSums.sparse(40, 60, 9, 4);
        for (Loss loss : List.of(new Squared(), new Logistic())) {
            double[] expected = run(problem(RandomSums.withZeros(sparse), loss, false, null), new Screening.Off(), 12)
                    .point();
            double[] point = run(problem(sparse, loss, false, null), new Screening.Off(), 12)
                    .point();
            assertThat(point).containsExactly(expected, within(1e-9));
        }
    }

    @Test
    default void screeningChangesNoObjective() {
        GaugeProblem problem = problem(RandomSums.dense(50, 80, 5), new Squared(), false, null);
        double without;
        try (GaugeIteration run = run(problem, new Screening.Off(), steps())) {
            assertThat(run.removals().count()).isZero();
            assertThat(run.kept()).isEqualTo(80);
            without = run.certify().value();
        }
        for (Screening screening : List.of(Screening.OfGauge.SAFE, new Screening.OfElements())) {
            try (GaugeIteration run = run(problem, screening, steps())) {
                assertThat(run.removals().proven()).isTrue();
                assertThat(run.removals().count()).isPositive().isEqualTo(80 - run.kept());
                assertThat(run.certify().value()).isCloseTo(without, within(gap()));
            }
        }
    }

    @Test
    default void theStartingPointIsCopiedAndNotTouched() {
        GaugeProblem problem = problem(RandomSums.dense(40, 12, 6), new Squared(), true, null);
        double[] x0 = new double[13];
        Arrays.setAll(x0, j -> j % 3 == 0 ? 0.3 : j % 3 == 1 ? -0.2 : 0);
        double[] before = x0.clone();
        try (GaugeIteration run = method(new Screening.OfElements()).start(problem, x0)) {
            for (int j = 0; j < 12; j++) {
                assertThat(run.point()[j]).isCloseTo(before[j], within(1e-15));
            }
            run.step();
            Certificate first = run.certificate();
            assertThat(first.value())
                    .isCloseTo(new GaugeCertifier(problem).certify(run.point()).value(), within(1e-12));
            steps(run, 5);
            assertThat(run.certificate().value()).isLessThan(first.value());
            assertThat(x0).isEqualTo(before);
        }
    }

    @Test
    default void restartEqualsAFreshStartBitForBit() {
        GaugeProblem problem = problem(RandomSums.sparse(40, 30, 6, 7), new Logistic(), true, null);
        GaugeMethod method = method(new Screening.OfElements());
        double[] x0 = new double[31];
        x0[3] = 0.4;
        x0[8] = -0.1;
        List<Object> expected = record(method.start(problem, x0));
        GaugeIteration used = method.start(problem, zero(problem));
        steps(used, 60);
        used.restart(x0);
        assertThat(used.progress()).isEqualTo(Progress.NONE);
        assertThat(used.certificate()).isEqualTo(Certificate.NONE);
        assertThat(used.kept()).isEqualTo(30);
        assertThat(used.removals().count()).isZero();
        assertThat(record(used)).usingRecursiveComparison().isEqualTo(expected);
    }

    @Test
    default void aStepAllocatesNothingThatGrowsWithRowsOrColumns() {
        assertThat(bytesOfAStep(5_000, 3)).isLessThanOrEqualTo(bytesOfAStep(500, 3) + 2048);
        assertThat(bytesOfAStep(5, 5_000)).isLessThanOrEqualTo(bytesOfAStep(5, 500) + 2048);
    }

    private long bytesOfAStep(int rows, int columns) {
        Design dense = RandomSums.dense(rows, columns, 8);
        LinearSum sum = RandomSums.sum(dense, new Logistic(), 0, 0, true, null).parallel(false);
        GaugeProblem problem = GaugeProblem.of(sum, GroupAtoms.l1(columns), new PowerPenalty(2, 0.05));
        try (GaugeIteration run = method(new Screening.Off()).start(problem, zero(problem))) {
            steps(run, 60);
            long before = Allocation.bytesOfThisThread();
            steps(run, 20);
            return (Allocation.bytesOfThisThread() - before) / 20;
        }
    }

    private static GaugeProblem problem(Design design, Loss loss, boolean intercept, double @Nullable [] weights) {
        LinearSum sum = RandomSums.sum(design, loss, 0, 0, intercept, weights);
        return GaugeProblem.of(sum, GroupAtoms.l1(design.columns()), new PowerPenalty(2, 0.1));
    }

    private static double[] zero(GaugeProblem problem) {
        return problem.sum().space().zero();
    }

    private GaugeIteration run(GaugeProblem problem, Screening screening, int steps) {
        GaugeIteration run = method(screening).start(problem, zero(problem));
        steps(run, steps);
        return run;
    }

    private static List<Object> record(GaugeIteration run) {
        List<Object> seen = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            run.step();
            seen.add(run.progress().toString());
            seen.add(run.kept());
            seen.add(run.point().clone());
        }
        return seen;
    }

    private static void steps(GaugeIteration run, int steps) {
        for (int i = 0; i < steps; i++) {
            run.step();
        }
    }
}
