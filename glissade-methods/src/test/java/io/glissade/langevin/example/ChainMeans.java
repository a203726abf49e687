package io.glissade.langevin.example;

import io.glissade.langevin.LangevinIteration;
import io.glissade.langevin.LangevinMethod;
import io.glissade.oracle.Minibatches;
import io.glissade.random.CounterRandom;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/** The mean of a quantity along many independent chains with the standard error of it, from the spread of the chains' means. */
public record ChainMeans(double mean, double standardError) {

    /** Chains on one objective or on streams of their own, from {@code x0}; draws from move {@code burnIn} on. */
    public static ChainMeans of(
            LangevinMethod<double[]> method,
            IntFunction<Minibatches<double[]>> minibatches,
            double[] x0,
            int chains,
            int burnIn,
            int draws,
            ToDoubleFunction<LangevinIteration<double[]>> quantity) {
        double sum = 0;
        double squares = 0;
        for (int c = 0; c < chains; c++) {
            double mean = 0;
            try (LangevinIteration<double[]> chain = method.start(minibatches.apply(c), x0, new CounterRandom(17, c))) {
                for (int i = 0; i <= burnIn; i++) {
                    chain.step();
                }
                for (int i = 0; i < draws; i++) {
                    chain.step();
                    mean += quantity.applyAsDouble(chain) / draws;
                }
            }
            sum += mean / chains;
            squares += mean * mean / chains;
        }
        return new ChainMeans(sum, Math.sqrt((squares - sum * sum) / (chains - 1)));
    }

    /** How many standard errors the mean is from a number, with its sign. */
    public double errorsFrom(double expected) {
        return (mean - expected) / standardError;
    }
}
