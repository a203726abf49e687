package io.glissade.diagnosis;

import static io.glissade.diagnosis.Runs.clipped;
import static io.glissade.diagnosis.Runs.column;
import static io.glissade.diagnosis.Runs.measured;
import static io.glissade.diagnosis.Runs.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

    private static final double[] NONE = column(i -> Double.NaN);

    /** Every step clipped, smoothness at 0.9 of its ceiling {@code g}; the control is the healthy one. */
    static RunTrace builtIn() {
        RunTrace run = Runs.withClippedShare(clipped(), column(i -> 1));
        double[] ceiling = column(i -> i % 4 == 0 ? run.gradientNorm()[i] : Double.NaN);
        return measured(run, column(i -> 0.9 * ceiling[i]), ceiling, run.controlSmoothness(), run.noiseFloor());
    }

    @Test
    void aHealthyRunFiresOnlyTheNoteThatSupportsClipping() {
        assertThat(names(plain())).containsExactly("steepness-grows-with-gradient");
        assertThat(names(clipped())).containsExactly("steepness-grows-with-gradient");
    }

    @Test
    void divergedNamesStepAndParameter() {
        Finding finding = only(Runs.diverged(plain()), "diverged");

        assertThat(finding.level()).isEqualTo(Finding.Level.PROBLEM);
        assertThat(finding.evidence()).isEqualTo("Parameter rnn.weight became non-finite in step 7.");
        assertThat(names(plain())).doesNotContain("diverged");
    }

    @Test
    void explodedFiresWhenTheLossEndsAboveItsStart() {
        Finding finding = only(Runs.withLoss(plain(), column(i -> i < 100 ? 4 : 40)), "exploded");

        assertThat(finding.evidence())
                .isEqualTo("The loss ended at 40.00, after 4.000 at the first step and 4.000 at its best.");
    }

    @Test
    void explodedFiresWhenTheLossEndsAtTwiceItsBest() {
        assertThat(names(Runs.withLoss(plain(), column(i -> i < 100 ? 9 : i < 300 ? 1.4 : 2.9))))
                .contains("exploded");
        assertThat(names(Runs.withLoss(plain(), column(i -> i < 100 ? 9 : i < 300 ? 1.4 : 2.7))))
                .doesNotContain("exploded");
    }

    @Test
    void explodedDoesNotFireOnAWobbleNearZero() {
        assertThat(names(Runs.withLoss(plain(), column(i -> i < 100 ? 4 : i < 300 ? 0.001 : 0.003))))
                .doesNotContain("exploded");
    }

    @Test
    void lossNotDecreasingFiresOnAFlatLossOnly() {
        assertThat(only(Runs.withLoss(plain(), column(i -> 4 - 1e-4 * i)), "loss-not-decreasing")
                        .evidence())
                .isEqualTo("The mean loss went from 3.998 to 3.962 in 400 steps.");
        assertThat(names(Runs.withLoss(plain(), column(i -> 4 - 1e-3 * i)))).doesNotContain("loss-not-decreasing");
    }

    @Test
    void clipBindsAlwaysFiresAboveNinetyPercent() {
        assertThat(only(Runs.withClippedShare(clipped(), column(i -> i % 20 == 0 ? 0 : 1)), "clip-binds-always")
                        .evidence())
                .startsWith("95 % of 400 steps were clipped: this is normalised descent");
        assertThat(names(Runs.withClippedShare(clipped(), column(i -> i % 10 == 0 ? 0 : 1))))
                .doesNotContain("clip-binds-always");
    }

    @Test
    void clipNeverBindsFiresForClippedRulesOnly() {
        double[] never = new double[Runs.STEPS];

        assertThat(only(Runs.withClippedShare(clipped(), never), "clip-never-binds")
                        .evidence())
                .startsWith("None of 400 steps was clipped, the largest gradient norm was 0.3");
        assertThat(names(plain())).doesNotContain("clip-never-binds");
    }

    @Test
    void builtInSlopeFiresNearTheCeilingAndQuotesTheControl() {
        Finding finding = only(builtIn(), "built-in-slope");

        assertThat(finding.evidence())
                .contains("the smoothness is 90 % of what the triangle inequality allows")
                .contains("the correlation 1 [1, 1] is built in.")
                .contains("The fixed-radius control has correlation 0.99");
    }

    @Test
    void builtInSlopeDoesNotFireFarFromTheCeilingOrForPlainDescent() {
        RunTrace run = builtIn();
        RunTrace far = measured(
                run, run.smoothness(), column(i -> 3 * run.ceiling()[i]), run.controlSmoothness(), run.noiseFloor());
        RunTrace unclipped =
                measured(plain(), run.smoothness(), run.ceiling(), run.controlSmoothness(), run.noiseFloor());

        assertThat(names(far)).doesNotContain("built-in-slope");
        assertThat(names(unclipped)).doesNotContain("built-in-slope");
    }

    @Test
    void normalisingBuildsASlopeInToo() {
        RunTrace run = builtIn();
        RunTrace normalised = measured(
                Runs.healthy(RunTrace.Family.NORMALISED), run.smoothness(), run.ceiling(), NONE, run.noiseFloor());

        assertThat(only(normalised, "built-in-slope").evidence()).endsWith("There is no fixed-radius control.");
        assertThat(names(normalised)).doesNotContain("steepness-grows-with-gradient");
    }

    @Test
    void noRelationReplacesTheSupportWhenTheControlShowsNone() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(2);
        double[] unrelated = column(i -> Math.exp(random.nextGaussian()));
        RunTrace run = measured(plain(), plain().smoothness(), plain().ceiling(), unrelated, plain().noiseFloor());

        assertThat(names(run)).contains("no-relation").doesNotContain("steepness-grows-with-gradient");
        assertThat(only(run, "no-relation").evidence())
                .startsWith("Smoothness at a fixed radius against gradient norm");
    }

    @Test
    void aCertainButWeakRelationPromisesLittle() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(2);
        double[] weak = column(i -> Math.sqrt(plain().gradientNorm()[i]) * Math.exp(0.8 * random.nextGaussian()));
        RunTrace run = measured(plain(), plain().smoothness(), plain().ceiling(), weak, plain().noiseFloor());

        assertThat(only(run, "steepness-grows-with-gradient").action()).startsWith("The relation is certain but weak");
        assertThat(only(plain(), "steepness-grows-with-gradient").action()).startsWith("Clipping or normalising suits");
    }

    @Test
    void edgeOfStabilityFiresWhenStepTimesSmoothnessExceedsTwo() {
        assertThat(only(Runs.withStepSize(plain(), column(i -> 12)), "edge-of-stability")
                        .evidence())
                .startsWith("Step size times smoothness has median 2.4");
        assertThat(names(Runs.withStepSize(plain(), column(i -> 9)))).doesNotContain("edge-of-stability");
    }

    @Test
    void noiseFloorFiresAboveAFifthOfTheSmoothness() {
        assertThat(only(withFloor(0.25), "noise-floor").evidence())
                .isEqualTo("The noise floor has median 25 % of the smoothness.");
        assertThat(names(withFloor(0.19))).doesNotContain("noise-floor");
    }

    @Test
    void gradientSpikesFireAboveTenTimesTheMedian() {
        assertThat(only(Runs.withNorm(plain(), column(i -> i == 99 ? 30 : 0.2)), "gradient-spikes")
                        .evidence())
                .isEqualTo("The largest gradient norm, 30, is 150 times the median.");
        assertThat(names(Runs.withNorm(plain(), column(i -> i == 99 ? 1.9 : 0.2))))
                .doesNotContain("gradient-spikes");
    }

    @Test
    void vanishingGradientIsAWarningOnlyWhenTheLossStalls() {
        RunTrace vanishing = Runs.withNorm(plain(), column(i -> 0.2 * Math.exp(-i / 20.0)));

        assertThat(only(vanishing, "vanishing-gradient").level()).isEqualTo(Finding.Level.NOTE);
        assertThat(only(Runs.withLoss(vanishing, column(i -> 4)), "vanishing-gradient")
                        .level())
                .isEqualTo(Finding.Level.WARNING);
        assertThat(names(plain())).doesNotContain("vanishing-gradient");
    }

    @Test
    void tooFewPointsFiresOnSomeMeasurementsButNotOnNone() {
        double[] few = column(i -> i % 40 == 0 ? 0.1 + 0.5 * plain().gradientNorm()[i] : Double.NaN);

        assertThat(only(measured(plain(), few, NONE, NONE, NONE), "too-few-points")
                        .evidence())
                .isEqualTo("10 usable measurements of smoothness in 400 steps: the intervals are wide.");
        assertThat(only(
                                measured(plain(), column(i -> i == 0 ? 0 : i == 9 ? 1 : Double.NaN), NONE, NONE, NONE),
                                "too-few-points")
                        .evidence())
                .isEqualTo("1 usable measurements of smoothness in 400 steps, 1 left out as not finite and positive:"
                        + " no line can be fitted.");
        assertThat(names(measured(plain(), NONE, NONE, NONE, NONE))).isEmpty();
    }

    @Test
    void clippingGainsCompareTheBestOfEachFamily() {
        Diagnosis diagnosis = diagnose(
                ending("sgd:lr=4", plain(), 4, 1.646),
                ending("sgd:lr=8", plain(), 8, 1.647),
                ending("clip:lr=16", clipped(), 16, 1.541),
                ending("clip:lr=80", clipped(), 80, 1.824));
        Finding gains = named(diagnosis, "clipping-gains");

        assertThat(gains.about()).isEqualTo("all runs");
        assertThat(gains.evidence())
                .isEqualTo("clip:lr=16 ended at loss 1.541, the best plain descent (sgd:lr=4) at 1.646, 6.38 % lower.");
        assertThat(diagnosis.findings()).extracting(Finding::name).doesNotContain("clipping-shows-no-gain");
    }

    @Test
    void aRunThatWasCutShortIsNotCompared() {
        RunTrace ahead = ending("clip:lr=16", clipped(), 16, 1.2);
        Diagnosis cut = diagnose(ending("sgd:lr=4", plain(), 4, 1.6), Runs.cutShort(ahead, Runs.STEPS / 2));
        assertThat(cut.findings()).extracting(Finding::name).doesNotContain("clipping-gains", "clipping-shows-no-gain");
        assertThat(cut.headline()).startsWith("sgd:lr=4 ended lowest");
        Diagnosis whole = diagnose(ending("sgd:lr=4", plain(), 4, 1.6), ahead);
        assertThat(whole.findings()).extracting(Finding::name).contains("clipping-gains");
    }

    @Test
    void noGainByClippingCarriesTheCaveat() {
        Diagnosis diagnosis = diagnose(ending("sgd:lr=4", plain(), 4, 1.6), ending("clip:lr=16", clipped(), 16, 1.59));
        Finding none = named(diagnosis, "clipping-shows-no-gain");

        assertThat(none.evidence()).endsWith("0.625 % lower, which may be luck of the seed.");
        assertThat(none.action()).contains("Li et al. 2023");
        assertThat(diagnosis.findings()).extracting(Finding::name).doesNotContain("clipping-gains");
    }

    @Test
    void aRuleThatDoesNotClipIsNoCaseForClippingAndStillCanEndLowest() {
        RunTrace unclipped = Runs.withClippedShare(Runs.healthy(RunTrace.Family.OTHER), column(i -> Double.NaN));
        Diagnosis other = diagnose(ending("sgd:lr=4", plain(), 4, 1.6), ending("adam", unclipped, 0.01, 1.2));
        assertThat(other.headline()).startsWith("adam ended lowest");
        assertThat(other.findings())
                .extracting(Finding::name)
                .doesNotContain("clipping-gains", "clipping-shows-no-gain");
        Diagnosis behind = diagnose(ending("sgd:lr=4", plain(), 4, 1.2), ending("adam", unclipped, 0.01, 1.6));
        assertThat(behind.headline()).contains("below the best other rule (adam)");
        RunTrace clips = Runs.healthy(RunTrace.Family.OTHER);
        assertThat(diagnose(ending("sgd:lr=4", plain(), 4, 1.6), ending("auto", clips, Double.NaN, 1.2))
                        .findings())
                .extracting(Finding::name)
                .contains("clipping-gains");
    }

    @Test
    void nothingIsComparedWithoutAPlainRunThatWorked() {
        assertThat(diagnose(clipped(), Runs.diverged(plain())).findings())
                .extracting(Finding::name)
                .doesNotContain("clipping-gains", "clipping-shows-no-gain");
    }

    @Test
    void stepSizesThatWorkAreListedForEachFamily() {
        Diagnosis diagnosis = diagnose(
                ending("sgd:lr=8", plain(), 8, 1.647),
                ending("sgd:lr=16", plain(), 16, 40),
                ending("sgd:lr=4", plain(), 4, 1.646),
                ending("clip:lr=16", clipped(), 16, 1.541));

        assertThat(named(diagnosis, "step-sizes-that-work").evidence())
                .isEqualTo(
                        "Plain descent worked at 2 of 3 step sizes (4, 8), failed at 16; clipping worked at 1 of 1 step"
                                + " sizes (16).");
        assertThat(diagnose(plain()).findings()).extracting(Finding::name).doesNotContain("step-sizes-that-work");
    }

    @Test
    void headlineNamesTheBestRuleItsMarginAndWhatFailed() {
        assertThat(diagnose(
                                ending("sgd:lr=4", plain(), 4, 1.646),
                                ending("sgd:lr=16", plain(), 16, 40),
                                Runs.diverged(ending("sgd:lr=1e6", plain(), 1e6, 1)),
                                ending("clip:lr=16", clipped(), 16, 1.541))
                        .headline())
                .isEqualTo(
                        "clip:lr=16 ended lowest: loss 1.541 over the last 40 steps, 6.38 % below the best plain descent"
                                + " (sgd:lr=4), 1.646; sgd:lr=16 exploded; sgd:lr=1e6 diverged.");
    }

    @Test
    void headlineSaysWhenPlainDescentIsBest() {
        assertThat(diagnose(ending("sgd:lr=4", plain(), 4, 1.5), ending("clip:lr=1", clipped(), 1, 2))
                        .headline())
                .isEqualTo(
                        "sgd:lr=4 ended lowest: loss 1.500 over the last 40 steps, 25 % below the best rule that shortens"
                                + " steps (clip:lr=1), 2.000.");
    }

    @Test
    void headlineOfOneRunOrOfNoneThatWorked() {
        assertThat(diagnose(ending("sgd:lr=4", plain(), 4, 1.5)).headline())
                .isEqualTo("sgd:lr=4 ended at loss 1.500 over the last 40 steps.");
        assertThat(diagnose(ending("a", plain(), 4, 40), ending("b", plain(), 8, 50), Runs.diverged(plain()))
                        .headline())
                .isEqualTo("No rule worked: a and b exploded; healthy diverged.");
    }

    @Test
    void findingsComeMostUrgentFirst() {
        List<Finding.Level> levels = diagnose(builtIn(), plain(), Runs.diverged(plain())).findings().stream()
                .map(Finding::level)
                .toList();

        assertThat(levels).isSorted().contains(Finding.Level.PROBLEM, Finding.Level.WARNING, Finding.Level.NOTE);
    }

    @Test
    void noRunsAreRefused() {
        assertThatThrownBy(() -> Diagnosis.of(List.of())).hasMessage("runs must hold at least one run, got none");
    }

    private static RunTrace ending(String label, RunTrace run, double baseStepSize, double loss) {
        return Runs.named(Runs.withLoss(run, column(i -> i < 300 ? 4 : loss)), label, baseStepSize);
    }

    private static RunTrace withFloor(double share) {
        RunTrace run = plain();
        return measured(
                run,
                run.smoothness(),
                run.ceiling(),
                run.controlSmoothness(),
                column(i -> share * run.smoothness()[i]));
    }

    private static Diagnosis diagnose(RunTrace... runs) {
        return Diagnosis.of(Arrays.stream(runs).map(MeasuredRun::of).toList());
    }

    private static List<String> names(RunTrace run) {
        return diagnose(run).findings().stream().map(Finding::name).toList();
    }

    private static Finding only(RunTrace run, String name) {
        Finding finding = named(diagnose(run), name);
        assertThat(finding.about()).isEqualTo(run.label());
        return finding;
    }

    private static Finding named(Diagnosis diagnosis, String name) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " did not fire: " + diagnosis.findings()));
    }
}
