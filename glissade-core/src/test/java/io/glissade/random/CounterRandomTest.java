package io.glissade.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CounterRandomTest {

    /** The three known answers published with the generator. */
    @Test
    void givesTheKnownAnswersOfTheAuthors() {
        CounterRandom zero = new CounterRandom(0, 0);
        assertThat(zero.nextLong()).isEqualTo(0xe169c58d_6627e8d5L);
        assertThat(zero.nextLong()).isEqualTo(0x9b00dbd8_bc57ac4cL);

        assertThat(new CounterRandom(-1, -1).block(-1)).isEqualTo(0x41c83b0e_408f276dL);
        CounterRandom digitsOfPi = new CounterRandom(0x299f31d0_a4093822L, 0x03707344_13198a2eL);
        assertThat(digitsOfPi.block(0x85a308d3_243f6a88L)).isEqualTo(0x94fdcceb_d16cfe09L);
    }

    @Test
    void aPositionIsEnoughToGoOn() {
        CounterRandom random = new CounterRandom(7, 3);
        long[] numbers = random.longs(21).toArray();
        for (int i = 0; i < numbers.length; i++) {
            CounterRandom resumed = new CounterRandom(7, 3);
            resumed.moveTo(i);
            assertThat(resumed.nextLong()).isEqualTo(numbers[i]);
            assertThat(resumed.position()).isEqualTo(i + 1);
        }
        assertThat(random.position()).isEqualTo(21);
    }

    @Test
    void streamsAndSeedsDiffer() {
        CounterRandom random = new CounterRandom(7, 3);
        long first = random.nextLong();
        assertThat(random.stream(4).nextLong()).isNotEqualTo(first);
        assertThat(random.stream(3).nextLong()).isEqualTo(first);
        assertThat(new CounterRandom(8, 3).nextLong()).isNotEqualTo(first);
    }

    /** Mean, variance, skewness and kurtosis of a million normal numbers within five standard errors. */
    @Test
    void normalNumbersHaveTheirMoments() {
        CounterRandom random = new CounterRandom(1, 1);
        int count = 1_000_000;
        double[] sums = new double[5];
        for (int i = 0; i < count; i++) {
            double x = random.nextGaussian();
            for (int power = 1; power <= 4; power++) {
                sums[power] += Math.pow(x, power);
            }
        }
        double error = 5 / Math.sqrt(count);
        assertThat(Math.abs(sums[1] / count)).isLessThan(error);
        assertThat(Math.abs(sums[2] / count - 1)).isLessThan(error * Math.sqrt(2));
        assertThat(Math.abs(sums[3] / count)).isLessThan(error * Math.sqrt(15));
        assertThat(Math.abs(sums[4] / count - 3)).isLessThan(error * Math.sqrt(96));
    }

    @Test
    void aNegativePositionIsRefused() {
        assertThatThrownBy(() -> new CounterRandom(0, 0).moveTo(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("position must not be negative, got -1");
    }
}
