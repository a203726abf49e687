package io.glissade.langevin.passage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.langevin.LangevinIteration;
import io.glissade.langevin.LangevinMethod;
import io.glissade.metastable.DoubleWellExit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FirstPassageTest {

    static Stream<LangevinMethod<double[]>> dynamics() {
        return Stream.of(Wells.overdamped(0.05, 4), Wells.turned(2, 0.05, 4), Wells.underdamped(0.5, 0.2, 4));
    }

    @ParameterizedTest
    @MethodSource("dynamics")
    void theTimesAreTheSameToTheBitOnAnyNumberOfThreads(LangevinMethod<double[]> method) {
        FirstPassage<double[]> exit = Wells.exit(method, 2, 1);
        PassageTimes alone = exit.run(40, 7, 1);
        assertThat(exit.run(40, 7, 2)).isEqualTo(alone);
        assertThat(exit.run(40, 7, 64)).isEqualTo(alone);
        assertThat(exit.run(30, 7, 3).runs()).isEqualTo(alone.runs().subList(0, 30));
        assertThat(exit.run(40, 8, 2)).isNotEqualTo(alone);
    }

    /** A6 at the higher temperature: within three standard errors of the quadrature. */
    @Test
    void theMeanExitTimeFromTheDoubleWellIsThatOfTheQuadrature() {
        PassageTimes times = Wells.exit(Wells.overdamped(0.01, 8), 1, 1).run(2_000, 1, 2);
        assertThat(times.unfinished()).isZero();
        assertThat(times.mean()).isCloseTo(new DoubleWellExit(1, 8).exact(), within(3 * times.standardError()));
        assertThat(times.standardError()).isLessThan(1.2);
    }

    /** A7 in small: J shortens the exit; velocity shortens it below the friction 1 - mu = .75 and lengthens it above. */
    @Test
    void theDynamicsLeaveInTheOrderOfTheirRates() {
        double exact = new DoubleWellExit(1, 8).exact();
        PassageTimes turned = Wells.exit(Wells.turned(2, 0.01, 8), 2, 1).run(500, 2, 2);
        assertThat(turned.mean()).isLessThan(exact - 10 * turned.standardError());
        double well = new DoubleWellExit(0.25, 32).exact();
        PassageTimes gentle =
                Wells.exit(Wells.underdamped(0.2, 0.2, 32), 1, 0.25).run(500, 3, 2);
        PassageTimes viscous =
                Wells.exit(Wells.underdamped(2, 0.2, 32), 1, 0.25).run(500, 4, 2);
        assertThat(gentle.mean()).isLessThan(well - 3 * gentle.standardError());
        assertThat(viscous.mean()).isGreaterThan(well + 5 * viscous.standardError());
    }

    /** At temperature 0 the dynamics is descent: x_k = -(1 - h)^k without the well's curvature, so the time is known to the move. */
    @Test
    void withoutNoiseTheTimeIsThatOfDescent() {
        FirstPassage<double[]> descent = new FirstPassage<>(
                Wells.chains(Wells.turned(1, 0.01, 1e300), 2, 1, 0.5), x -> x[0] >= 0.999, 1_000_000);
        double x = 0.5;
        double y = 0;
        int moves = 0;
        while (x < 0.999) {
            double alongX = x * (x * x - 1);
            double alongY = y;
            x -= 0.01 * (alongX + alongY);
            y -= 0.01 * (alongY - alongX);
            moves++;
        }
        assertThat(descent.run(1, 1, 1).mean()).isCloseTo(0.01 * moves, within(1e-9));
    }

    @Test
    void aChainThatIsThereAtTheStartTakesNoTime() {
        FirstPassage<double[]> there =
                new FirstPassage<>(Wells.chains(Wells.overdamped(0.01, 1), 1, 1, 1), x -> x[0] >= 1, 10);
        assertThat(there.run(3, 1, 2).times()).containsExactly(0, 0, 0);
    }

    @Test
    void runsThatAreGivenUpAreCountedAndNotTakenForExits() {
        FirstPassage<double[]> brief =
                new FirstPassage<>(Wells.chains(Wells.overdamped(0.01, 8), 1, 1, -1), x -> x[0] >= 1, 4_000);
        PassageTimes times = brief.run(2_000, 5, 2);
        assertThat(times.unfinished()).isBetween(500, 1_000);
        assertThat(times.times()).hasSize(times.arrivals());
        assertThat(times.mean()).isCloseTo(new DoubleWellExit(1, 8).exact(), within(4 * times.standardError()));
    }

    @Test
    void aNumberThatIsNotFiniteIsNamedAndNotAveraged() {
        FirstPassage<double[]> unstable =
                new FirstPassage<>(Wells.chains(Wells.overdamped(3, 0.1), 1, 1, -1), x -> false, 1_000);
        PassageTimes times = unstable.run(4, 1, 2);
        assertThat(times.nonFinite()).startsWith("Run 0: Step ").contains(" is not finite");
        assertThat(times.mean()).isNaN();
        assertThat(times.standardError()).isNaN();
    }

    /** Their velocities come from N(0, T): the mean square over 4000 chains is T within four standard errors. */
    @Test
    void velocitiesStartFromTheirStationaryLaw() {
        List<Double> squares = Wells.chains(Wells.underdamped(1, 0.1, 4), 1, 1, -1)
                .run(4_000, 9, 2, () -> new Watch<double[], Double>() {
                    @Override
                    public boolean goesOn(long moves, double time, LangevinIteration<double[]> chain) {
                        return false;
                    }

                    @Override
                    public Double end(long moves, double time, LangevinIteration<double[]> chain) {
                        double v = Objects.requireNonNull(chain.velocity())[0];
                        return v * v;
                    }
                });
        double mean = squares.stream().mapToDouble(square -> square).average().orElseThrow();
        assertThat(mean).isCloseTo(0.25, within(4 * 0.25 * Math.sqrt(2.0 / 4_000)));
    }

    @Test
    void whatAWatchThrowsComesOut() {
        FirstPassage<double[]> faulty = new FirstPassage<>(
                Wells.chains(Wells.overdamped(0.01, 1), 1, 1, -1),
                x -> {
                    throw new UnsupportedOperationException("no such point");
                },
                10);
        assertThatThrownBy(() -> faulty.run(3, 1, 2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> faulty.run(0, 1, 2)).hasMessage("chains must be at least 1, got 0");
        assertThatThrownBy(() -> faulty.run(1, 1, 0)).hasMessage("threads must be at least 1, got 0");
    }
}
