package io.glissade.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.conditional.example.CosineInstance;
import io.glissade.conditional.screening.Screening;
import io.glissade.penalty.PowerPenalty;
import org.junit.jupiter.api.Test;

/** Steps that are too long at first leave nothing behind once they are short enough. */
final class ExpandedRunTest {

    @Test
    void aRunThatExpandedByAHundredOrdersConvergesToItsOwnCertificate() {
        GaugeProblem problem = CosineInstance.problem(new PowerPenalty(2, 0.005));
        ConditionalGradient method = new ConditionalGradient(new StepSize.OpenLoop(0), new Screening.Off());
        try (GaugeIteration run = method.start(problem, new double[100])) {
            double first = Double.NaN;
            double largest = 0;
            for (int t = 1; t <= 10_000; t++) {
                run.step();
                first = t == 1 ? run.certificate().gap() : first;
                largest = Math.max(largest, run.certificate().gap());
            }
            assertThat(largest).isGreaterThan(1e100);
            double own = run.certificate().gap();
            assertThat(own).isLessThan(first / 1000);
            assertThat(run.certify().gap()).isCloseTo(own, within(1e-9));
        }
    }
}
