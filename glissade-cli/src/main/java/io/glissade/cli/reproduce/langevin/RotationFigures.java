package io.glissade.cli.reproduce.langevin;

import io.glissade.cli.figure.Figure;
import io.glissade.cli.figure.Printed;
import io.glissade.gaussian.GaussianStep;
import io.glissade.gaussian.GaussianTarget;
import io.glissade.gaussian.LinearDynamics;
import io.glissade.gaussian.OptimalRotation;
import io.glissade.langevin.overdamped.AntisymmetricMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A4: the matrix J that is optimal in continuous time. */
final class RotationFigures {

    private RotationFigures() {}

    static List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        figures.addAll(figures(GaussianTarget.ofCondition(2, 100), ".505"));
        figures.addAll(figures(GaussianTarget.ofCondition(10, 100), ".248181"));
        figures.addAll(figures(GaussianTarget.ofCondition(50, 1000), ".151972"));
        figures.add(Printed.figure(
                "A4/plane", "(M - m) / (2 sqrt(m M)) for H = diag(.01, 1)", "4.95", OptimalRotation.ofPlane(.01, 1)));
        figures.add(covariance());
        return figures;
    }

    private static List<Figure> figures(GaussianTarget target, String printed) {
        double[][] rotation = OptimalRotation.of(target);
        String of = " in " + target.dimension() + " dimensions";
        String id = "A4/d=" + target.dimension();
        double mean = Arrays.stream(target.spectrum()).average().orElseThrow();
        double rate = LinearDynamics.nonReversible(target, rotation, 1).rate();
        AntisymmetricMatrix accepted = new AntisymmetricMatrix(rotation);
        double largest = 0;
        double asymmetry = 0;
        for (int i = 0; i < rotation.length; i++) {
            for (int j = 0; j < rotation.length; j++) {
                largest = Math.max(largest, Math.abs(accepted.get(i, j)));
                asymmetry = Math.max(asymmetry, Math.abs(rotation[i][j] + rotation[j][i]));
            }
        }
        return List.of(
                Printed.figure(id + "-rate", "smallest real part of the eigenvalues of (I + J) H" + of, printed, rate),
                new Figure(
                        id + "-all",
                        "Tr(H)/d less that: the real parts, whose mean it is, are all equal" + of,
                        "at most 1e-12",
                        String.format(Locale.ROOT, "%.1e", mean - rate),
                        Math.abs(mean - rate) <= 1e-12),
                new Figure(
                        id + "-antisymmetric",
                        "largest element of J + J' over that of J" + of,
                        "at most 1e-13",
                        String.format(Locale.ROOT, "%.1e", asymmetry / largest),
                        asymmetry <= 1e-13 * largest));
    }

    /** The limit of steps of Euler's scheme as they shrink, by extrapolation from two: the error in the step cancels. */
    private static Figure covariance() {
        GaussianTarget target = GaussianTarget.ofCondition(4, 20).rotated(2);
        double[][] rotation = OptimalRotation.of(target);
        double[][] coarse = GaussianStep.nonReversible(target, rotation, 2e-5, 1)
                .stationary()
                .covariance();
        double[][] fine = GaussianStep.nonReversible(target, rotation, 1e-5, 1)
                .stationary()
                .covariance();
        double[][] exact = target.covariance();
        double worst = 0;
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                worst = Math.max(worst, Math.abs(2 * fine[i][j] - coarse[i][j] - exact[i][j]));
            }
        }
        return new Figure(
                "A4/covariance",
                "largest difference of the stationary covariance with J, extrapolated to step 0, from H^-1 (elements up to 20)",
                "at most 1e-5",
                String.format(Locale.ROOT, "%.1e", worst),
                worst <= 1e-5);
    }
}
