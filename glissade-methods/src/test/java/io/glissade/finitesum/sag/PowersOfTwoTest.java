package io.glissade.finitesum.sag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PowersOfTwoTest {

    @Test
    void drawsAreInProportionToTheNumbers() {
        PowersOfTwo numbers = new PowersOfTwo(6, 3);
        double[] expected = {3, 6, 1.5, 3, 24, 0};
        for (int row = 0; row < 5; row++) {
            numbers.put(row, 12);
            numbers.put(row, expected[row]);
        }
        assertThat(numbers.has(5)).isFalse();
        assertThat(numbers.rows()).isEqualTo(5);
        assertThat(numbers.total()).isCloseTo(37.5, within(1e-12));
        SplittableRandom random = new SplittableRandom(1);
        int draws = 400_000;
        int[] counts = new int[6];
        int[] uniform = new int[6];
        for (int k = 0; k < draws; k++) {
            counts[numbers.draw(random)]++;
            uniform[numbers.drawUniformly(random)]++;
        }
        for (int row = 0; row < 6; row++) {
            // Five standard deviations of a proportion.
            double share = expected[row] / 37.5;
            assertThat((double) counts[row] / draws)
                    .isCloseTo(share, within(5 * Math.sqrt(share * (1 - share) / draws) + 1e-15));
            double even = row < 5 ? 0.2 : 0;
            assertThat((double) uniform[row] / draws)
                    .isCloseTo(even, within(5 * Math.sqrt(even * (1 - even) / draws) + 1e-15));
        }
    }

    @Test
    void aLongListOfRowsKeepsItsPlacesWhileTheyMove() {
        PowersOfTwo numbers = new PowersOfTwo(1000, 1);
        SplittableRandom random = new SplittableRandom(2);
        double[] expected = new double[1000];
        for (int k = 0; k < 20_000; k++) {
            int row = random.nextInt(1000);
            expected[row] = Math.scalb(1.0, random.nextInt(-5, 6));
            numbers.put(row, expected[row]);
        }
        double total = 0;
        for (int row = 0; row < 1000; row++) {
            assertThat(numbers.value(row)).isEqualTo(expected[row]);
            total += expected[row];
        }
        assertThat(numbers.total()).isCloseTo(total, within(1e-9));
    }

    @Test
    void numbersBeyondTheRangeAreHeldAtItsEnds() {
        PowersOfTwo numbers = new PowersOfTwo(2, 1);
        numbers.put(0, Math.scalb(1.0, -300));
        numbers.put(1, Math.scalb(1.0, 300));
        assertThat(numbers.value(0)).isEqualTo(Math.scalb(1.0, -100));
        assertThat(numbers.value(1)).isEqualTo(Math.scalb(1.0, 100));
        numbers.clear();
        assertThat(numbers.rows()).isZero();
        assertThat(numbers.total()).isZero();
    }
}
