package io.glissade.nested.poisoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.nested.hypergradient.Checkpointed;
import io.glissade.nested.hypergradient.ForwardRecursion;
import io.glissade.nested.hypergradient.Hypergradient;
import io.glissade.nested.hypergradient.Reverse;
import io.glissade.nested.poisoning.PenaltyObjective.Evaluation;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;

/** Three implementations of one problem: recorded, written out, and differences of its value. */
final class PoisonedRegressionTest {

    private final RegressionRows training = PoisoningExample.rows(12, 3, 1);
    private final RegressionRows validation = PoisoningExample.rows(9, 3, 2);
    private final PoisoningSettings settings =
            PoisoningSettings.byCurvature(training, 8, PoisoningExample.NORM, 4, 3, -0.5);

    @Test
    void recordedAndWrittenOutAgree() {
        for (PoisoningSettings each : List.of(settings, settings.withoutAttacker(7))) {
            Evaluation written = new WrittenOutPenalty(training, validation, each).at(-0.5);
            for (Hypergradient strategy : List.of(new Reverse(), new ForwardRecursion(), new Checkpointed())) {
                try (PointerScope scope = new PointerScope()) {
                    UnrolledPenalty recorded =
                            new UnrolledPenalty(new PoisonedRegression(training, validation, each).problem(), strategy);
                    Evaluation found = recorded.at(-0.5);
                    assertThat(found.error()).isCloseTo(written.error(), within(1e-13));
                    assertThat(found.slope()).isCloseTo(written.slope(), within(1e-12));
                    for (int j = 0; j < 3; j++) {
                        assertThat(found.coefficients()[j]).isCloseTo(written.coefficients()[j], within(1e-13));
                    }
                }
            }
        }
    }

    /** Differences of step h have an error of order h^2 and rounding over h: 1e-8 for h = 1e-5 with derivatives of order 1. */
    @Test
    void theSlopeIsThatOfTheError() {
        for (PoisoningSettings each : List.of(settings, settings.withoutAttacker(30))) {
            WrittenOutPenalty written = new WrittenOutPenalty(training, validation, each);
            for (double lambda : new double[] {-3, -0.5, 0.7}) {
                double difference = (written.at(lambda + 1e-5).error()
                                - written.at(lambda - 1e-5).error())
                        / 2e-5;
                assertThat(written.at(lambda).slope()).isCloseTo(difference, within(1e-8));
                assertThat(Math.abs(difference)).isGreaterThan(1e-5);
            }
        }
    }

    @Test
    void anAttackMakesTheLearnerMoreCautious() {
        double attacked = norm(
                new WrittenOutPenalty(training, validation, settings).at(-1).coefficients());
        double left = norm(new WrittenOutPenalty(training, validation, settings.withoutAttacker(3))
                .at(-1)
                .coefficients());
        assertThat(attacked).isLessThan(left);
    }

    private static double norm(double[] x) {
        return x[0] * x[0] + x[1] * x[1] + x[2] * x[2];
    }

    @Test
    void levelsAreCountedAsTheFormulaSays() {
        try (PointerScope scope = new PointerScope()) {
            UnrolledPenalty penalty = new UnrolledPenalty(
                    new PoisonedRegression(training, validation, settings).problem(), new Reverse());
            penalty.at(0);
            assertThat(penalty.objective().levels().steps(2)).isEqualTo(4);
            assertThat(penalty.objective().levels().steps(3)).isEqualTo(3 * (4 + 1));
        }
    }

    @Test
    void theSearchGoesDownAndStopsWhereNumbersEnd() {
        WrittenOutPenalty written = new WrittenOutPenalty(training, validation, settings);
        List<PenaltySearch.Iterate> iterates = new PenaltySearch(-0.5, 0.5, 20).run(written);
        assertThat(iterates).hasSize(21);
        for (int i = 1; i < iterates.size(); i++) {
            assertThat(iterates.get(i).evaluation().error())
                    .isLessThanOrEqualTo(iterates.get(i - 1).evaluation().error());
        }
        assertThat(PenaltySearch.best(iterates)).isEqualTo(iterates.get(20));
        PenaltyObjective cliff = lambda -> new Evaluation(lambda > 1 ? Double.NaN : -lambda, -1, new double[] {lambda});
        assertThat(new PenaltySearch(0, 0.4, 10).run(cliff)).hasSize(3);
    }

    @Test
    void nonsenseIsRefused() {
        RegressionRows wide = PoisoningExample.rows(4, 5, 3);
        assertThatThrownBy(() -> new PoisonedRegression(training, wide, settings))
                .hasMessage("validation rows must have 3 features like the training rows, got 5");
        assertThatThrownBy(() -> new WrittenOutPenalty(training, wide, settings))
                .hasMessage("validation rows must have 3 features like the training rows, got 5");
        assertThatThrownBy(() -> PoisoningSettings.byCurvature(training, -1, PoisoningExample.NORM, 4, 3, 0))
                .hasMessage("penalty must be positive and finite, got -1.0");
    }
}
