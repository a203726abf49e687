package io.glissade.langevin.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.langevin.ChainMethod;
import io.glissade.langevin.LangevinIteration;
import io.glissade.langevin.LangevinMethod;
import io.glissade.langevin.adjusted.Mala;
import io.glissade.langevin.example.ChainMeans;
import io.glissade.langevin.example.DoubleWell;
import io.glissade.langevin.overdamped.Overdamped;
import io.glissade.langevin.underdamped.Scheme;
import io.glissade.langevin.underdamped.Underdamped;
import io.glissade.oracle.Minibatches;
import io.glissade.random.CounterRandom;
import io.glissade.testfunction.Quadratic;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReplicaExchangeTest {

    /** A barrier of 12 temperatures and a tilt that gives the right well about a fifth of the weight. */
    private static final DoubleWell WELL = new DoubleWell(12, 0.7);

    private static ReplicaExchange<double[]> exchange() {
        return ReplicaExchange.geometric(1, 15, 5, 2, t -> new Mala<>(0.01 * Math.sqrt(t), t));
    }

    private static ChainMeans right(LangevinMethod<double[]> method, int draws) {
        return ChainMeans.of(
                method,
                c -> Minibatches.always(WELL),
                new double[] {1},
                24,
                500,
                draws,
                chain -> chain.point()[0] > 0 ? 1 : 0);
    }

    @Test
    void theColdestVisitsBothWellsWithTheirWeights() {
        double weight = WELL.mean(1, x -> x > 0 ? 1 : 0);
        assertThat(weight).isBetween(0.15, 0.25);
        assertThat(right(new Mala<>(0.01, 1), 4_000).mean()).isGreaterThan(0.9);
        ChainMeans exchanging = right(exchange(), 4_000);
        assertThat(exchanging.standardError()).isLessThan(0.02);
        assertThat(exchanging.errorsFrom(weight)).isBetween(-4.0, 4.0);
    }

    /** Velocities are rescaled, so the kinetic temperature of the coldest stays what BAOAB makes it on a quadratic. */
    @Test
    void velocitiesKeepTheTemperatureOfTheirReplica() {
        double h = 0.5;
        ReplicaExchange<double[]> exchange =
                ReplicaExchange.geometric(1, 9, 3, 1, t -> new Underdamped<>(Scheme.BAOAB, h, 1, t));
        ChainMeans kinetic = ChainMeans.of(
                exchange, c -> Minibatches.always(new Quadratic(1)), new double[1], 100, 50, 1_000, chain -> {
                    double[] velocity = chain.velocity();
                    return velocity == null ? Double.NaN : velocity[0] * velocity[0];
                });
        assertThat(kinetic.errorsFrom(1 - h * h / 4)).isBetween(-4.0, 4.0);
    }

    /** For x = sqrt(T) z in d dimensions, neighbours at ratio r exchange with probability 2 P(...): here d = 2, in closed form 2/(1 + r). */
    @Test
    void swapRatesAreThoseOfAGaussian() {
        List<Mala<double[]>> ladder = List.of(new Mala<>(0.8, 1), new Mala<>(1.6, 2), new Mala<>(2.4, 6));
        try (LangevinIteration<double[]> chain = new ReplicaExchange<>(ladder, 1)
                .start(Minibatches.always(new Quadratic(1, 1)), new double[2], new CounterRandom(4, 0))) {
            assertThat(chain.swapRates()).containsExactly(Double.NaN, Double.NaN);
            for (int i = 0; i < 60_000; i++) {
                chain.step();
            }
            assertThat(chain.swapRates()[0]).isCloseTo(2.0 / 3, within(0.015));
            assertThat(chain.swapRates()[1]).isCloseTo(0.5, within(0.015));
        }
    }

    @Test
    void pairsTakeTurns() {
        List<Mala<double[]>> ladder = List.of(new Mala<>(0.8, 1), new Mala<>(0.8, 1), new Mala<>(0.8, 1));
        try (LangevinIteration<double[]> chain = new ReplicaExchange<>(ladder, 3)
                .start(Minibatches.always(new Quadratic(1)), new double[1], new CounterRandom(4, 0))) {
            for (int i = 0; i <= 3; i++) {
                chain.step();
            }
            assertThat(chain.swapRates()).containsExactly(1, Double.NaN);
            for (int i = 0; i < 3; i++) {
                chain.step();
            }
            assertThat(chain.swapRates()).containsExactly(1, 1);
        }
    }

    @Test
    void temperaturesAreInGeometricProgression() {
        List<? extends ChainMethod<double[]>> ladder = exchange().ladder();
        assertThat(ladder).hasSize(5);
        for (int i = 0; i < 5; i++) {
            assertThat(ladder.get(i).temperature().at(0)).isCloseTo(Math.pow(15, i / 4.0), within(1e-13));
        }
    }

    @Test
    void aHotReplicaThatDivergesIsNamed() {
        List<ChainMethod<double[]>> ladder = List.of(new Overdamped<>(0.1, 1), new Overdamped<>(3, 4));
        try (LangevinIteration<double[]> chain = new ReplicaExchange<>(ladder, 1_000_000)
                .start(Minibatches.always(new Quadratic(1)), new double[] {1}, new CounterRandom(4, 0))) {
            for (int i = 0; i < 3_000; i++) {
                chain.step();
            }
            assertThat(chain.nonFinite())
                    .matches("Step \\d+: replica 1: the energy is not finite \\(energy Infinity\\)\\.");
        }
    }

    @Test
    void numbersOutsideTheirBoundsAreNamed() {
        assertThatThrownBy(() -> new ReplicaExchange<>(List.of(new Mala<double[]>(1, 1)), 1))
                .hasMessage("replicas must be at least 2, got 1");
        assertThatThrownBy(() -> ReplicaExchange.geometric(1, 1, 3, 1, t -> new Mala<double[]>(1, t)))
                .hasMessage("hottest must be above coldest = 1.0, got 1.0");
        assertThatThrownBy(() -> new ReplicaExchange<>(exchange().ladder(), 0))
                .hasMessage("period must be at least 1, got 0");
        List<Mala<double[]>> ladder = List.of(new Mala<>(1, 1), new Mala<>(-1, 1));
        try (LangevinIteration<double[]> chain = new ReplicaExchange<>(ladder, 1)
                .start(Minibatches.always(new Quadratic(1)), new double[1], new CounterRandom(4, 0))) {
            chain.step();
            assertThatThrownBy(chain::step)
                    .hasMessage(
                            "replica 1 at move 0 must have a positive step size and a temperature that is not negative, "
                                    + "both finite, got -1.0 and 1.0");
        }
    }
}
