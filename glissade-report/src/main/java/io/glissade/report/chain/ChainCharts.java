package io.glissade.report.chain;

import io.glissade.report.page.Curve;
import io.glissade.report.page.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the charts of a run of chains draw; numbers that are not finite become {@code null} on the page.
 *
 * @param draws of each chain
 * @param chains how many are drawn: the first ones
 * @param variables those that are drawn
 * @param energyName what the energy is: objective, or objective and kinetic energy together
 * @param energy of each chain drawn, along its draws
 * @param energies of all draws about the mean of their chain, and in the second part the changes from draw to draw
 * @param exits one for each kind of time
 * @param landscape the objective over a plane
 * @param paths the chains on it
 */
record ChainCharts(
        int draws,
        int chains,
        List<Variable> variables,
        String energyName,
        List<Curve> energy,
        Histogram energies,
        List<Exits> exits,
        ChainRecord.@Nullable Landscape landscape,
        List<Path> paths) {

    private static final int MOST_CHAINS = 8;
    private static final int MOST_POINTS = 420;
    private static final int MOST_STEPS = 1500;
    private static final int MOST_LAGS = 48;

    /**
     * A variable.
     *
     * @param traces of each chain drawn
     * @param marginal of all draws, and in parts of each chain drawn
     * @param density the exact one where it is known
     * @param lags ascending from 0
     * @param correlations at the lags, the mean over the chains that move
     */
    record Variable(
            String name,
            double exactMean,
            double exactSd,
            List<Curve> traces,
            Histogram marginal,
            ChainRecord.@Nullable Density density,
            List<Integer> lags,
            List<Double> correlations) {}

    /** Times of a kind, as a histogram. */
    record Exits(
            String name, String unit, Histogram times, double mean, double expected, long finished, long unfinished) {}

    /**
     * A chain on the plane.
     *
     * @param draw at which each point is
     */
    record Path(List<Integer> draw, List<Double> x, List<Double> y) {}

    static ChainCharts of(ChainRecord record, ChainDraws draws) {
        int chains = Math.min(MOST_CHAINS, draws.chains());
        double[][] energy = energy(draws);
        return new ChainCharts(
                draws.draws(),
                chains,
                ShownVariables.drawn(record, draws.variables().size()).stream()
                        .map(variable -> variable(record, draws, variable, chains))
                        .toList(),
                draws.hasKinetic() ? "objective + kinetic energy" : "objective",
                traces(energy, chains),
                Histogram.of(new double[][] {centred(energy), changes(energy)}),
                record.exits().stream().map(ChainCharts::exits).toList(),
                record.landscape(),
                paths(record.landscape(), draws, chains));
    }

    private static Variable variable(ChainRecord record, ChainDraws draws, int variable, int chains) {
        String name = draws.variables().get(variable);
        double[][] values = draws.of(variable);
        ChainRecord.@Nullable Variable row = record.table().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElse(null);
        ChainRecord.@Nullable Density density = record.densities().stream()
                .filter(candidate -> candidate.variable().equals(name))
                .findFirst()
                .orElse(null);
        int last = lastLag(row, draws);
        int step = Math.max(1, (last + MOST_LAGS - 1) / MOST_LAGS);
        List<Integer> lags =
                IntStream.rangeClosed(0, last / step).map(k -> k * step).boxed().toList();
        Histogram all = Histogram.of(values);
        return new Variable(
                name,
                row == null ? Double.NaN : row.exactMean(),
                row == null ? Double.NaN : row.exactSd(),
                traces(values, chains),
                new Histogram(
                        all.from(),
                        all.width(),
                        all.densities(),
                        all.parts().subList(0, Math.min(chains, all.parts().size()))),
                density,
                lags,
                correlations(values, lags));
    }

    /** Four times the time after which a draw counts anew, as far as it is known. */
    private static int lastLag(ChainRecord.@Nullable Variable row, ChainDraws draws) {
        double time = row == null ? Double.NaN : (double) draws.draws() * draws.chains() / row.bulkEss();
        double wanted = Double.isFinite(time) ? Math.max(20, 4 * time) : 100;
        return (int) Math.min(wanted, Math.max(0, draws.draws() / 2 - 1));
    }

    private static List<Double> correlations(double[][] chains, List<Integer> lags) {
        double[] sums = new double[lags.size()];
        int moving = 0;
        for (double[] chain : chains) {
            double mean = Arrays.stream(chain).average().orElse(Double.NaN);
            double variance = covariance(chain, mean, 0);
            if (variance > 0) {
                moving++;
                for (int k = 0; k < sums.length; k++) {
                    sums[k] += covariance(chain, mean, lags.get(k)) / variance;
                }
            }
        }
        double count = moving;
        return Arrays.stream(sums).mapToObj(sum -> Figures.rounded(sum / count)).toList();
    }

    private static double covariance(double[] chain, double mean, int lag) {
        double sum = 0;
        for (int draw = lag; draw < chain.length; draw++) {
            sum += (chain[draw] - mean) * (chain[draw - lag] - mean);
        }
        return sum;
    }

    private static List<Curve> traces(double[][] values, int chains) {
        double[] x = IntStream.range(0, values[0].length).asDoubleStream().toArray();
        return Arrays.stream(values, 0, chains)
                .map(chain -> Curve.of(x, chain, MOST_POINTS))
                .toList();
    }

    private static double[][] energy(ChainDraws draws) {
        double[][] energy = new double[draws.chains()][];
        for (int chain = 0; chain < energy.length; chain++) {
            energy[chain] = draws.objective()[chain].clone();
            for (int draw = 0; draws.hasKinetic() && draw < energy[chain].length; draw++) {
                energy[chain][draw] += draws.kinetic()[chain][draw];
            }
        }
        return energy;
    }

    private static double[] centred(double[][] energy) {
        return Arrays.stream(energy)
                .flatMapToDouble(chain -> {
                    double mean = Arrays.stream(chain).average().orElse(Double.NaN);
                    return Arrays.stream(chain).map(value -> value - mean);
                })
                .toArray();
    }

    private static double[] changes(double[][] energy) {
        return Arrays.stream(energy)
                .flatMapToDouble(
                        chain -> IntStream.range(1, chain.length).mapToDouble(draw -> chain[draw] - chain[draw - 1]))
                .toArray();
    }

    private static Exits exits(ChainRecord.Exits exits) {
        double[] times = exits.times().stream().mapToDouble(Double::doubleValue).toArray();
        return new Exits(
                exits.name(),
                exits.unit(),
                Histogram.of(new double[][] {times}),
                Arrays.stream(times).average().orElse(Double.NaN),
                exits.expected(),
                times.length,
                exits.unfinished());
    }

    private static List<Path> paths(ChainRecord.@Nullable Landscape landscape, ChainDraws draws, int chains) {
        List<Path> paths = new ArrayList<>();
        if (landscape == null) {
            return paths;
        }
        double[][] x = draws.of(draws.variables().indexOf(landscape.xName()));
        double[][] y = draws.of(draws.variables().indexOf(landscape.yName()));
        int step = (draws.draws() + MOST_STEPS - 1) / MOST_STEPS;
        List<Integer> shown = IntStream.range(0, draws.draws())
                .filter(draw -> draw % step == 0)
                .boxed()
                .toList();
        for (int chain = 0; chain < chains; chain++) {
            double[] right = x[chain];
            double[] up = y[chain];
            paths.add(new Path(
                    shown,
                    shown.stream().map(draw -> Figures.rounded(right[draw])).toList(),
                    shown.stream().map(draw -> Figures.rounded(up[draw])).toList()));
        }
        return paths;
    }
}
