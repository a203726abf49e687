package io.glissade.diagnosis;

import static io.glissade.diagnosis.Runs.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class AdviceTest {

    @Test
    void aLineGivesStepSizeOneOverL0AndStepLengthCapOneOverL1() {
        Advice advice = advice(Runs.plain());
        Advice.Suggestion practical = practical(advice);

        assertThat(practical.form()).isEqualTo(Advice.Form.CLIPPED);
        assertThat(practical.stepSize()).isCloseTo(10, within(1e-6));
        assertThat(practical.threshold()).isCloseTo(0.2, within(1e-8));
        assertThat(practical.stepLengthCap()).isCloseTo(2, within(1e-7));
        assertThat(advice.reason())
                .isEqualTo("Typical smoothness is 0.1 + 0.5 * gradient norm: step size 1/L0 = 10, step length at most"
                        + " 1/L1 = 2.");
    }

    @Test
    void practicalStepTimesTypicalSmoothnessStaysBetweenOneAndTwo() {
        Advice.Suggestion practical = practical(advice(Runs.plain()));

        for (double norm = 1e-3; norm < 1e3; norm *= 1.1) {
            double step = practical.stepSize() * Math.min(1, practical.threshold() / norm);
            assertThat(step * (0.1 + 0.5 * norm)).isBetween(1 - 1e-6, 2 + 1e-6);
        }
    }

    @Test
    void cautiousAdviceIsTheCertifiedRuleOnTheLineAboveAllPoints() {
        RunTrace plain = Runs.plain();
        double[] smoothness = plain.smoothness().clone();
        smoothness[40] = 9;
        Advice.Suggestion cautious =
                Objects.requireNonNull(advice(smoothness(plain, smoothness)).cautious());
        double l0 = 1 / (2 * cautious.stepSize());
        double l1 = 1 / (3 * cautious.stepLengthCap());

        assertThat(cautious.form()).isEqualTo(Advice.Form.CLIPPED);
        for (int i = 0; i < Runs.STEPS; i += 4) {
            assertThat(smoothness[i]).isLessThanOrEqualTo((l0 + l1 * plain.gradientNorm()[i]) * (1 + 1e-12));
        }
        assertThat(l0 + l1 * plain.gradientNorm()[40]).isCloseTo(9, within(1e-9));
    }

    @Test
    void stepSizeStaysWithinReachOfWhatWasTriedAndKeepsTheCap() {
        RunTrace slow = Runs.withStepSize(Runs.plain(), column(i -> 0.5));
        Advice advice = advice(slow);

        assertThat(practical(advice).stepSize()).isEqualTo(2);
        assertThat(practical(advice).stepLengthCap()).isCloseTo(2, within(1e-7));
        assertThat(advice.reason()).contains("step size 2, four times the largest tried (1/L0 would be larger)");
    }

    @Test
    void aConstantSmoothnessThatHardlyGrowsNeedsNoClipping() {
        RunTrace plain = Runs.plain();
        Advice advice =
                advice(smoothness(plain, column(i -> i % 4 == 0 ? 0.1 + 1e-3 * plain.gradientNorm()[i] : Double.NaN)));

        assertThat(practical(advice).form()).isEqualTo(Advice.Form.PLAIN);
        assertThat(practical(advice).stepSize()).isCloseTo(10, within(1e-6));
        assertThat(practical(advice).threshold()).isInfinite();
        assertThat(advice.reason()).contains("no clipping");
    }

    @Test
    void smoothnessInProportionToTheGradientAsksForNormalising() {
        RunTrace plain = Runs.plain();
        Advice advice = advice(smoothness(plain, column(i -> i % 4 == 0 ? 0.5 * plain.gradientNorm()[i] : Double.NaN)));

        assertThat(practical(advice).form()).isEqualTo(Advice.Form.NORMALISED);
        assertThat(practical(advice).stepLengthCap()).isCloseTo(2, within(1e-7));
        assertThat(practical(advice).threshold()).isCloseTo(1 / (0.5 * 16), within(1e-7));
        assertThat(advice.reason()).contains("normalise the gradient");
    }

    @Test
    void withoutCorrelationOnlyASafetyThresholdIsAdvised() {
        // Not seed 1: it draws one of the few unrelated columns whose interval just misses 0.
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(2);
        Advice advice = advice(smoothness(Runs.plain(), column(i -> 0.2 * Math.exp(0.3 * random.nextGaussian()))));
        double[] norms = Runs.plain().gradientNorm();
        Arrays.sort(norms);

        assertThat(practical(advice).form()).isEqualTo(Advice.Form.CLIPPED);
        assertThat(practical(advice).stepSize()).isBetween(4.7, 5.3);
        assertThat(practical(advice).threshold()).isBetween(norms[394], norms[396]);
        assertThat(advice.reason()).startsWith("The measurement does not support clipping by steepness (correlation ");
    }

    @Test
    void aBuiltInSlopeIsSaidAndTheControlReadInstead() {
        Advice advice = advice(DiagnosisTest.builtIn());

        assertThat(practical(advice).stepSize()).isCloseTo(10, within(1e-6));
        assertThat(practical(advice).stepLengthCap()).isCloseTo(2, within(1e-7));
        assertThat(advice.reason())
                .startsWith("The slope along the steps is built in by their constant length, so this rests on the"
                        + " fixed-radius control. ");
    }

    @Test
    void aBuiltInSlopeWithoutControlGivesNoAdvice() {
        RunTrace builtIn = DiagnosisTest.builtIn();
        Advice advice = advice(Runs.measured(
                builtIn, builtIn.smoothness(), builtIn.ceiling(), column(i -> Double.NaN), builtIn.noiseFloor()));

        assertThat(advice.practical()).isNull();
        assertThat(advice.cautious()).isNull();
        assertThat(advice.reason()).startsWith("The slope is built in by the constant step length, and there is no");
    }

    @Test
    void withoutMeasurementsOrAfterDivergenceThereIsNoAdviceButSharesRemain() {
        double[] none = column(i -> Double.NaN);
        Advice unmeasured = advice(Runs.measured(Runs.plain(), none, none, none, none));
        Advice diverged = advice(Runs.diverged(Runs.plain()));

        assertThat(unmeasured.practical()).isNull();
        assertThat(unmeasured.reason()).isEqualTo("Too little was measured to fit a line: probe more often.");
        assertThat(diverged.practical()).isNull();
        assertThat(diverged.reason()).startsWith("The run failed");
        assertThat(unmeasured.candidates()).hasSize(5);
    }

    @Test
    void candidatesArePercentilesCurrentBalanceAndAdvisedThreshold() {
        assertThat(advice(Runs.clipped()).candidates())
                .extracting(ClipShare::name)
                .containsExactly(
                        "50th percentile",
                        "75th percentile",
                        "90th percentile",
                        "95th percentile",
                        "99th percentile",
                        "current",
                        "L0 / L1",
                        "advised");
    }

    @Test
    void percentilesClipWhatTheyAreNamedAfterAndIgnoreNonFiniteNorms() {
        double[] norms = new double[1002];
        Arrays.setAll(norms, i -> i + 1);
        norms[1000] = Double.NaN;
        norms[1001] = Double.POSITIVE_INFINITY;

        assertThat(ClipShare.percentiles(norms))
                .extracting(ClipShare::clippedShare)
                .containsExactly(0.5, 0.25, 0.1, 0.05, 0.01);
        assertThat(ClipShare.of("mine", 900, norms)).isEqualTo(new ClipShare("mine", 900, 0.1));
        assertThat(ClipShare.percentiles(new double[] {Double.NaN})).isEmpty();
        assertThat(ClipShare.of("mine", 1, new double[0]).clippedShare()).isZero();
    }

    @Test
    void aSuggestionRefusesAnInfiniteStep() {
        assertThatThrownBy(() -> new Advice.Suggestion(Advice.Form.PLAIN, Double.POSITIVE_INFINITY, 1))
                .hasMessageStartingWith("stepSize must be positive and finite");
    }

    private static RunTrace smoothness(RunTrace trace, double[] smoothness) {
        return Runs.measured(trace, smoothness, trace.ceiling(), smoothness, trace.noiseFloor());
    }

    private static Advice advice(RunTrace trace) {
        return Advice.of(MeasuredRun.of(trace));
    }

    private static Advice.Suggestion practical(Advice advice) {
        return Objects.requireNonNull(advice.practical());
    }
}
