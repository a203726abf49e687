package io.glissade.cli.reproduce.multilevel;

import io.glissade.cli.figure.Figure;
import io.glissade.cli.figure.Printed;
import io.glissade.nested.hypergradient.Reverse;
import io.glissade.nested.problem.TrilevelToy;
import java.util.ArrayList;
import java.util.List;

/** A1: three points that follow each other, unrolled. */
final class ToyFigures {

    private static final double[] START = {1, 1};

    private ToyFigures() {}

    static List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        figures.addAll(figures(1, 1, "0.96", "0.4796003331", "0.9592006661"));
        figures.addAll(figures(5, 5, "0.5479858176", "0.2309398771", "0.4618797542"));
        figures.addAll(figures(10, 10, "0.2032191498", "0.0396601376", "0.0793202751"));
        figures.addAll(figures(50, 50, "2.85448E-5", "8.1480276E-10", "1.6296055E-9"));
        figures.addAll(figures(10, 1, "0.8214748365", "0.4029212342", "0.8058424685"));
        figures.addAll(figures(1, 10, "0.8214748365", "0.4029212342", "0.8058424685"));
        figures.add(contraction(1, "0.61568"));
        figures.add(contraction(10, "0.7917403954"));
        return figures;
    }

    private static List<Figure> figures(int second, int third, String kappa, String minimiser, String minimum) {
        TrilevelToy toy = new TrilevelToy(START, second, third, 0.1, 0.1);
        String id = "A1/" + second + "-" + third;
        String of = ", T2 = " + second + " and T3 = " + third;
        double[] point = {0.3, -1.7};
        Outermost found = Outermost.at(toy::problem, new Reverse(), point);
        double[] end = minimiser(toy);
        return List.of(
                Printed.figure(id + "-kappa", "kappa" + of, kappa, toy.kappa()),
                Printed.figure(id + "-minimiser", "where F1 is least" + of, minimiser, end[0]),
                Printed.figure(
                        id + "-minimum",
                        "F1 there" + of,
                        minimum,
                        Outermost.at(toy::problem, new Reverse(), end).value()),
                AtMost.figure(
                        id + "-gradient",
                        "difference of the gradient from -2 kappa^2 (c - x) + 2 x" + of,
                        1e-14,
                        Outermost.distance(found.gradient(), toy.gradient(point))));
    }

    /** F1 is a parabola in each coordinate: its gradients at 0 and at c tell where it is least. */
    private static double[] minimiser(TrilevelToy toy) {
        double[] zero = Outermost.at(toy::problem, new Reverse(), 0, 0).gradient();
        double[] one = Outermost.at(toy::problem, new Reverse(), START).gradient();
        return new double[] {-zero[0] / (one[0] - zero[0]), -zero[1] / (one[1] - zero[1])};
    }

    private static Figure contraction(int steps, String printed) {
        TrilevelToy toy = new TrilevelToy(START, steps, steps, 0.1, 0.1);
        double minimiser = toy.minimiser()[0];
        double end = 1 - 0.1 * Outermost.at(toy::problem, new Reverse(), START).gradient()[0];
        return Printed.figure(
                "A1/contraction-" + steps,
                "what an outer step of 0.1 leaves of the way to the minimiser, T = " + steps,
                printed,
                (end - minimiser) / (1 - minimiser));
    }
}
