package io.glissade.conditional;

import static io.glissade.testkit.ForAll.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.atom.MatrixPoint;
import io.glissade.atom.NuclearNorm;
import io.glissade.atom.TotalVariation;
import io.glissade.conditional.AtomicDescent.Moves;
import io.glissade.conditional.screening.Screening;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Squared;
import io.glissade.penalty.GaugeBound;
import io.glissade.penalty.LinearPenalty;
import io.glissade.penalty.PowerPenalty;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Matrices of low rank and piecewise constant sequences by lists of atoms. */
final class AtomicDescentMatricesTest {

    /** Of a matrix of rank {@code rank} with noise, the entries seen with probability {@code seen}. */
    private static LinearSum entries(int rows, int columns, int rank, double seen, double noise, long seed) {
        RandomGenerator random = random(seed);
        double[][] left = new double[rows][rank];
        double[][] right = new double[columns][rank];
        for (double[] one : left) {
            Arrays.setAll(one, k -> random.nextGaussian());
        }
        for (double[] one : right) {
            Arrays.setAll(one, k -> random.nextGaussian());
        }
        int[] indices = new int[rows * columns];
        double[] targets = new double[rows * columns];
        int count = 0;
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                if (random.nextDouble() < seen) {
                    double value = noise * random.nextGaussian();
                    for (int k = 0; k < rank; k++) {
                        value += left[r][k] * right[c][k];
                    }
                    indices[count] = r * columns + c;
                    targets[count++] = value;
                }
            }
        }
        int[] starts = new int[count + 1];
        Arrays.setAll(starts, i -> i);
        double[] values = new double[count];
        Arrays.fill(values, 1);
        return new LinearSum(
                new SparseDesign(rows * columns, starts, Arrays.copyOf(indices, count), values),
                Arrays.copyOf(targets, count),
                null,
                new Squared(),
                0,
                0,
                false);
    }

    private static GaugeIteration run(GaugeProblem problem, Moves moves, int most, double relativeGap) {
        GaugeIteration run = new AtomicDescent(moves, new Screening.Off())
                .start(problem, problem.sum().space().zero());
        run.step();
        for (int i = 0; i < most && run.progress().residual() > relativeGap; i++) {
            run.step();
        }
        return run;
    }

    /** With all entries seen the solution is the decomposition of the noisy matrix with its singular values lowered by N lambda. */
    @Test
    void aMatrixSeenInFullIsItsOwnDecompositionLowered() {
        LinearSum sum = entries(30, 20, 4, 1, 0.5, 1);
        double lambda = 0.01;
        NuclearNorm atoms = new NuclearNorm(30, 20);
        double[] seen = new double[600];
        Arrays.setAll(seen, sum::target);
        MatrixPoint decomposed = atoms.point();
        decomposed.restart(seen);
        GaugeProblem problem = GaugeProblem.of(sum, atoms, new LinearPenalty(lambda));
        try (GaugeIteration run = run(problem, Moves.CORRECTIVE, 100, 1e-12)) {
            MatrixPoint found = atoms.point();
            found.restart(run.point());
            for (int k = 0; k < decomposed.rank(); k++) {
                double expected = Math.max(decomposed.singularValue(k) - 600 * lambda, 0);
                double value = k < found.rank() ? found.singularValue(k) : 0;
                assertThat(value).as("singular value %d", k).isCloseTo(expected, within(1e-5));
            }
        }
    }

    /** A proximal step finds the rank, conjugate gradients among matrices of that rank the rest. */
    @Test
    void aMatrixOfWhichAThirdIsSeenIsCompletedToACertifiedGap() {
        LinearSum sum = entries(100, 100, 10, 0.35, 0.3, 2);
        GaugeProblem problem = GaugeProblem.of(sum, new NuclearNorm(100, 100), new PowerPenalty(2, 3e-5));
        try (GaugeIteration run = run(problem, Moves.CORRECTIVE, 15, 1e-6)) {
            assertThat(run.certify().relativeGap()).isBetween(0.0, 1e-6);
            MatrixPoint found = new NuclearNorm(100, 100).point();
            found.restart(run.point());
            assertThat(found.rank()).isBetween(8, 11);
        }
    }

    /** Within a ball of the nuclear norm that the unpenalised solution is outside of. */
    @ParameterizedTest
    @EnumSource(names = {"AWAY", "PAIRWISE"})
    void aMatrixWithinABallIsCompletedToACertifiedGap(Moves moves) {
        LinearSum sum = entries(40, 30, 3, 0.4, 0.3, 3);
        GaugeProblem problem = GaugeProblem.of(sum, new NuclearNorm(40, 30), new GaugeBound(50));
        try (GaugeIteration run = run(problem, moves, 100, 1e-6)) {
            assertThat(run.nonFinite()).isNull();
            assertThat(run.certify().relativeGap()).isBetween(-1e-8, 1e-6);
            assertThat(problem.atoms().gauge(run.point())).isCloseTo(50, within(1e-6));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSequenceOfStepsIsFoundAndItsConstantIsFree(Moves moves) {
        RandomGenerator random = random(3);
        double[] targets = new double[60];
        Arrays.setAll(targets, j -> (j < 20 ? 5 : j < 45 ? 7 : 4) + 0.1 * random.nextGaussian());
        int[] starts = new int[61];
        Arrays.setAll(starts, i -> i);
        double[] ones = new double[60];
        Arrays.fill(ones, 1);
        SparseDesign identity = new SparseDesign(60, starts, Arrays.copyOf(starts, 60), ones);
        LinearSum sum = new LinearSum(identity, targets, null, new Squared(), 0, 0, false);
        GaugeProblem problem = GaugeProblem.of(sum, new TotalVariation(60), new PowerPenalty(2, 0.01));
        double[] x0 = new double[60];
        Arrays.setAll(x0, j -> 3 + Math.sin(j));
        try (GaugeIteration run = new AtomicDescent(moves, new Screening.OfElements()).start(problem, x0)) {
            for (int j = 0; j < 60; j++) {
                assertThat(run.point()[j] - run.point()[0]).isCloseTo(x0[j] - x0[0], within(1e-13));
            }
            run.step();
            for (int i = 0; i < 1000; i++) {
                run.step();
            }
            assertThat(run.certify().gap()).isBetween(-1e-12, 1e-9);
            assertThat(run.point()[10]).isCloseTo(5, within(0.2));
            assertThat(run.removals().count()).isGreaterThan(40);
        }
    }
}
