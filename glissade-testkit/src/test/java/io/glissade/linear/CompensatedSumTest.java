package io.glissade.linear;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.testkit.ForAll;
import java.math.BigDecimal;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class CompensatedSumTest {

    private static double sum(double... terms) {
        CompensatedSum sum = new CompensatedSum();
        for (double term : terms) {
            sum.add(term);
        }
        return sum.value();
    }

    @Test
    void smallTermsSurviveLargeOnesThatCancel() {
        assertThat(sum(1, 1e100, 1, -1e100)).isEqualTo(2);
        assertThat(sum(1e16, 1, 1, -1e16)).isEqualTo(2);
        assertThat(sum()).isEqualTo(0);
    }

    @Test
    void manyTermsAreExactToTheLastBitOrTwo() {
        RandomGenerator random = ForAll.random(3);
        CompensatedSum sum = new CompensatedSum();
        BigDecimal exact = BigDecimal.ZERO;
        double plain = 0;
        for (int i = 0; i < 200_000; i++) {
            double term = random.nextDouble();
            sum.add(term);
            plain += term;
            exact = exact.add(new BigDecimal(term));
        }
        double value = exact.doubleValue();
        assertThat(Math.abs(sum.value() - value)).isLessThanOrEqualTo(Math.ulp(value));
        assertThat(plain).as("the plain sum, which this is better than").isNotEqualTo(value);
    }

    @Test
    void aTermThatIsNotFiniteShowsInTheSum() {
        assertThat(sum(1, Double.POSITIVE_INFINITY, 2)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(sum(Double.NEGATIVE_INFINITY, 2)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(sum(1, Double.NaN, 2)).isNaN();
        assertThat(sum(Double.MAX_VALUE, Double.MAX_VALUE)).isEqualTo(Double.POSITIVE_INFINITY);
    }
}
