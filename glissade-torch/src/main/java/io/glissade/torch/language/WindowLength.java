package io.glissade.torch.language;

import io.glissade.parameter.Require;
import java.util.random.RandomGenerator;

/** How long the windows are into which the rows of a text are cut. */
public sealed interface WindowLength {

    /** The shortest row, in tokens that have a successor, that can be cut. */
    int shortest();

    /** How many of the {@code predictions} tokens of a row that have a successor are used in one pass. */
    long used(long predictions);

    /** The length of the next window, in [1, left]. */
    long next(long left, RandomGenerator random);

    /** What the step size of a window of {@code length} tokens is multiplied with. */
    double stepFactor(long length);

    /**
     * All windows equally long; a last incomplete one is left out.
     *
     * @param tokens of a window, at least 1
     */
    record Fixed(int tokens) implements WindowLength {
        public Fixed {
            Require.atLeast("sequence", 1, tokens);
        }

        @Override
        public int shortest() {
            return tokens;
        }

        @Override
        public long used(long predictions) {
            return predictions - predictions % tokens;
        }

        @Override
        public long next(long left, RandomGenerator random) {
            return tokens;
        }

        @Override
        public double stepFactor(long length) {
            return 1;
        }
    }

    /**
     * Random lengths, so that a pass does not cut the text where the one before did: normal with standard deviation
     * {@value #DEVIATION} around {@code mean}, or with probability {@value #SHORT} around half of it, rounded down, at least
     * {@value #MINIMUM}. The last window of a pass takes what is left of the text and may be shorter. The step size is
     * proportional to the length. Source: {@code merity2018regularizing}.
     *
     * @param mean of most windows, at least {@value #MINIMUM}
     */
    record Random(int mean) implements WindowLength {
        private static final int MINIMUM = 5;
        private static final double DEVIATION = 5;
        private static final double SHORT = 0.05;

        public Random {
            Require.atLeast("sequence", MINIMUM, mean);
        }

        @Override
        public int shortest() {
            return 1;
        }

        @Override
        public long used(long predictions) {
            return predictions;
        }

        @Override
        public long next(long left, RandomGenerator random) {
            double centre = random.nextDouble() < SHORT ? mean / 2.0 : mean;
            long drawn = (long) (centre + DEVIATION * random.nextGaussian());
            return Math.min(left, Math.max(MINIMUM, drawn));
        }

        @Override
        public double stepFactor(long length) {
            return (double) length / mean;
        }
    }
}
