package io.glissade.cli.reproduce.langevin;

import io.glissade.cli.figure.Figure;
import io.glissade.cli.figure.Printed;
import io.glissade.gaussian.GaussianStep;
import io.glissade.gaussian.GaussianTarget;
import io.glissade.gaussian.OptimalRotation;
import io.glissade.langevin.overdamped.AntisymmetricMatrix;
import io.glissade.langevin.overdamped.Overdamped;
import io.glissade.langevin.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What J costs: Euler's scheme with the J that is optimal in the plane multiplies the bias along the flat direction. */
final class RotationBias {
    private static final double[] CURVATURES = {.01, 1};
    private static final double STEP = .1;

    private RotationBias() {}

    static List<Figure> figures(boolean full) {
        GaussianTarget target = GaussianTarget.diagonal(CURVATURES);
        double a = OptimalRotation.ofPlane(CURVATURES[0], CURVATURES[1]);
        double[][] turned = GaussianStep.nonReversible(target, new double[][] {{0, a}, {-a, 0}}, STEP, 1)
                .stationary()
                .covariance();
        double[][] plain = GaussianStep.overdamped(target, STEP, 1).stationary().covariance();
        String[] stated = {".0260", ".0781"};
        String[] without = {".0005", ".0526"};
        List<SimulatedVariance> simulated = SimulatedVariance.ofCoordinates(
                new Overdamped<>(Schedule.constant(STEP), Schedule.constant(1), AntisymmetricMatrix.ofPlane(a)),
                CURVATURES,
                256,
                full ? 200_000 : 20_000,
                200);
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String along = ", step .1, H = diag(.01, 1), along curvature " + CURVATURES[i];
            double exact = CURVATURES[i] * turned[i][i] - 1;
            figures.add(Printed.figure(
                    "A5/rotation-" + CURVATURES[i],
                    "relative bias of Var x with J = [[0, a*], [-a*, 0]]" + along,
                    stated[i],
                    exact));
            figures.add(Printed.figure(
                    "A5/no-rotation-" + CURVATURES[i],
                    "relative bias of Var x without J" + along,
                    without[i],
                    CURVATURES[i] * plain[i][i] - 1));
            SimulatedVariance found = simulated.get(i);
            figures.add(new Figure(
                    "A5/rotation-" + CURVATURES[i] + "-simulated",
                    "relative bias of Var x with J, 256 chains simulated" + along,
                    String.format(Locale.ROOT, "within 4 standard errors of %.4f", exact),
                    String.format(
                            Locale.ROOT, "%.4f +- %.4f: %.1f", found.bias(), found.error(), found.deviations(exact)),
                    found.deviations(exact) <= 4));
        }
        return figures;
    }
}
