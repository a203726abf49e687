package io.glissade.langevin.example;

import io.glissade.langevin.LangevinMethod;
import io.glissade.langevin.adjusted.AdjustedUnderdamped;
import io.glissade.langevin.adjusted.Mala;
import io.glissade.langevin.exchange.ReplicaExchange;
import io.glissade.langevin.overdamped.LowRankRotation;
import io.glissade.langevin.overdamped.Overdamped;
import io.glissade.langevin.preconditioned.Preconditioned;
import io.glissade.langevin.schedule.GeometricAnnealing;
import io.glissade.langevin.schedule.PolynomialDecay;
import io.glissade.langevin.schedule.Schedule;
import io.glissade.langevin.underdamped.Scheme;
import io.glissade.langevin.underdamped.Sghmc;
import io.glissade.langevin.underdamped.Underdamped;
import io.glissade.space.CoordinateSpace;
import io.glissade.space.EuclideanSpace;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** Every Langevin method and named scheme keeps the contract of a chain. */
final class LangevinContractTest {

    private interface OfArrays extends LangevinContract<double[]> {
        @Override
        default CoordinateSpace<double[]> space(int dimension) {
            return new EuclideanSpace(dimension);
        }

        @Override
        default double[] toArray(double[] x) {
            return x.clone();
        }
    }

    private interface OfScheme extends OfArrays {
        Scheme scheme();

        @Override
        default LangevinMethod<double[]> method(CoordinateSpace<double[]> space) {
            return new Underdamped<>(scheme(), 0.2, 1.5, 0.7);
        }
    }

    @Nested
    final class Baoab implements OfScheme {
        @Override
        public Scheme scheme() {
            return Scheme.BAOAB;
        }
    }

    @Nested
    final class Obabo implements OfScheme {
        @Override
        public Scheme scheme() {
            return Scheme.OBABO;
        }
    }

    @Nested
    final class Aboba implements OfScheme {
        @Override
        public Scheme scheme() {
            return Scheme.ABOBA;
        }
    }

    @Nested
    final class Ubu implements OfScheme {
        @Override
        public Scheme scheme() {
            return Scheme.UBU;
        }
    }

    @Nested
    final class Bu implements OfScheme {
        @Override
        public Scheme scheme() {
            return Scheme.BU;
        }
    }

    @Nested
    final class FrozenGradient implements OfScheme {
        @Override
        public Scheme scheme() {
            return Scheme.FROZEN_GRADIENT;
        }
    }

    @Nested
    final class ExplicitEuler implements OfScheme {
        @Override
        public Scheme scheme() {
            return Scheme.EXPLICIT_EULER;
        }
    }

    @Nested
    final class SemiImplicitEuler implements OfScheme {
        @Override
        public Scheme scheme() {
            return Scheme.SEMI_IMPLICIT_EULER;
        }
    }

    @Nested
    final class Reversible implements OfArrays {
        @Override
        public LangevinMethod<double[]> method(CoordinateSpace<double[]> space) {
            return new Overdamped<>(0.2, 0.7);
        }
    }

    @Nested
    final class WithSchedules implements OfArrays {
        @Override
        public LangevinMethod<double[]> method(CoordinateSpace<double[]> space) {
            return new Overdamped<>(new PolynomialDecay(0.2, 1, 0.3), new GeometricAnnealing(2, 0.1, 6), null);
        }
    }

    @Nested
    final class Rotated implements OfArrays {
        @Override
        public LangevinMethod<double[]> method(CoordinateSpace<double[]> space) {
            double[] u = space.zero();
            double[] v = space.zero();
            u[0] = 1;
            v[u.length - 1] = 2;
            LowRankRotation<double[]> rotation = new LowRankRotation<>(space, List.of(u), List.of(v));
            return new Overdamped<>(Schedule.constant(0.2), Schedule.constant(0.7), rotation);
        }
    }

    @Nested
    final class Corrected implements OfArrays {
        @Override
        public LangevinMethod<double[]> method(CoordinateSpace<double[]> space) {
            return new Sghmc<>(0.2, 1.5, 0.7, 2);
        }
    }

    @Nested
    final class AdjustedOverdamped implements OfArrays {
        @Override
        public LangevinMethod<double[]> method(CoordinateSpace<double[]> space) {
            return new Mala<>(0.2, 0.7);
        }

        @Override
        public boolean refusesNonFinite() {
            return true;
        }
    }

    @Nested
    final class Adjusted implements OfArrays {
        @Override
        public LangevinMethod<double[]> method(CoordinateSpace<double[]> space) {
            return new AdjustedUnderdamped<>(Schedule.constant(0.2), 1.5, Schedule.constant(0.7), 3);
        }

        @Override
        public boolean refusesNonFinite() {
            return true;
        }
    }

    @Nested
    final class Scaled implements OfArrays {
        @Override
        public LangevinMethod<double[]> method(CoordinateSpace<double[]> space) {
            double[] scales = space.zero();
            space.fill(1, scales);
            scales[0] = -0.5;
            return new Preconditioned<>(new Overdamped<>(0.2, 0.7), space, scales);
        }
    }

    @Nested
    final class Exchanging implements OfArrays {
        @Override
        public LangevinMethod<double[]> method(CoordinateSpace<double[]> space) {
            return ReplicaExchange.geometric(0.7, 3, 3, 2, t -> new Underdamped<>(Scheme.BAOAB, 0.2, 1.5, t));
        }
    }

    @Nested
    final class ExchangingOffThePoint implements OfArrays {
        @Override
        public LangevinMethod<double[]> method(CoordinateSpace<double[]> space) {
            return ReplicaExchange.geometric(0.7, 3, 2, 2, t -> new Underdamped<>(Scheme.UBU, 0.2, 1.5, t));
        }
    }
}
