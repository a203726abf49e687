package io.glissade.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.atom.GroupAtoms;
import io.glissade.conditional.coordinate.CoordinateDescent;
import io.glissade.conditional.screening.Screening;
import io.glissade.finitesum.example.RandomSums;
import io.glissade.linear.LinearSum;
import io.glissade.loss.Logistic;
import io.glissade.loss.Squared;
import io.glissade.penalty.LinearPenalty;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With a linear penalty the dual point is scaled down, and the safe rules need the wider radius that goes with it. */
final class LinearPenaltyScreeningTest {

    private static final List<Screening> SAFE = List.of(new Screening.OfElements(), Screening.OfGauge.SAFE);

    @Test
    void noFeatureOfTheSolutionIsRemovedByCorrectiveMovesOrCoordinateDescent() {
        long removed = 0;
        for (int seed = 0; seed < 20; seed++) {
            GaugeProblem problem = problem(seed);
            double[] solution = ended(new CoordinateDescent(new Screening.Off(), 100, 0.01), problem)
                    .point()
                    .clone();
            double minimum = new GaugeCertifier(problem).certify(solution).value();
            for (Screening screening : SAFE) {
                for (GaugeMethod method : List.of(
                        new AtomicDescent(AtomicDescent.Moves.CORRECTIVE, screening),
                        new CoordinateDescent(screening, 10, 0.01))) {
                    GaugeIteration run = ended(method, problem);
                    assertThat(run.certify().value()).isCloseTo(minimum, within(1e-8 * minimum));
                    for (int j = 0; j < 40; j++) {
                        if (Math.abs(solution[j]) > 1e-4) {
                            assertThat(run.removals().removed(j))
                                    .as("feature %d of problem %d by %s", j, seed, method)
                                    .isFalse();
                        }
                    }
                    removed += run.removals().count();
                }
            }
        }
        assertThat(removed).isGreaterThan(1000);
    }

    private static GaugeProblem problem(int seed) {
        boolean logistic = seed % 2 == 0;
        LinearSum sum = RandomSums.sum(
                RandomSums.dense(60, 40, seed), logistic ? new Logistic() : new Squared(), 0, 0, seed % 4 < 2, null);
        GaugeProblem problem = GaugeProblem.of(sum, GroupAtoms.l1(40), new LinearPenalty(1));
        return problem.with(new LinearPenalty(0.3 * GaugePath.largestWeight(problem)));
    }

    private static GaugeIteration ended(GaugeMethod method, GaugeProblem problem) {
        GaugeIteration run = method.start(problem, problem.sum().space().zero());
        Runner.run(run, StopRule.residualAtMost(1e-9).or(StopRule.afterSteps(500)), List.of());
        assertThat(run.certify().relativeGap()).isLessThan(1e-8);
        return run;
    }
}
