package io.glissade.cli.reproduce.multilevel;

import io.glissade.cli.figure.Figure;
import io.glissade.cli.figure.Printed;
import io.glissade.nested.GradientSteps;
import io.glissade.nested.hypergradient.Checkpointed;
import io.glissade.nested.hypergradient.ForwardRecursion;
import io.glissade.nested.hypergradient.Hypergradient;
import io.glissade.nested.hypergradient.Implicit;
import io.glissade.nested.hypergradient.Reverse;
import io.glissade.nested.hypergradient.Truncated;
import io.glissade.nested.problem.Ridge;
import io.glissade.nested.solver.ConjugateGradient;
import io.glissade.nested.solver.Neumann;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A4 to A6: the penalty of a ridge regression of three rows and two features, in closed form and unrolled. */
final class RidgeFigures {

    private static final int[] STEPS = {5, 10, 20, 40, 80};

    private RidgeFigures() {}

    static Ridge ridge() {
        return new Ridge(
                new double[][] {{1, 0}, {0, 2}, {1, 1}},
                new double[] {1, 2, 0},
                new double[][] {{1, 1}, {2, -1}},
                new double[] {1, 0});
    }

    /** The gradient at lambda after so many steps of 0.1 from 0. */
    static double unrolled(Ridge ridge, Hypergradient strategy, int steps, double lambda) {
        return Outermost.at(() -> ridge.problem(1, new GradientSteps(steps, 0.1)), strategy, lambda)
                .gradient()[0];
    }

    static List<Figure> closedForm() {
        List<Figure> figures = new ArrayList<>();
        try (Ridge ridge = ridge()) {
            figures.add(Printed.figure("A4/theta-1", "theta_1 at lambda = 0", "0.1176470588", ridge.solution(0)[0]));
            figures.add(Printed.figure("A4/theta-2", "theta_2 at lambda = 0", "0.6470588235", ridge.solution(0)[1]));
            figures.addAll(closedForm(ridge, 0, "0.112456747405", "-0.015265621820"));
            figures.addAll(closedForm(ridge, -2, "0.148223441534", "-0.010917180118"));
            figures.addAll(closedForm(ridge, 1, "0.119610081075", "0.039700146654"));
        }
        return figures;
    }

    private static List<Figure> closedForm(Ridge ridge, int lambda, String value, String gradient) {
        String id = "A4/lambda=" + lambda;
        double exact = ridge.hypergradient(lambda)[0];
        double apart = 0;
        for (Hypergradient strategy : List.of(new Reverse(), new ForwardRecursion(), new Checkpointed())) {
            apart = Math.max(apart, Math.abs(unrolled(ridge, strategy, 200, lambda) - exact));
        }
        return List.of(
                Printed.figure(id + "-value", "F at lambda = " + lambda, value, ridge.value(lambda)),
                Printed.figure(id + "-gradient", "dF/dlambda at " + lambda, gradient, exact),
                AtMost.figure(
                        id + "-unrolled",
                        "largest difference from it of 200 unrolled steps, in reverse, forward and with checkpoints",
                        1e-14,
                        apart));
    }

