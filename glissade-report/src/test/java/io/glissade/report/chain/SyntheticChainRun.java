package io.glissade.report.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A run that no command made: random walks with refusal in a double well, and as many more independent variables as wanted. */
record SyntheticChainRun(ChainRecord record, ChainDraws draws) {

    static double well(double x, double y) {
        double tilted = x * x - 1;
        return 1.5 * tilted * tilted + 0.5 * (y - 0.6 * x) * (y - 0.6 * x);
    }

    static SyntheticChainRun usual() {
        return of(List.of("x[0]", "x[1]", "scale"), 4, 400);
    }

    static SyntheticChainRun of(List<String> names, int chains, int length) {
        double[][][] values = new double[names.size()][chains][length];
        double[][] objective = new double[chains][length];
        double[][] kinetic = new double[chains][length];
        for (int chain = 0; chain < chains; chain++) {
            SplittableRandom random = new SplittableRandom(17 + chain);
            double x = chain % 2 == 0 ? -1 : 1;
            double y = 0;
            for (int draw = 0; draw < length; draw++) {
                for (int repeat = 0; repeat < 3; repeat++) {
                    double newX = x + random.nextDouble(-0.7, 0.7);
                    double newY = y + random.nextDouble(-0.7, 0.7);
                    if (Math.log(random.nextDouble()) < well(x, y) - well(newX, newY)) {
                        x = newX;
                        y = newY;
                    }
                }
                for (int variable = 0; variable < names.size(); variable++) {
                    values[variable][chain][draw] = switch (variable) {
                        case 0 -> x;
                        case 1 -> y;
                        default -> Math.exp(random.nextGaussian() / 2);
                    };
                }
                objective[chain][draw] = well(x, y);
                kinetic[chain][draw] = -Math.log(random.nextDouble());
            }
        }
        ChainDraws draws = new ChainDraws(names, values, objective, kinetic);
        return new SyntheticChainRun(record(draws, names.size() > 1 ? landscape(names) : null), draws);
    }

    static ChainRecord record(ChainDraws draws, ChainRecord.@Nullable Landscape landscape) {
        List<ChainRecord.Variable> table = new ArrayList<>();
        for (int variable = 0; variable < draws.variables().size(); variable++) {
            double[] sorted = Stream.of(draws.of(variable))
                    .flatMapToDouble(Arrays::stream)
                    .sorted()
                    .toArray();
            double mean = Arrays.stream(sorted).average().orElseThrow();
            double variance = Arrays.stream(sorted)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElseThrow();
            table.add(new ChainRecord.Variable(
                    draws.variables().get(variable),
                    mean,
                    Math.sqrt(variance),
                    Math.sqrt(variance / 200),
                    sorted[sorted.length / 20],
                    sorted[sorted.length / 2],
                    sorted[sorted.length - 1 - sorted.length / 20],
                    1 + 0.003 * variable,
                    500.0 - 10 * variable,
                    450,
                    variable < 2 ? 0 : Double.NaN,
                    Double.NaN));
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("step", 0.1);
        settings.put("scheme", "baoab");
        List<Double> times = IntStream.range(0, 300)
                .mapToObj(k -> -40 * Math.log((k + 0.5) / 300))
                .collect(Collectors.toList());
        return new ChainRecord(
                "sample",
                "Double well in two dimensions by BAOAB",
                "2025-01-01T12:00:00Z",
                2.5,
                "Completed",
                "The chains agree: R-hat is at most 1.006 and the smallest effective sample size 450.",
                List.of("The effective sample size is below 100 per chain for 1 of 3 variables."),
                List.of("Draws are every third step."),
                Map.of(),
                settings,
                Map.of("name", "double-well"),
                Map.of("cores", "2"),
                Map.of("java", "17"),
                1,
                table,
                Stream.generate(() -> new ChainRecord.Chain(3000, 0.62, 0.9))
                        .limit(draws.chains())
                        .toList(),
                List.of(new ChainRecord.Swap(1, 2, 0.31)),
                List.of(density(draws.variables().get(0))),
                List.of(new ChainRecord.Exits("Time to leave the left well", "time units", times, 3, 42)),
                landscape);
    }

    private static ChainRecord.Density density(String name) {
        List<Double> x =
                IntStream.rangeClosed(-200, 200).mapToObj(k -> k / 100.0).toList();
        List<Double> weights = x.stream()
                .map(at -> Math.exp(-1.5 * (at * at - 1) * (at * at - 1)))
                .toList();
        double area = 0.01 * weights.stream().mapToDouble(Double::doubleValue).sum();
        return new ChainRecord.Density(
                name, x, weights.stream().map(weight -> weight / area).toList());
    }

    static ChainRecord.Landscape landscape(List<String> names) {
        List<Double> x = grid(-2, 2, 61);
        List<Double> y = grid(-3.5, 3.5, 51);
        return new ChainRecord.Landscape(
                names.get(0),
                names.get(1),
                x,
                y,
                y.stream()
                        .map(up -> x.stream().map(right -> well(right, up)).toList())
                        .toList());
    }

    private static List<Double> grid(double from, double to, int points) {
        return DoubleStream.iterate(0, k -> k + 1)
                .limit(points)
                .mapToObj(k -> from + k * (to - from) / (points - 1))
                .toList();
    }

    String page() {
        return ChainPage.render(record, draws);
    }
}
