package io.glissade.chain;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Chains made from a hash by a few additions and multiplications: bench/peers/arviz_fixture.py makes the same to the last bit. */
final class SyntheticChains {

    private long state;

    private SyntheticChains(long seed) {
        this.state = seed;
    }

    private double uniform() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (((z ^ (z >>> 31)) >>> 11) + 0.5) * 0x1p-53;
    }

    // The sum of twelve uniforms has variance one and no function that languages round differently.
    private double bell() {
        double total = 0;
        for (int k = 0; k < 12; k++) {
            total += uniform();
        }
        return total - 6;
    }

    /** Autoregressive chains: coefficient times the value before, plus something of variance one. */
    static double[][] autoregressive(int chains, int draws, double coefficient) {
        double[][] values = new double[chains][draws];
        for (int chain = 0; chain < chains; chain++) {
            SyntheticChains stream = new SyntheticChains(1000 + chain);
            double value = 0;
            for (int draw = 0; draw < draws; draw++) {
                value = coefficient * value + stream.bell();
                values[chain][draw] = value;
            }
        }
        return values;
    }

    private static double[][] heavy(int chains, int draws) {
        double[][] values = new double[chains][draws];
        for (int chain = 0; chain < chains; chain++) {
            SyntheticChains stream = new SyntheticChains(2000 + chain);
            for (int draw = 0; draw < draws; draw++) {
                double u = stream.uniform();
                values[chain][draw] = (u - 0.5) / (u * (1 - u));
            }
        }
        return values;
    }

    static double[][] changed(double[][] chains, DoubleUnaryOperator change) {
        double[][] values = new double[chains.length][chains[0].length];
        for (int chain = 0; chain < values.length; chain++) {
            for (int draw = 0; draw < values[chain].length; draw++) {
                values[chain][draw] = change.applyAsDouble(chains[chain][draw]);
            }
        }
        return values;
    }

    /** The case of the fixture with this name. */
    static double[][] of(String name) {
        return switch (name) {
            case "independent" -> autoregressive(4, 250, 0);
            case "correlated" -> autoregressive(4, 2000, 0.98);
            case "antithetic" -> autoregressive(4, 500, -0.7);
            case "stuck" -> {
                double[][] chains = autoregressive(4, 200, 0.3);
                Arrays.fill(chains[2], 0.5);
                yield chains;
            }
            case "heavy" -> heavy(4, 300);
            case "odd" -> autoregressive(3, 101, 0.5);
            case "apart" -> {
                double[][] chains = autoregressive(4, 100, 0.2);
                for (int chain = 0; chain < 4; chain++) {
                    for (int draw = 0; draw < 100; draw++) {
                        chains[chain][draw] += 0.3 * chain;
                    }
                }
                yield chains;
            }
            case "single" -> autoregressive(1, 64, 0.3);
            case "tied" -> changed(autoregressive(4, 120, 0.4), value -> Math.floor(3 * value));
            case "offset" -> changed(autoregressive(4, 150, 0.1), value -> value + 1048576);
            case "seven" -> autoregressive(2, 7, 0);
            case "four" -> autoregressive(2, 4, 0);
            default -> throw new IllegalArgumentException("no case " + name);
        };
    }
}