    static List<Figure> errors() {
        String[] unrolled = {"1.822e-2", "6.359e-3", "4.817e-4", "1.653e-6", "1.097e-11"};
        String[] truncated = {"6.042e-3", "1.275e-3", "5.502e-5", "1.024e-7", "3.547e-13"};
        List<Figure> figures = new ArrayList<>();
        try (Ridge ridge = ridge()) {
            double exact = ridge.hypergradient(0)[0];
            double apart = 0;
            for (int i = 0; i < STEPS.length; i++) {
                int steps = STEPS[i];
                double reverse = unrolled(ridge, new Reverse(), steps, 0);
                for (Hypergradient strategy : List.of(new ForwardRecursion(), new Checkpointed())) {
                    apart = Math.max(apart, Math.abs(unrolled(ridge, strategy, steps, 0) - reverse));
                }
                figures.add(error(
                        "A5/unrolled-" + steps,
                        "error of the gradient of " + steps + " unrolled steps",
                        unrolled[i],
                        Math.abs(reverse - exact)));
                figures.add(error(
                        "A5/truncated-" + steps,
                        "error of the gradient of the last " + steps + " of 300 steps",
                        truncated[i],
                        Math.abs(unrolled(ridge, new Truncated(steps), 300, 0) - exact)));
                figures.add(error(
                        "A5/neumann-" + steps,
                        "error of the implicit gradient by " + steps + " terms of Neumann's series",
                        truncated[i],
                        Math.abs(unrolled(ridge, new Implicit(new Neumann(steps, 0.1)), 300, 0) - exact)));
            }
            figures.add(AtMost.figure(
                    "A5/strategies",
                    "largest difference of unrolled gradients, forward and with checkpoints, from those in reverse",
                    1e-14,
                    apart));
            figures.add(oneStep(ridge));
        }
        return figures;
    }

    private static Figure oneStep(Ridge ridge) {
        String observed;
        try {
            observed = "a gradient of " + unrolled(ridge, new Reverse(), 1, 0);
        } catch (IllegalArgumentException refusal) {
            observed = String.valueOf(refusal.getMessage());
        }
        return new Figure(
                "A5/one-step",
                "the gradient of one step from 0 is exactly 0, which is refused and not passed on",
                "refused: its gradient is exactly 0",
                observed,
                observed.contains("its gradient is exactly 0"));
    }

    /** A6. */
    static List<Figure> conjugateGradients() {
        try (Ridge ridge = ridge()) {
            double exact = ridge.hypergradient(0)[0];
            double found = unrolled(ridge, new Implicit(new ConjugateGradient(1e-15, 2)), 300, 0);
            return List.of(
                    AtMost.figure(
                            "A6/two-iterations",
                            "error of the implicit gradient by two iterations of conjugate gradients, as many as features",
                            1e-15,
                            Math.abs(found - exact)),
                    error(
                            "A6/old-residual",
                            "error where the direction is made of the residual before the step, a known mistake: it must be seen",
                            "1.91e-2",
                            Math.abs(mistaken(ridge) - exact)));
        }
    }

    /** The gradient at 0 by two iterations with {@code p = r_old + beta p} in place of {@code p = r_new + beta p}. */
    private static double mistaken(Ridge ridge) {
        double[][] hessian = ridge.hessian(0);
        double[] theta = ridge.solution(0);
        double first = theta[0] + theta[1] - 1;
        double second = 2 * theta[0] - theta[1];
        double[] residual = {first + 2 * second, first - second};
        double[] direction = residual.clone();
        double[] solution = new double[2];
        for (int iteration = 0; iteration < 2; iteration++) {
            double[] product = {dot(hessian[0], direction), dot(hessian[1], direction)};
            double square = dot(residual, residual);
            double step = square / dot(direction, product);
            double[] old = residual.clone();
            for (int j = 0; j < 2; j++) {
                solution[j] += step * direction[j];
                residual[j] -= step * product[j];
            }
            double beta = dot(residual, residual) / square;
            for (int j = 0; j < 2; j++) {
                direction[j] = old[j] + beta * direction[j];
            }
        }
        return -dot(theta, solution);
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1];
    }

    /** All digits, or the rounding of a gradient that is summed from numbers of order 1 where that is more. */
    private static Figure error(String id, String claim, String printed, double observed) {
        double stated = Double.parseDouble(printed);
        double tolerance = Math.max(0.5005 * new BigDecimal(printed).ulp().doubleValue(), 1e-15);
        return new Figure(
                id,
                claim,
                printed,
                String.format(Locale.ROOT, "%.4e", observed),
                Math.abs(observed - stated) <= tolerance);
    }
}
