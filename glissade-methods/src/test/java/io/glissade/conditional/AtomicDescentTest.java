package io.glissade.conditional;

import io.glissade.conditional.AtomicDescent.Moves;
import io.glissade.conditional.example.GaugeMethodContract;
import io.glissade.conditional.screening.Screening;
import org.junit.jupiter.api.Nested;

/** The three variants keep what every gauge method keeps. */
final class AtomicDescentTest {

    @Nested
    final class Away implements GaugeMethodContract {
        @Override
        public GaugeMethod method(Screening screening) {
            return new AtomicDescent(Moves.AWAY, screening);
        }

        @Override
        public int steps() {
            return 300;
        }

        @Override
        public double gap() {
            return 1e-9;
        }
    }

    @Nested
    final class Pairwise implements GaugeMethodContract {
        @Override
        public GaugeMethod method(Screening screening) {
            return new AtomicDescent(Moves.PAIRWISE, screening);
        }

        @Override
        public int steps() {
            return 300;
        }

        @Override
        public double gap() {
            return 1e-9;
        }
    }

    @Nested
    final class Corrective implements GaugeMethodContract {
        @Override
        public GaugeMethod method(Screening screening) {
            return new AtomicDescent(Moves.CORRECTIVE, screening);
        }

        @Override
        public int steps() {
            return 60;
        }

        @Override
        public double gap() {
            return 1e-10;
        }
    }
}
