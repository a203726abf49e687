package io.glissade.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.atom.GroupAtoms;
import io.glissade.conditional.coordinate.CoordinateDescent;
import io.glissade.conditional.coordinate.CoordinateRun;
import io.glissade.finitesum.example.RandomSums;
import io.glissade.linear.LinearSum;
import io.glissade.loss.Logistic;
import io.glissade.loss.Squared;
import io.glissade.penalty.LinearPenalty;
import io.glissade.penalty.PowerPenalty;
import io.glissade.run.Outcome;
import io.glissade.run.StopRule;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GaugePathTest {

    private static final StopRule STOP = StopRule.residualAtMost(1e-13);

    private static GaugeProblem problem() {
        LinearSum sum = RandomSums.sum(RandomSums.sparse(60, 100, 12, 1), new Logistic(), 0, 0, true, null);
        return GaugeProblem.of(sum, GroupAtoms.l1(100), new LinearPenalty(1));
    }

    @Test
    void aPathBeginsWithZeroAndItsPointsAreThoseOfColdStarts() {
        GaugeProblem problem = problem();
        GaugePath path = GaugePath.linear(problem, 12, 0.05);
        List<GaugePath.Point> points = path.points(CoordinateDescent.STANDARD, problem, STOP);
        assertThat(points).hasSize(12);
        assertThat(Arrays.copyOf(points.get(0).x(), 100)).containsOnly(0);
        double first = ((LinearPenalty) points.get(0).penalty()).weight();
        for (int k = 0; k < 12; k++) {
            GaugePath.Point point = points.get(k);
            assertThat(point.outcome()).isInstanceOf(Outcome.Converged.class);
            assertThat(((LinearPenalty) point.penalty()).weight())
                    .isCloseTo(first * Math.pow(0.05, k / 11.0), within(1e-15));
            try (CoordinateRun cold =
                    CoordinateDescent.STANDARD.start(problem.with(point.penalty()), new double[101])) {
                for (int i = 0; i < 30; i++) {
                    cold.step();
                }
                assertThat(point.x()).containsExactly(cold.point(), within(1e-5));
                assertThat(point.certificate().value()).isCloseTo(cold.certify().value(), within(1e-12));
            }
        }
    }

    @Test
    void theLargestWeightIsWhereTheFirstCoordinateEnters() {
        GaugeProblem problem = problem();
        double largest = GaugePath.largestWeight(problem);
        int[] support = new int[2];
        GaugePath around = new GaugePath(
                List.of(new LinearPenalty(largest * (1 + 1e-6)), new LinearPenalty(largest * (1 - 1e-6))));
        int[] at = new int[1];
        around.follow(
                CoordinateDescent.STANDARD,
                problem,
                STOP,
                (penalty, run, outcome) -> support[at[0]++] = (int) Arrays.stream(run.point())
                        .limit(100)
                        .filter(x -> x != 0)
                        .count());
        assertThat(support).containsExactly(0, 1);
    }

    @Test
    void aRunOnTheNextPenaltyIsAFreshStartBitForBit() {
        GaugeProblem problem = problem();
        double[] x0 = new double[101];
        x0[5] = 0.2;
        CoordinateRun used = CoordinateDescent.STANDARD.start(problem.with(new LinearPenalty(0.02)), new double[101]);
        steps(used);
        used.restart(new PowerPenalty(2, 0.05), x0);
        CoordinateRun fresh = CoordinateDescent.STANDARD.start(problem.with(new PowerPenalty(2, 0.05)), x0);
        for (int i = 0; i < 8; i++) {
            used.step();
            fresh.step();
            assertThat(used.point()).containsExactly(fresh.point());
            assertThat(used.certificate()).isEqualTo(fresh.certificate());
            assertThat(used.kept()).isEqualTo(fresh.kept());
        }
        assertThat(used.certify()).isEqualTo(fresh.certify());
    }

    private static void steps(CoordinateRun run) {
        for (int i = 0; i < 8; i++) {
            run.step();
        }
    }

    @Test
    void anyMethodFollowsAPath() {
        LinearSum sum = RandomSums.sum(RandomSums.dense(40, 15, 2), new Squared(), 0, 0, false, null);
        GaugeProblem problem = GaugeProblem.of(sum, GroupAtoms.l1(15), new PowerPenalty(2, 1));
        GaugePath path = new GaugePath(List.of(new PowerPenalty(2, 1), new PowerPenalty(2, 0.3)));
        StopRule rough = StopRule.residualAtMost(1e-5);
        List<GaugePath.Point> points = path.points(ConditionalGradient.STANDARD, problem, rough);
        List<GaugePath.Point> exact = path.points(CoordinateDescent.STANDARD, problem, STOP);
        for (int k = 0; k < 2; k++) {
            double minimum = exact.get(k).certificate().value();
            assertThat(points.get(k).certificate().value()).isBetween(minimum - 1e-12, minimum * (1 + 1.1e-5));
        }
    }

    @Test
    void whatIsNoPathIsRefused() {
        GaugeProblem problem = problem();
        assertThatThrownBy(() -> GaugePath.linear(problem, 1, 0.1)).hasMessage("count must be at least 2, got 1");
        assertThatThrownBy(() -> GaugePath.linear(problem, 5, 1)).hasMessage("ratio must be below 1, got 1.0");
        assertThatThrownBy(() -> new GaugePath(List.of())).hasMessage("penalties must be at least 1, got 0");
    }
}
