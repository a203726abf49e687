package io.glissade.cli.reproduce.multilevel;

import io.glissade.cli.figure.Figure;
import io.glissade.cli.figure.Printed;
import io.glissade.nested.hypergradient.Reverse;
import io.glissade.nested.problem.QuadraticTrilevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A2 and A3: three coupled quadratics, and the solution that a partial derivative in the middle would give. */
final class QuadraticFigures {

    private QuadraticFigures() {}

    static List<Figure> figures(boolean full) {
        List<Figure> figures = new ArrayList<>();
        figures.addAll(figures(1, "-0.8467406380", "-0.5169351595", "2.663"));
        figures.addAll(figures(3, "-0.7257614569", "-0.5832812425", "3.8220905387"));
        figures.addAll(figures(10, "-0.6179993082", "-0.8091639492", "6.8559694660"));
        figures.addAll(figures(30, "-0.5758921375", "-1.0925102548", "10.3824466451"));
        if (full) {
            figures.addAll(figures(100, "-0.5714312818", "-1.1428246194", "10.9996015873"));
            figures.add(AtMost.figure(
                    "A2/200-derivative",
                    "difference of dF1/dx at 1 from 11, T = 200",
                    1.1e-8,
                    Math.abs(derivative(200) - 11)));
        }
        return figures;
    }

    private static double derivative(int steps) {
        return Outermost.at(new QuadraticTrilevel(steps, steps, 0.1)::problem, new Reverse(), 1)
                .gradient()[0];
    }

    /** F1 is a parabola: its least value follows from the derivatives at 0 and 1, both through all levels. */
    private static List<Figure> figures(int steps, String argmin, String min, String slope) {
        QuadraticTrilevel quadratic = new QuadraticTrilevel(steps, steps, 0.1);
        Outermost zero = Outermost.at(quadratic::problem, new Reverse(), 0);
        Outermost one = Outermost.at(quadratic::problem, new Reverse(), 1);
        double curvature = one.gradient()[0] - zero.gradient()[0];
        double minimiser = -zero.gradient()[0] / curvature;
        String id = "A2/" + steps;
        String of = ", T2 = T3 = " + steps;
        return List.of(
                Printed.figure(id + "-minimiser", "where F1 is least" + of, argmin, minimiser),
                Printed.figure(
                        id + "-minimum",
                        "F1 there" + of,
                        min,
                        Outermost.at(quadratic::problem, new Reverse(), minimiser)
                                .value()),
                Printed.figure(id + "-derivative", "dF1/dx at 1" + of, slope, one.gradient()[0]));
    }

    static List<Figure> frozen(boolean full) {
        int steps = full ? 100 : 30;
        QuadraticTrilevel quadratic = new QuadraticTrilevel(steps, steps, 0.1);
        double zero = Outermost.at(quadratic::problem, new Reverse(), 0).gradient()[0];
        double one = Outermost.at(quadratic::problem, new Reverse(), 1).gradient()[0];
        double found = -zero / (one - zero);
        double exact = Math.abs(found - QuadraticTrilevel.EXACT_MINIMISER);
        double frozen = Math.abs(found - QuadraticTrilevel.FROZEN_MINIMISER);
        return List.of(new Figure(
                "A3/frozen",
                "the solution with T = " + steps
                        + " is that of reacting levels, not of a second level that takes the third for fixed",
                "within 0.005 of -4/7 and no nearer than 0.01 to -10/17",
                String.format(Locale.ROOT, "%.10f", found),
                exact <= 5e-3 && frozen >= 0.01));
    }
}
