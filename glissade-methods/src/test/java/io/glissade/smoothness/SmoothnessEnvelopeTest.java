package io.glissade.smoothness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmoothnessEnvelopeTest {

    @ParameterizedTest
    @CsvSource({"4, 10, 0.16", "4, 1, 16", "3, 1, 3", "3, 4, 0.75", "6, 1, 1536", "6, 10, 0.1536"})
    void smallestConstantOfAPowerIsTheClosedForm(int p, double l1, double l0) {
        assertThat(SmoothnessEnvelope.of(power(p, 200_000, 5 / l1), l1).l0()).isCloseTo(l0, within(1e-7 * l0));
        assertThat(p * Math.pow(p - 2, p - 2) / Math.pow(l1, p - 2)).isCloseTo(l0, within(1e-12 * l0));
    }

    @Test
    void everyPointLiesOnOrBelowTheLineAndOneLiesOnIt() {
        SmoothnessPoints points = SmoothnessPoints.of(new double[] {1, 2, 4}, new double[] {3, 7, 9});

        assertThat(SmoothnessEnvelope.of(points, 2)).isEqualTo(new SmoothnessEnvelope(3, 2));
    }

    @Test
    void aSteepLineNeedsNoConstant() {
        SmoothnessPoints points = SmoothnessPoints.of(new double[] {1, 2}, new double[] {3, 4});

        assertThat(SmoothnessEnvelope.of(points, 5).l0()).isZero();
    }

    @Test
    void aNegativeSlopeIsRefused() {
        SmoothnessPoints points = SmoothnessPoints.of(new double[0], new double[0]);

        assertThatThrownBy(() -> SmoothnessEnvelope.of(points, -0.5))
                .hasMessage("l1 must be finite and not negative, got -0.5");
    }

    private static SmoothnessPoints power(int p, int points, double largest) {
        double[] x = new double[points];
        Arrays.setAll(x, i -> largest * (i + 1) / points);
        return SmoothnessPoints.of(
                Arrays.stream(x).map(t -> p * Math.pow(t, p - 1)).toArray(),
                Arrays.stream(x).map(t -> p * (p - 1) * Math.pow(t, p - 2)).toArray());
    }
}
