package io.glissade.cli.reproduce.multilevel;

import io.glissade.cli.figure.Figure;
import io.glissade.nested.hypergradient.Checkpointed;
import io.glissade.nested.hypergradient.ForwardRecursion;
import io.glissade.nested.hypergradient.Hypergradient;
import io.glissade.nested.hypergradient.Implicit;
import io.glissade.nested.hypergradient.Reverse;
import io.glissade.nested.problem.RandomQuadratic;
import io.glissade.nested.solver.ConjugateGradient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A10: two, three and four levels on random quadratics. */
final class DepthFigures {

    private DepthFigures() {}

    static List<Figure> figures(boolean full) {
        List<Figure> figures = new ArrayList<>();
        figures.add(gradients("reverse", new Reverse()));
        figures.add(gradients("forward", new ForwardRecursion()));
        figures.add(gradients("checkpointed", new Checkpointed()));
        figures.add(differences());
        figures.add(exact("reverse", new Reverse(), full ? 60 : 30, full ? 1e-9 : 1e-4));
        figures.add(exact("implicit", new Implicit(new ConjugateGradient(1e-14, 20)), 60, 1e-9));
        figures.add(steps(new int[] {3}));
        figures.add(steps(new int[] {3, 3}));
        figures.add(steps(new int[] {3, 3, 3}));
        figures.add(steps(new int[] {2, 3, 4}));
        if (full) {
            figures.add(steps(new int[] {10, 10, 10}));
        }
        return figures;
    }

    private static RandomQuadratic quadratic(long seed, int... counts) {
        int[] dimensions = new int[counts.length + 1];
        Arrays.fill(dimensions, 2);
        dimensions[0] = 3;
        return new RandomQuadratic(dimensions, counts, seed);
    }

    private static Figure gradients(String name, Hypergradient strategy) {
        double worst = 0;
        double[] point = {0.7, -1.1, 0.4};
        for (int seed = 0; seed < 3; seed++) {
            RandomQuadratic quadratic = quadratic(seed, 2, 2, 2);
            double[] found = Outermost.at(quadratic::problem, strategy, point).gradient();
            worst = Math.max(
                    worst, Outermost.distance(found, quadratic.unrolled().gradient(point)));
        }
        return AtMost.figure(
                "A10/" + name,
                "difference of gradients of four levels from the closed form, three random problems, " + name,
                1e-12,
                worst);
    }

    /** Central differences of a quadratic have no error but rounding. */
    private static Figure differences() {
        RandomQuadratic quadratic = quadratic(5, 2, 2, 2);
        double[] point = {0.7, -1.1, 0.4};
        double[] found = Outermost.at(quadratic::problem, new Reverse(), point).gradient();
        double[] differences = new double[point.length];
        for (int j = 0; j < point.length; j++) {
            double[] up = point.clone();
            double[] down = point.clone();
            up[j] += 0.5;
            down[j] -= 0.5;
            differences[j] = Outermost.at(quadratic::problem, new Reverse(), up).value()
                    - Outermost.at(quadratic::problem, new Reverse(), down).value();
        }
        return AtMost.figure(
                "A10/differences",
                "difference of a gradient of four levels from central differences of its value",
                1e-9,
                Outermost.distance(found, differences));
    }

    /** Each step of size 1 over the trace leaves at most 1 - 1/condition of the way, so the unrolled levels are all but exact. */
    private static Figure exact(String name, Hypergradient strategy, int steps, double bound) {
        RandomQuadratic quadratic = quadratic(6, steps, steps);
        double[] point = {0.7, -1.1, 0.4};
        double[] found = Outermost.at(quadratic::problem, strategy, point).gradient();
        return AtMost.figure(
                "A10/exact-" + name,
                "difference of the gradient of three levels from that of exact lower levels, T = " + steps + ", "
                        + name,
                bound,
                Outermost.distance(found, quadratic.exact().gradient(point)));
    }

    private static Figure steps(int[] counts) {
        long[] expected = new long[counts.length];
        long product = 1;
        for (int i = 0; i < counts.length; i++) {
            expected[i] = counts[i] * product;
            product *= counts[i] + 1L;
        }
        RandomQuadratic quadratic = quadratic(7, counts);
        long[] made = Outermost.at(quadratic::problem, new Reverse(), 0, 0, 0).steps();
        return Figure.counts(
                "A10/steps-" + Arrays.toString(counts).replaceAll("[\\[\\] ]", ""),
                "steps of each level for one gradient: T_k (T_2 + 1) ... (T_(k-1) + 1)",
                expected,
                Arrays.copyOfRange(made, 2, made.length));
    }
}
