package io.glissade.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.atom.GroupAtoms;
import io.glissade.atom.KSupport;
import io.glissade.conditional.example.CosineInstance;
import io.glissade.conditional.screening.Screening;
import io.glissade.linear.LinearSum;
import io.glissade.penalty.LogSum;
import io.glissade.penalty.PowerPenalty;
import org.junit.jupiter.api.Test;

/** The k-support norm in a run. */
final class KSupportRunTest {

    private static final PowerPenalty PENALTY = new PowerPenalty(2, 0.1);

    @Test
    void withOneCoordinateTheStepsAreThoseOfTheNormOfAbsoluteValues() {
        LinearSum sum = CosineInstance.sum();
        GaugeIteration sizes =
                ConditionalGradient.STANDARD.start(GaugeProblem.of(sum, GroupAtoms.l1(100), PENALTY), new double[100]);
        GaugeIteration sparse = ConditionalGradient.STANDARD.start(
                GaugeProblem.of(sum, new KSupport(100, 1), PENALTY), new double[100]);
        for (int t = 0; t < 300; t++) {
            sizes.step();
            sparse.step();
            assertThat(sparse.kept()).isEqualTo(sizes.kept());
        }
        assertThat(sparse.point()).containsExactly(sizes.point(), within(1e-9));
    }

    @Test
    void safeScreeningLeavesTheMinimumReachableAndAHastyRuleDoesNot() {
        GaugeProblem problem = GaugeProblem.of(CosineInstance.sum(), new KSupport(100, 3), PENALTY);
        Screening[] rules = {
            new Screening.Off(), new Screening.OfElements(), Screening.OfGauge.SAFE, new Screening.OfGauge(0.01)
        };
        double[] gaps = new double[rules.length];
        for (int i = 0; i < rules.length; i++) {
            GaugeIteration run =
                    new ConditionalGradient(new StepSize.LineSearch(), rules[i]).start(problem, new double[100]);
            for (int t = 0; t < 5000; t++) {
                run.step();
            }
            // Over all elements: what was removed wrongly shows.
            gaps[i] = run.certify().gap();
            assertThat(run.removals().count() > 0).isEqualTo(i > 0);
        }
        assertThat(gaps[1]).isBetween(0.0, 2 * gaps[0]);
        assertThat(gaps[2]).isBetween(0.0, 2 * gaps[0]);
        assertThat(gaps[3]).isGreaterThan(10 * gaps[0]);
    }

    @Test
    void aConcaveFunctionOfTheWeightsIsRefusedAtTheStart() {
        GaugeProblem problem = GaugeProblem.of(CosineInstance.sum(), new KSupport(100, 3), PENALTY)
                .with(new LogSum(0.5));
        assertThatThrownBy(() -> ConditionalGradient.STANDARD.start(problem, new double[100]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("takes no concave function");
    }
}
