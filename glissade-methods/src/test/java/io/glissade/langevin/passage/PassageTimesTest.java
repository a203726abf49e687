package io.glissade.langevin.passage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.langevin.passage.PassageTimes.Run;
import io.glissade.testkit.ForAll;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class PassageTimesTest {
    private static Run arrived(double time) {
        return new Run(time, true, null);
    }

    private static Run givenUp(double time) {
        return new Run(time, false, null);
    }

    @Test
    void whenAllHaveArrivedTheMeanIsTheArithmeticOneWithItsUsualError() {
        PassageTimes times = new PassageTimes(List.of(arrived(4), arrived(1), arrived(4)));
        assertThat(times.mean()).isEqualTo(3);
        assertThat(times.standardError()).isCloseTo(Math.sqrt(3.0 / 3), within(1e-15));
        assertThat(times.times()).containsExactly(1, 4, 4);
        assertThat(times.histogram(2, 2)).containsExactly(1, 0);
        assertThat(times.histogram(2, 3)).containsExactly(1, 0, 2);
        PassageTimes.Interval interval = times.interval();
        assertThat(interval.low() * interval.high()).isCloseTo(9, within(1e-12));
        assertThat(Math.log(interval.high() / 3)).isCloseTo(1.959963984540054 / 3, within(1e-12));
    }

    @Test
    void whenSomeHaveNotTheMeanIsTheTotalTimeOverTheArrivals() {
        PassageTimes times = new PassageTimes(List.of(arrived(2), givenUp(5), arrived(3), givenUp(5)));
        assertThat(times.unfinished()).isEqualTo(2);
        assertThat(times.mean()).isEqualTo(7.5);
        assertThat(times.standardError()).isCloseTo(7.5 / Math.sqrt(2), within(1e-15));
    }

    @Test
    void whenNoneHasTheMeanIsInfiniteAndItsErrorUnknown() {
        PassageTimes times = new PassageTimes(List.of(givenUp(5), givenUp(5)));
        assertThat(times.mean()).isInfinite();
        assertThat(times.standardError()).isNaN();
        assertThat(times.times()).isEmpty();
        assertThatThrownBy(() -> new PassageTimes(List.of()))
                .hasMessage("passage times need at least one run, got none");
    }

    /** Exponential times cut at their mean: the interval covers the truth about 95 times in 100, here between 90 and 99 %. */
    @Test
    void theIntervalCoversTheMeanOfCutExponentialTimes() {
        int covered = 0;
        for (int trial = 0; trial < 400; trial++) {
            RandomGenerator random = ForAll.random(1_000 + trial);
            List<Run> runs = new ArrayList<>();
            for (int run = 0; run < 200; run++) {
                double time = 10 * random.nextExponential();
                runs.add(time < 10 ? arrived(time) : givenUp(10));
            }
            PassageTimes.Interval interval = new PassageTimes(runs).interval();
            covered += interval.low() < 10 && 10 < interval.high() ? 1 : 0;
        }
        assertThat(covered).isBetween(360, 396);
    }
}
