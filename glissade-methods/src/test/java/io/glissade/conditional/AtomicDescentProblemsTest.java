package io.glissade.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.atom.GroupAtoms;
import io.glissade.conditional.AtomicDescent.Moves;
import io.glissade.conditional.example.CosineInstance;
import io.glissade.conditional.screening.Screening;
import io.glissade.finitesum.example.RandomSums;
import io.glissade.linear.LinearSum;
import io.glissade.linear.Loss;
import io.glissade.loss.Logistic;
import io.glissade.loss.Poisson;
import io.glissade.loss.Squared;
import io.glissade.penalty.GaugeBound;
import io.glissade.penalty.GaugePenalty;
import io.glissade.penalty.LinearPenalty;
import io.glissade.penalty.LogSum;
import io.glissade.penalty.PowerPenalty;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Groups, penalties and starts that the variants take, each to a certified gap; and what they refuse. */
final class AtomicDescentProblemsTest {

    /** Groups of {@code size} coordinates, the next beginning {@code stride} after the last. */
    private static GroupAtoms groups(int dimension, int size, int stride) {
        int count = (dimension - size) / stride + 1;
        int[] starts = new int[count + 1];
        int[] members = new int[count * size];
        double[] weights = new double[count];
        for (int e = 0; e < count; e++) {
            starts[e + 1] = (e + 1) * size;
            weights[e] = 1 + e % 2;
            for (int k = 0; k < size; k++) {
                members[e * size + k] = e * stride + k;
            }
        }
        return new GroupAtoms(dimension, starts, members, weights, GroupAtoms.Signs.ANY);
    }

    private static GaugeProblem problem(GroupAtoms atoms, Loss loss, GaugePenalty penalty, boolean intercept) {
        LinearSum sum = RandomSums.sum(RandomSums.dense(60, atoms.dimension(), 3), loss, 0, 0, intercept, null);
        return GaugeProblem.of(sum, atoms, penalty);
    }

    private static GaugeIteration run(GaugeProblem problem, Moves moves, int steps) {
        GaugeIteration run = new AtomicDescent(moves, new Screening.OfElements())
                .start(problem, problem.sum().space().zero());
        for (int i = 0; i < steps; i++) {
            run.step();
        }
        return run;
    }

    @ParameterizedTest
    @EnumSource
    void groupsAreFoundThoughTheirAtomsAreInfinitelyMany(Moves moves) {
        for (Loss loss : new Loss[] {new Squared(), new Logistic()}) {
            GaugeProblem problem = problem(groups(24, 4, 4), loss, new PowerPenalty(2, 0.05), true);
            try (GaugeIteration run = run(problem, moves, 120)) {
                assertThat(run.certify().gap()).isBetween(-1e-13, 1e-9);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void overlappingGroupsFallSlowlyWithTheWeightOfTheirAtoms(Moves moves) {
        GaugeProblem problem = problem(groups(24, 4, 2), new Squared(), new PowerPenalty(2, 0.1), false);
        try (GaugeIteration run = run(problem, moves, 600)) {
            assertThat(run.certificate().gap()).isBetween(0.0, moves == Moves.CORRECTIVE ? 1e-4 : 1e-2);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AWAY", "PAIRWISE"})
    void aBoundOnTheGaugeIsKeptAndItsOptimumFound(Moves moves) {
        GaugeProblem problem = CosineInstance.problem(new GaugeBound(2));
        try (GaugeIteration run = run(problem, moves, 400)) {
            assertThat(problem.atoms().gauge(run.point())).isLessThanOrEqualTo(2 * (1 + 1e-9));
            assertThat(run.certify().gap()).isBetween(-1e-9, 1e-9);
        }
    }

    /** With {@code lambda = rho kappa(x*)^(p - 1)} the linear penalty has the same solution. */
    @Test
    void aLinearPenaltyHasTheSolutionOfThePowerWithTheSameSlope() {
        double[] expected;
        double gauge;
        try (GaugeIteration run = run(CosineInstance.problem(new PowerPenalty(2, 0.1)), Moves.CORRECTIVE, 80)) {
            expected = run.point().clone();
            gauge = Arrays.stream(expected).map(Math::abs).sum();
            assertThat(gauge).isCloseTo(3.1072281318, within(1e-6));
        }
        try (GaugeIteration run = run(CosineInstance.problem(new LinearPenalty(0.1 * gauge)), Moves.CORRECTIVE, 80)) {
            assertThat(run.certificate().gap()).isBetween(-1e-14, 1e-9);
            assertThat(run.point()).containsExactly(expected, within(1e-4));
        }
    }

    @ParameterizedTest
    @EnumSource
    void noMoveRaisesTheObjective(Moves moves) {
        GaugeProblem problem = problem(groups(24, 4, 4), new Logistic(), new PowerPenalty(1.5, 0.05), true);
        double[] x0 = new double[25];
        Arrays.setAll(x0, j -> Math.sin(j) / 2);
        try (GaugeIteration run = new AtomicDescent(moves, new Screening.Off()).start(problem, x0)) {
            run.step();
            double before = run.progress().value();
            double first = before;
            for (int i = 0; i < 200; i++) {
                run.step();
                assertThat(run.progress().value()).isLessThanOrEqualTo(before + 1e-14);
                before = run.progress().value();
            }
            assertThat(before).isLessThan(0.9 * first);
        }
    }

    @Test
    void whatAVariantCannotTakeIsRefusedWithAReason() {
        GaugeProblem problem = CosineInstance.problem(new PowerPenalty(2, 0.1));
        assertThatThrownBy(() -> run(problem.with(new LogSum(0.5)), Moves.AWAY, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("atomic descent takes no concave function of the weights, got LogSum[theta=0.5]");
        assertThatThrownBy(() -> run(problem.with(new GaugeBound(1)), Moves.CORRECTIVE, 1))
                .hasMessageContaining("need a penalty without a bound");
        assertThatThrownBy(() -> run(problem.with(new LinearPenalty(1)), Moves.PAIRWISE, 1))
                .hasMessageContaining("need a penalty that grows faster than linearly");
        LinearSum counts = new LinearSum(problem.sum().design(), new double[100], null, new Poisson(), 0, 0, false);
        assertThatThrownBy(() -> new AtomicDescent(Moves.CORRECTIVE, new Screening.Off())
                        .start(GaugeProblem.of(counts, problem.atoms(), problem.penalty()), new double[100]))
                .hasMessageContaining("need a loss with a bound on its second derivative");
    }
}
