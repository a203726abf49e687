package io.glissade.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.atom.GroupAtoms;
import io.glissade.atom.TotalVariation;
import io.glissade.conditional.example.CosineInstance;
import io.glissade.linear.LinearSum;
import io.glissade.penalty.LinearPenalty;
import io.glissade.penalty.LogSum;
import io.glissade.penalty.PowerPenalty;
import org.junit.jupiter.api.Test;

/** A linear model is an objective like any other: a run that knows its margins and one that does not are the same run. */
final class GaugeObjectiveTest {

    private static final PowerPenalty PENALTY = new PowerPenalty(2, 0.1);

    private final LinearSum sum = CosineInstance.sum();
    private final GaugeObjective objective = new GaugeObjective(sum, GroupAtoms.l1(100), PENALTY, null);

    @Test
    void anObjectiveIsMinimisedAsTheLinearModelItIs() {
        try (GaugeIteration known =
                        ConditionalGradient.UNSCREENED.start(CosineInstance.problem(PENALTY), new double[100]);
                GaugeIteration any = ConditionalGradient.UNSCREENED.start(objective, new double[100])) {
            for (int t = 0; t < 200; t++) {
                known.step();
                any.step();
                assertThat(any.progress().value()).isCloseTo(known.progress().value(), within(1e-12));
                assertThat(any.certificate().gap())
                        .isCloseTo(known.certificate().gap(), within(1e-11));
            }
            assertThat(any.certify().gap()).isCloseTo(known.certify().gap(), within(1e-11));
            assertThat(any.kept()).isEqualTo(100);
            assertThat(any.removals().count()).isZero();
        }
    }

    @Test
    void concaveFunctionsOfTheWeightsAreTakenToo() {
        LogSum gamma = new LogSum(0.5);
        GaugeObjective concave = new GaugeObjective(sum, GroupAtoms.l1(100), PENALTY, gamma);
        try (GaugeIteration known = ConditionalGradient.UNSCREENED.start(
                        CosineInstance.problem(PENALTY).with(gamma), new double[100]);
                GaugeIteration any = ConditionalGradient.UNSCREENED.start(concave, new double[100])) {
            for (int t = 0; t < 50; t++) {
                known.step();
                any.step();
            }
            assertThat(any.progress().value()).isCloseTo(known.progress().value(), within(1e-12));
            assertThat(any.certify().gap()).isCloseTo(known.certify().gap(), within(1e-11));
        }
    }

    @Test
    void whatCannotBeDoneIsRefused() {
        assertThatThrownBy(() -> ConditionalGradient.STANDARD.start(objective, new double[100]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("screening must be off");
        assertThatThrownBy(() -> ConditionalGradient.UNSCREENED.start(
                        new GaugeObjective(sum, GroupAtoms.l1(100), new LinearPenalty(1), null), new double[100]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("grows faster than linearly");
        assertThatThrownBy(() -> new GaugeObjective(sum, GroupAtoms.l1(99), PENALTY, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100 coordinates");
        assertThatThrownBy(() -> new GaugeObjective(sum, new TotalVariation(100), PENALTY, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("constants free");
    }
}
