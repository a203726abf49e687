package io.glissade.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.conditional.example.CosineInstance;
import io.glissade.conditional.example.GaugeMethodContract;
import io.glissade.conditional.screening.Screening;
import io.glissade.penalty.PowerPenalty;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of the deterministic instance: gaps of the published steps, when the support is identified, and the minimum. */
final class ConditionalGradientTest implements GaugeMethodContract {

    private static final ConditionalGradient OPEN =
            new ConditionalGradient(new StepSize.OpenLoop(1000), Screening.OfGauge.SAFE);

    @Override
    public GaugeMethod method(Screening screening) {
        return new ConditionalGradient(new StepSize.LineSearch(), screening);
    }

    @Override
    public int steps() {
        return 3000;
    }

    /** A line search falls like 1/t; what is left of the largest of the four instances is less. */
    @Override
    public double gap() {
        return 1e-3;
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0.1, 4.500069, 3.626548, 1.026022, 7.438e-3, 4.675e-4, 8, 1622, 1.1331058422",
        "2, 1, 0.4500069, 0.4264758, 0.2555388, 9.910e-3, 9.850e-6, 3, 920, 1.9963961023",
        "1.25, 0.5, 2.459081, 1.340530, 0.1520450, 1.580e-4, 6.303e-5, 3, 538, 1.9401408428",
        "5, 0.01, 2.368622, 2.232034, 1.287883, 8.062e-2, 1.752e-4, 8, 3075, 1.0484417028"
    })
    void openLoopStepsFollowThePublishedGaps(
            double power,
            double weight,
            double first,
            double tenth,
            double hundredth,
            double thousandth,
            double last,
            int supportSize,
            int identified,
            double minimum) {
        GaugeProblem problem = CosineInstance.problem(new PowerPenalty(power, weight));
        try (GaugeIteration run = OPEN.start(problem, new double[100])) {
            int at = 0;
            for (int t = 1; t <= 10_000; t++) {
                run.step();
                double gap = run.certificate().gap();
                double expected =
                        switch (t) {
                            case 1 -> first;
                            case 10 -> tenth;
                            case 100 -> hundredth;
                            case 1000 -> thousandth;
                            case 10_000 -> last;
                            default -> Double.NaN;
                        };
                if (!Double.isNaN(expected)) {
                    assertThat(gap).as("gap at %d", t).isCloseTo(expected, Percentage.withPercentage(0.05));
                }
                if (at == 0 && run.kept() == supportSize) {
                    at = t;
                }
            }
            assertThat(at).isEqualTo(identified);
            assertThat(run.certify().value())
                    .isCloseTo(minimum, within(run.certificate().gap() + 1e-10));
        }
    }
}
