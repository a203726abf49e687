package io.glissade.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.conditional.example.CosineInstance;
import io.glissade.conditional.screening.Screening;
import io.glissade.penalty.LogSum;
import io.glissade.penalty.PowerPenalty;
import org.junit.jupiter.api.Test;

/** Which rule is a proof, which a heuristic, and which is refused. */
final class ScreeningRulesTest {

    private final GaugeProblem convex = CosineInstance.problem(new PowerPenalty(2, 0.1));
    private final GaugeProblem concave = convex.with(new LogSum(0.5));

    private static GaugeIteration start(GaugeProblem problem, Screening screening) {
        return new ConditionalGradient(new StepSize.LineSearch(), screening).start(problem, new double[100]);
    }

    @Test
    void aFactorBelowTwoIsNoProof() {
        assertThat(start(convex, Screening.OfGauge.SAFE).removals().proven()).isTrue();
        assertThat(start(convex, new Screening.OfElements()).removals().proven())
                .isTrue();
        assertThat(start(convex, new Screening.OfGauge(1.9)).removals().proven())
                .isFalse();
        assertThat(start(concave, new Screening.Heuristic()).removals().proven())
                .isFalse();
    }

    @Test
    void safeRulesAreRefusedWhereTheyProveNothing() {
        for (Screening rule : new Screening[] {Screening.OfGauge.SAFE, new Screening.OfElements()}) {
            assertThatThrownBy(() -> start(concave, rule))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "with the concave LogSum[theta=0.5] no screening rule is safe: switch it off or take the"
                                    + " heuristic, got " + rule);
        }
        assertThatThrownBy(() -> start(convex, new Screening.Heuristic()))
                .hasMessage(
                        "heuristic screening is for a concave function of the weights; there is none, and the safe rules"
                                + " hold");
    }

    /** The support of the stationary point found has weights above 0.2; the heuristic leaves it alone here, and removes most of the rest. */
    @Test
    void theHeuristicRemovesElementsOfTheReweightedMethod() {
        try (GaugeIteration plain = start(concave, new Screening.Off());
                GaugeIteration screened = start(concave, new Screening.Heuristic())) {
            for (int i = 0; i < 3000; i++) {
                plain.step();
                screened.step();
            }
            assertThat(screened.removals().count()).isGreaterThan(90);
            double[] x = plain.point();
            for (int j = 0; j < 100; j++) {
                if (Math.abs(x[j]) > 0.2) {
                    assertThat(screened.removals().removed(j))
                            .as("element %d", j)
                            .isFalse();
                }
            }
            assertThat(screened.certify().value())
                    .isLessThanOrEqualTo(plain.certify().value() + 1e-6);
        }
    }
}
