package io.glissade.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class StepRuleTest {

    @Test
    void firstStepHasLengthGammaTimesEtaWhenTheGradientIsLarge() {
        ClippedStep rule = new ClippedStep(0.5, 2);
        assertThat(rule.stepSize(0, 1, 1000) * 1000).isCloseTo(1, within(1e-15));
        assertThat(rule.stepLengthCap()).isEqualTo(1);
    }

    @Test
    void clippingLeavesGradientsUpToTheThresholdAlone() {
        ClippedStep rule = new ClippedStep(0.5, 2);
        assertThat(rule.stepSize(0, 1, 2)).isEqualTo(0.5);
        assertThat(rule.stepSize(0, 1, 0)).isEqualTo(0.5);
        assertThat(rule.stepSize(0, 1, Math.nextUp(2.0))).isLessThanOrEqualTo(0.5);
    }

    /** Matched by gamma eta_c = eta_n and eta_c = eta_n / beta, for gradient norms from 1e-6 to 1e6. */
    @Test
    void aMatchedNormalisedStepIsBetweenHalfAndAllOfTheClippedOne() {
        double eta = 0.3;
        double beta = 1.7;
        NormalisedStep normalised = new NormalisedStep(eta, beta);
        ClippedStep clipped = new ClippedStep(eta / beta, beta);
        for (int i = -600; i <= 600; i++) {
            double norm = Math.pow(10, i / 100.0);
            assertThat(normalised.stepSize(0, 1, norm) / clipped.stepSize(0, 1, norm))
                    .isBetween(0.5 - 1e-15, 1 + 1e-15);
        }
        assertThat(normalised.stepSize(0, 1, beta) / clipped.stepSize(0, 1, beta))
                .isCloseTo(0.5, within(1e-15));
    }

    @Test
    void aZeroGradientGivesAFiniteStepForEveryRule() {
        assertThat(new FixedStep(1).stepSize(0, 1, 0)).isEqualTo(1);
        assertThat(new ClippedStep(1, 1).stepSize(0, 1, 0)).isEqualTo(1);
        assertThat(new NormalisedStep(1, 0.5).stepSize(0, 1, 0)).isEqualTo(2);
    }

    @Test
    void decayFollowsItsPowerAndWithoutDecayTheStepIsFixed() {
        DecayingStep rule = new DecayingStep(2, 3, 0.5);
        assertThat(rule.stepSize(0, 1, 1)).isEqualTo(2);
        assertThat(rule.stepSize(5, 1, 1)).isCloseTo(0.5, within(1e-15));
        assertThat(new DecayingStep(2, 0, 1).stepSize(1000, 1, 1)).isEqualTo(2);
    }

    @Test
    void theSmoothedClippedStepIsTheMatchedNormalisedStep() {
        SmoothedClippedStep smoothed = new SmoothedClippedStep(0.4, 2.5);
        NormalisedStep normalised = new NormalisedStep(0.4 * 2.5, 2.5);
        for (int i = -600; i <= 600; i++) {
            double norm = Math.pow(10, i / 100.0);
            double expected = normalised.stepSize(0, 1, norm);
            assertThat(smoothed.stepSize(0, 1, norm)).isCloseTo(expected, within(4 * Math.ulp(expected)));
        }
        assertThat(smoothed.stepLengthCap()).isEqualTo(normalised.stepLengthCap());
    }

    @Test
    void theSmoothedClippedStepIsBetweenHalfAndAllOfTheClippedOne() {
        SmoothedClippedStep smoothed = new SmoothedClippedStep(0.4, 2.5);
        ClippedStep clipped = new ClippedStep(0.4, 2.5);
        for (int i = -600; i <= 600; i++) {
            double norm = Math.pow(10, i / 100.0);
            assertThat(smoothed.stepSize(0, 1, norm) / clipped.stepSize(0, 1, norm))
                    .isBetween(0.5 - 1e-15, 1 + 1e-15);
        }
        assertThat(smoothed.stepSize(0, 1, 2.5)).isEqualTo(0.2);
        assertThat(smoothed.stepSize(0, 1, 0)).isEqualTo(0.4);
        assertThat(smoothed.clippingThreshold()).isInfinite();
    }

    /** f = c x^2 / 2 has gap c x^2 / 2 and gradient c x: the step is 1 / (2 c) wherever one stands. */
    @Test
    void thePolyakStepOfAParabolaIsHalfTheInverseOfItsCurvature() {
        for (double x : new double[] {1e-100, 0.5, 3, 1e100}) {
            assertThat(new PolyakStep(0).stepSize(0, 4 * x * x / 2, 4 * x))
                    .as("at %s", x)
                    .isCloseTo(0.125, within(1e-15));
        }
        assertThat(new PolyakStep(7, 0.1).stepSize(0, 9, 4)).isEqualTo(0.1);
        assertThat(new PolyakStep(7, 0.2).stepSize(0, 9, 4)).isEqualTo(0.125);
    }

    @Test
    void thePolyakStepIsZeroAtAndBelowTheOptimalValueAndFiniteForTheSmallestGradient() {
        PolyakStep rule = new PolyakStep(1);
        assertThat(rule.stepSize(0, 1, 2)).isZero();
        assertThat(rule.stepSize(0, 0.5, 2)).isZero();
        assertThat(rule.stepSize(0, 2, 0)).isZero();
        assertThat(rule.stepSize(0, 2, Double.MIN_VALUE)).isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void parametersOfPolyaksAndTheSmoothedStepOutOfRangeAreNamed() {
        assertThatThrownBy(() -> new SmoothedClippedStep(0, 1))
                .hasMessage("stepSize must be positive and finite, got 0.0");
        assertThatThrownBy(() -> new SmoothedClippedStep(1, Double.NaN))
                .hasMessage("threshold must be positive and finite, got NaN");
        assertThatThrownBy(() -> new PolyakStep(Double.NaN)).hasMessage("optimalValue must be finite, got NaN");
        assertThatThrownBy(() -> new PolyakStep(0, 0))
                .hasMessage("largestStepSize must be positive and finite, got 0.0");
    }

    @Test
    void parametersOutOfRangeAreNamedWithRuleAndValue() {
        assertThatThrownBy(() -> new FixedStep(-0.1)).hasMessage("stepSize must be positive and finite, got -0.1");
        assertThatThrownBy(() -> new FixedStep(Double.NaN)).hasMessage("stepSize must be positive and finite, got NaN");
        assertThatThrownBy(() -> new ClippedStep(1, -2)).hasMessage("threshold must be positive and finite, got -2.0");
        assertThatThrownBy(() -> new NormalisedStep(1, 0)).hasMessage("beta must be positive and finite, got 0.0");
        assertThatThrownBy(() -> new DecayingStep(1, -1, 1))
                .hasMessage("decay must not be negative and be finite, got -1.0");
    }
}
