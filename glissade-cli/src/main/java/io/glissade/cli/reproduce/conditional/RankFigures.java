package io.glissade.cli.reproduce.conditional;

import io.glissade.atom.NuclearNorm;
import io.glissade.cli.figure.Figure;
import io.glissade.conditional.ConditionalGradient;
import io.glissade.conditional.GaugeIteration;
import io.glissade.conditional.GaugeProblem;
import io.glissade.conditional.StepSize;
import io.glissade.conditional.screening.Screening;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.loss.Logistic;
import io.glissade.loss.Squared;
import io.glissade.penalty.PowerPenalty;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A5 with the nuclear norm: the bound on the rank of every solution is never below the rank of one. */
final class RankFigures {

    private static final int SIDE = 6;
    private static final int STEPS = 300;
    private static final double SHARP = 0.01;
    private static final double ACCURATE = 1e-9;
    /** Relative to the first singular value; far above what a relative gap of {@link #ACCURATE} leaves of one that should be zero. */
    private static final double ZERO = 1e-6;

    private RankFigures() {}

    static List<Figure> figures(int instances) {
        return List.of(figure("least-squares", false, instances), figure("logistic", true, instances));
    }

    /** Over the steps of a run: whether a bound was below the rank, the least bound, and whether a hundredth of the radius would have been too sharp. */
    private record Bounds(int rank, int least, boolean violated, boolean sharpFails) {}

    private static Figure figure(String name, boolean logistic, int instances) {
        List<Bounds> all = LongStream.rangeClosed(1, instances)
                .parallel()
                .mapToObj(seed -> bounds(problem(logistic, seed)))
                .toList();
        long violated = all.stream().filter(Bounds::violated).count();
        long sharp = all.stream().filter(Bounds::sharpFails).count();
        long useful = all.stream().filter(one -> one.least() < SIDE).count();
        long exact = all.stream().filter(one -> one.least() == one.rank()).count();
        return new Figure(
                "A5/nuclear-" + name,
                instances + " random problems in 6 x 6 matrices, 300 steps each: bounds below the rank of a solution",
                "none; some say something; with a hundredth of the radius some are (dense rows: the norm itself is a bound only)",
                String.format(
                        Locale.ROOT,
                        "%d; %d below full rank at the end, %d of them the rank itself; %d problems with a hundredth",
                        violated,
                        useful,
                        exact,
                        sharp),
                violated == 0 && useful > 0 && sharp > 0);
    }

    private static GaugeProblem problem(boolean logistic, long seed) {
        RandomGenerator random = Sensing.random(1000 + seed);
        int rows = 60 + random.nextInt(60);
        DenseDesign design = Sensing.normal(random, rows, SIDE * SIDE);
        DenseDesign factor = Sensing.normal(random, SIDE, 2);
        double[] truth = new double[SIDE * SIDE];
        for (int r = 0; r < SIDE; r++) {
            double[] row = new double[2];
            factor.add(r, 1, row);
            for (int c = 0; c < SIDE; c++) {
                truth[r * SIDE + c] = factor.dot(c, row);
            }
        }
        double[] targets = new double[rows];
        for (int i = 0; i < rows; i++) {
            double margin = design.dot(i, truth) + random.nextGaussian();
            targets[i] = !logistic ? margin : margin > 0 ? 1 : -1;
        }
        LinearSum sum = new LinearSum(design, targets, null, logistic ? new Logistic() : new Squared(), 0, 0, false);
        double weight = (logistic ? .02 : .2) * Math.exp(random.nextDouble());
        return GaugeProblem.of(sum, new NuclearNorm(SIDE, SIDE), new PowerPenalty(2, weight));
    }

    private static Bounds bounds(GaugeProblem problem) {
        NuclearNorm atoms = (NuclearNorm) problem.atoms();
        int rank = rank(atoms, ProximalMatrix.solution(problem, ACCURATE));
        double norm = atoms.norms(problem.sum(), problem.columns())[0];
        double smoothness = problem.sum().loss().smoothness() * norm * norm;
        double[] descent = problem.sum().space().zero();
        int least = SIDE;
        int sharpest = SIDE;
        ConditionalGradient method = new ConditionalGradient(new StepSize.LineSearch(), new Screening.Off());
        try (GaugeIteration run = method.start(problem, problem.sum().space().zero())) {
            for (int t = 0; t < STEPS; t++) {
                run.step();
                problem.sum().valueAndGradient(run.point(), descent);
                for (int j = 0; j < descent.length; j++) {
                    descent[j] = -descent[j];
                }
                double gap = run.certificate().gap();
                least = Math.min(least, atoms.rankBound(descent, smoothness, gap));
                sharpest = Math.min(sharpest, atoms.rankBound(descent, smoothness, SHARP * SHARP * gap));
            }
        }
        return new Bounds(rank, least, least < rank, sharpest < rank);
    }

    private static int rank(NuclearNorm atoms, double[] x) {
        var point = atoms.point();
        point.restart(x);
        double[] values = IntStream.range(0, point.rank())
                .mapToDouble(point::singularValue)
                .toArray();
        return (int)
                Arrays.stream(values).filter(value -> value > ZERO * values[0]).count();
    }
}
