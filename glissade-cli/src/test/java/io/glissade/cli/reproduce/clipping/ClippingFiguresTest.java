package io.glissade.cli.reproduce.clipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.cli.figure.Figure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What was computed independently for each figure must come out to the digit. */
final class ClippingFiguresTest {

    /** The observations of a group by id; every figure must pass, and no id may occur twice. */
    private static Map<String, String> observed(String group) {
        List<Figure> figures =
                Objects.requireNonNull(ClippingFigures.groups().get(group)).get();
        assertThat(figures).allSatisfy(figure -> {
            assertThat(figure.pass()).as(figure.toString()).isTrue();
            assertThat(figure.id()).startsWith(group + "/");
        });
        Map<String, String> observed = new HashMap<>();
        figures.forEach(figure -> observed.put(figure.id(), figure.observed()));
        assertThat(observed).hasSameSizeAs(figures);
        return observed;
    }

    @Test
    void theGroupsAreThoseThatNeedNoNetwork() {
        assertThat(ClippingFigures.groups()).containsOnlyKeys("A1", "A2", "A3", "A4", "A5", "A6", "A7");
    }

    @Test
    void stepIdentitiesHoldAndTheThresholdOfDivergenceIsSharp() {
        Map<String, String> observed = observed("A1");
        assertThat(observed)
                .hasSize(5)
                .containsEntry("A1/step-ratio", "in [0.5003, 0.999999], 0.500000000000000 at beta");
        for (String steepness : List.of("10", "100", "1000", "10000")) {
            assertThat(observed).containsEntry("A1/divergence-M=" + steepness, "Converged, Diverged");
        }
    }

    @Test
    void onOneFunctionTheBestFixedStepPaysForTheSteepnessAndClippingDoesNot() {
        assertThat(observed("A2"))
                .containsEntry("A2/fixed-step", "821; 4,834; 34,262; 265,353")
                .containsEntry("A2/clipped", "5,428; 5,450; 5,473; 5,496")
                .containsEntry("A2/normalised", "5,552; 5,575; 5,598; 5,621")
                .containsEntry("A2/simplified-smooth-step", "562; 566; 569; 573")
                .containsEntry("A2/fixed-step-growth", "270.93 to 271.14")
                .containsEntry("A2/clipped-growth", "22; 23; 23")
                .containsEntry("A2/crossover", "fixed, fixed, clipped, clipped");
    }

    @Test
    void noFixedStepBeatsTheLowerBoundPair() {
        assertThat(observed("A3"))
                .containsEntry("A3/minimax", "7,571; 17,043; 44,607; 111,889; 316,177; 832,828; 2,448,744")
                .containsEntry("A3/slope-constant", "2,500; 2,500; 2,500; 2,500; 2,500; 2,500; 2,500")
                .containsEntry("A3/full-constant", "2,521; 2,521; 2,521; 2,521; 2,521; 2,521; 2,521")
                .containsEntry("A3/clipped", "50,413")
                .containsEntry("A3/theorem-3", "402,540")
                .containsEntry("A3/theorem-4", "1.0052");
    }

    @Test
    void onTheQuarticClippingNeedsAHandful() {
        assertThat(observed("A4"))
                .containsEntry("A4/fixed-step-1e-02", "8,384 (h = 2^-11)")
                .containsEntry("A4/fixed-step-1e-03", "58,993 (h = 2^-11)")
                .containsEntry("A4/fixed-step-1e-04", "293,903 (h = 2^-11)")
                .containsEntry("A4/clipped-1e-02", "47 (eta = 2^6)")
                .containsEntry("A4/clipped-1e-03", "48 (eta = 2^6)")
                .containsEntry("A4/clipped-1e-04", "49 (eta = 2^6)")
                .containsEntry("A4/ratio-1e-04", "5,998")
                .containsEntry("A4/lucky-overshoot", "2");
    }

    @Test
    void onCoshClippingPaysTheLogarithmOfTheSteepness() {
        assertThat(observed("A5"))
                .containsEntry("A5/clipped", "151; 174; 197; 220; 243")
                .containsEntry("A5/fixed-step", "309; 2,920; 29,034; 290,189; 2,901,746")
                .containsEntry("A5/optimal-smooth-step", "9; 13; 16; 19; 23")
                .containsEntry("A5/clipped-smooth-step", "27; 34; 41; 48; 54")
                .containsEntry("A5/fixed-step-growth", "0.975 to 1.000")
                .containsEntry("A5/progress", "1.0148");
    }

    @Test
    void theEstimatorFindsTheSlopesOfPowersAndOfTheExponential() {
        assertThat(observed("A6"))
                .containsEntry("A6/slope-x^2", "0.0000")
                .containsEntry("A6/slope-x^3", "0.5000")
                .containsEntry("A6/slope-x^4", "0.6667")
                .containsEntry("A6/slope-x^6", "0.8000")
                .containsEntry("A6/slope-exp", "1.0000")
                .containsEntry("A6/six-points", "0.669")
                .containsEntry("A6/midpoint", "0.674")
                .containsEntry("A6/end-point", "0.682")
                .containsEntry("A6/hessian", "0.6667")
                .containsEntry("A6/smallest-L0-x^4-L1=10", "0.16");
    }

    /** The simulated means lie within the tolerance; their last digits belong to the generator, not to the claim. */
    @Test
    void clippingIsBiasedAndThePrintedRuleCycles() {
        assertThat(observed("A7"))
                .containsKeys("A7/bias-c=2", "A7/bias-c=5", "A7/bias-c=20", "A7/theorem-7-corrected")
                .containsEntry("A7/theorem-7-printed", "between -42.5 and 20.0");
    }

    @Test
    void aFigureThatMissesItsTargetFails() {
        assertThat(Figure.counts("x", "claim", new long[] {1, 2_000}, new long[] {1, 2_001}))
                .isEqualTo(new Figure("x", "claim", "1; 2,000", "1; 2,001", false));
        assertThat(Figure.counts("x", "claim", new long[] {1}, new long[] {1}).pass())
                .isTrue();
        assertThat(Figure.number("x", "claim", 0.5, 0.1, 0.61, 2))
                .isEqualTo(new Figure("x", "claim", "0.50 within 0.1", "0.61", false));
        assertThat(Figure.number("x", "claim", 0.5, 0.1, 0.59, 2).pass()).isTrue();
        assertThat(Figure.number("x", "claim", 0.5, 0.1, Double.NaN, 2).pass()).isFalse();
    }
}
