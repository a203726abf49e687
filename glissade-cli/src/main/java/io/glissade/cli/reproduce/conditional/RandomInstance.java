package io.glissade.cli.reproduce.conditional;

import io.glissade.atom.AtomSet;
import io.glissade.atom.AtomicPoint;
import io.glissade.atom.GroupAtoms;
import io.glissade.atom.TotalVariation;
import io.glissade.conditional.GaugeProblem;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.loss.Logistic;
import io.glissade.loss.Squared;
import io.glissade.penalty.PowerPenalty;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A convex problem drawn at random, and which elements a solution of it uses.
 *
 * @param used one for each element
 */
@SuppressWarnings("ArrayRecordComponent")
record RandomInstance(GaugeProblem problem, boolean[] used) {

    /** Relative to the largest coordinate; what a gap of {@link #ACCURATE} leaves of an element that should be zero is far below. */
    private static final double ZERO = 1e-6;

    private static final double ACCURATE = 1e-10;

    /** The sets of atoms. */
    enum Kind {
        COORDINATES,
        GROUPS,
        JUMPS
    }

    /** Rows, columns, truth, noise, power and weight all come from the seed. */
    static RandomInstance of(Kind kind, boolean logistic, long seed) {
        RandomGenerator random = Sensing.random(seed);
        int columns = 10 + random.nextInt(30);
        int rows = 20 + random.nextInt(40);
        double[] matrix = Sensing.normal(random, rows, columns).values();
        if (kind == Kind.JUMPS) {
            rowsAddToOne(matrix, columns);
        }
        DenseDesign design = new DenseDesign(rows, columns, matrix);
        AtomSet atoms =
                switch (kind) {
                    case COORDINATES -> GroupAtoms.l1(columns);
                    case GROUPS -> groups(random, columns);
                    case JUMPS -> new TotalVariation(columns);
                };
        double[] truth = truth(random, atoms);
        double[] targets = new double[rows];
        for (int i = 0; i < rows; i++) {
            double margin = design.dot(i, truth) + 0.3 * random.nextGaussian();
            targets[i] = !logistic ? margin : margin > 0 ? 1 : -1;
        }
        LinearSum sum = sum(design, targets, logistic, false);
        double power = 1.5 + 0.5 * random.nextInt(4);
        double weight = levelAtZero(sum, atoms) * Math.exp(-1 - 3 * random.nextDouble());
        GaugeProblem problem = GaugeProblem.of(sum, atoms, new PowerPenalty(power, weight));
        return new RandomInstance(problem, kind == Kind.JUMPS ? usedJumps(problem) : used(problem));
    }

    private static LinearSum sum(Design design, double[] targets, boolean logistic, boolean intercept) {
        return new LinearSum(design, targets, null, logistic ? new Logistic() : new Squared(), 0, 0, intercept);
    }

    private static void rowsAddToOne(double[] matrix, int columns) {
        for (int from = 0; from < matrix.length; from += columns) {
            double excess = Arrays.stream(matrix, from, from + columns).sum() - 1;
            for (int j = 0; j < columns; j++) {
                matrix[from + j] -= excess / columns;
            }
        }
    }

    /** Groups of one to five neighbours, weighted by the roots of their sizes. */
    private static GroupAtoms groups(RandomGenerator random, int columns) {
        int[] starts = new int[columns + 1];
        int count = 0;
        while (starts[count] < columns) {
            starts[count + 1] = Math.min(columns, starts[count] + 1 + random.nextInt(5));
            count++;
        }
        int[] used = Arrays.copyOf(starts, count + 1);
        double[] weights = IntStream.range(0, count)
                .mapToDouble(e -> Math.sqrt(used[e + 1] - used[e]))
                .toArray();
        return new GroupAtoms(columns, used, IntStream.range(0, columns).toArray(), weights, GroupAtoms.Signs.ANY);
    }

    /** A fifth of the elements. */
    private static double[] truth(RandomGenerator random, AtomSet atoms) {
        double[] truth = new double[atoms.dimension()];
        for (int e = 0; e < atoms.elements(); e++) {
            if (random.nextDouble() < 0.2) {
                double common = random.nextGaussian();
                for (int j : atoms.coordinates(e)) {
                    truth[j] += atoms.constantsAreFree() ? common : random.nextGaussian();
                }
            }
        }
        return truth;
    }

    private static double levelAtZero(LinearSum sum, AtomSet atoms) {
        double[] descent = sum.space().zero();
        sum.valueAndGradient(sum.space().zero(), descent);
        double mean =
                atoms.constantsAreFree() ? Arrays.stream(descent).average().orElseThrow() : 0;
        for (int j = 0; j < descent.length; j++) {
            descent[j] = mean - descent[j];
        }
        AtomicPoint point = atoms.point();
        return point.support(descent);
    }

    private static boolean[] used(GaugeProblem problem) {
        double[] x = Solution.point(Solution.METHOD, problem, ACCURATE);
        double largest = Arrays.stream(x).map(Math::abs).max().orElseThrow();
        boolean[] used = new boolean[problem.atoms().elements()];
        for (int e = 0; e < used.length; e++) {
            used[e] = Arrays.stream(problem.atoms().coordinates(e)).anyMatch(j -> Math.abs(x[j]) > ZERO * largest);
        }
        return used;
    }

    /** The same problem in the jumps: a column for each that adds up the columns behind it, and an intercept for the constant. */
    private static boolean[] usedJumps(GaugeProblem problem) {
        LinearSum sum = problem.sum();
        int jumps = sum.design().columns() - 1;
        double[] matrix = new double[sum.rows() * jumps];
        for (int i = 0; i < sum.rows(); i++) {
            double[] row = new double[jumps + 1];
            sum.design().add(i, 1, row);
            double behind = 0;
            for (int e = jumps - 1; e >= 0; e--) {
                behind += row[e + 1];
                matrix[i * jumps + e] = behind;
            }
        }
        double[] targets =
                IntStream.range(0, sum.rows()).mapToDouble(sum::target).toArray();
        LinearSum inJumps =
                sum(new DenseDesign(sum.rows(), jumps, matrix), targets, sum.loss() instanceof Logistic, true);
        return used(GaugeProblem.of(inJumps, GroupAtoms.l1(jumps), problem.penalty()));
    }
}
