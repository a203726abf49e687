package io.glissade.cli.reproduce.clipping;

import io.glissade.cli.figure.Figure;
import io.glissade.gradient.GradientDescent;
import io.glissade.gradient.GradientIteration;
import io.glissade.oracle.Minibatches;
import io.glissade.run.Observer;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import io.glissade.smoothness.SmoothnessFit;
import io.glissade.smoothness.SmoothnessProbe;
import io.glissade.smoothness.SmoothnessProbe.Settings;
import io.glissade.smoothness.SmoothnessSample;
import io.glissade.step.ClippedStep;
import io.glissade.step.FixedStep;
import io.glissade.step.StepRule;
import io.glissade.testfunction.PowerFunction;
import io.glissade.testfunction.Quadratic;
import io.glissade.testfunction.TestFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** A6: what the measurement of smoothness says where the truth is known. */
final class EstimatorSelfTest {

    /** Steps of length 0.2 whatever the gradient, down to where 148 of them lead from 30. */
    private static final StepRule SHORT_STEPS = new ClippedStep(20, 0.01);

    private EstimatorSelfTest() {}

    static List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        double[] exponents = {2, 3, 4, 6};
        String[] slopes = {"0.0000", "0.5000", "0.6667", "0.8000"};
        double[] smallest = {2, 3, 16, 1_536};
        for (int i = 0; i < exponents.length; i++) {
            figures.add(slope(
                    String.format(Locale.ROOT, "A6/slope-x^%.0f", exponents[i]),
                    "log-log slope of curvature on gradient, x in [1, 5)",
                    slopes[i],
                    exactSlope(new PowerFunction(1, exponents[i]))));
        }
        figures.add(slope("A6/slope-exp", "the same for exp, x in [0, 4)", "1.0000", exponentialSlope()));
        PowerFunction quartic = new PowerFunction(1, 4);
        String along = "log-log slope on x^4 along 148 steps of length 0.2 from 30, ";
        figures.add(slope("A6/six-points", along + "six points on each step", "0.669", measuredSlope(6)));
        figures.add(slope("A6/midpoint", along + "its midpoint", "0.674", slopeAlongPath(x -> midpoint(quartic, x))));
        figures.add(slope("A6/end-point", along + "its end point", "0.682", measuredSlope(1)));
        figures.add(slope(
                "A6/hessian",
                along + "the true Hessian",
                "0.6667",
                slopeAlongPath(x -> quartic.hessianNorm(new double[] {x}))));
        figures.add(quadratic());
        for (int i = 0; i < exponents.length; i++) {
            figures.add(Figure.number(
                    String.format(Locale.ROOT, "A6/smallest-L0-x^%.0f", exponents[i]),
                    "smallest L0 for L1 = 1",
                    smallest[i],
                    1e-9,
                    new PowerFunction(1, exponents[i]).smoothness(1).l0(),
                    0));
        }
        figures.add(Figure.number(
                "A6/smallest-L0-x^4-L1=10",
                "smallest L0 for L1 = 10",
                0.16,
                1e-12,
                quartic.smoothness(10).l0(),
                2));
        return figures;
    }

    /** The slope must agree with its target to the digits of the target. */
    private static Figure slope(String id, String claim, String target, double slope) {
        int digits = target.length() - target.indexOf('.') - 1;
        // Adding 0 turns a negative zero, from rounding, into 0.
        double rounded = Math.round(slope * Math.pow(10, digits)) / Math.pow(10, digits) + 0.0;
        String observed = String.format(Locale.ROOT, "%." + digits + "f", rounded);
        return new Figure(id, claim, target, observed, observed.equals(target));
    }

    private static double fitted(double[] gradientNorm, double[] smoothness) {
        return SmoothnessFit.of(gradientNorm, smoothness).orElseThrow().slope().value();
    }

    private static double exactSlope(TestFunction function) {
        double[] norms = new double[400];
        double[] curvatures = new double[400];
        double[] gradient = new double[1];
        for (int i = 0; i < 400; i++) {
            double[] x = {1 + 0.01 * i};
            function.valueAndGradient(x, gradient);
            norms[i] = Math.abs(gradient[0]);
            curvatures[i] = function.hessianNorm(x);
        }
        return fitted(norms, curvatures);
    }

    /** exp is its own derivative: gradient and curvature are one number. */
    private static double exponentialSlope() {
        double[] values = new double[400];
        for (int i = 0; i < 400; i++) {
            values[i] = Math.exp(0.01 * i);
        }
        return fitted(values, values);
    }

    /** With the probe, at so many points of each step. */
    private static double measuredSlope(int points) {
        List<SmoothnessSample> samples =
                samples(new PowerFunction(1, 4), SHORT_STEPS, new Settings(1, points, 1, 1e-3), 147, 30);
        return fitted(
                samples.stream().mapToDouble(SmoothnessSample::gradientNorm).toArray(),
                samples.stream().mapToDouble(SmoothnessSample::smoothness).toArray());
    }

    private static List<SmoothnessSample> samples(
            TestFunction function, StepRule rule, Settings settings, int steps, double... x0) {
        List<SmoothnessSample> samples = new ArrayList<>();
        try (GradientIteration<double[]> run =
                        new GradientDescent<double[]>(rule).start(Minibatches.always(function), x0);
                SmoothnessProbe<double[]> probe = new SmoothnessProbe<>(settings, function.space())) {
            Observer<double[], GradientIteration<double[]>> collector = iteration -> {
                SmoothnessSample sample = probe.latest();
                if (sample != null) {
                    samples.add(sample);
                }
            };
            Runner.run(run, StopRule.afterSteps(steps), List.of(probe, collector));
        }
        return samples;
    }

    private static double slopeAlongPath(DoubleUnaryOperator smoothness) {
        double[] norms = new double[148];
        double[] values = new double[148];
        double x = 30;
        for (int k = 0; k < 148; k++) {
            norms[k] = 4 * x * x * x;
            values[k] = smoothness.applyAsDouble(x);
            x -= 0.2;
        }
        return fitted(norms, values);
    }

    private static double midpoint(TestFunction function, double x) {
        double[] here = new double[1];
        double[] there = new double[1];
        function.valueAndGradient(new double[] {x}, here);
        function.valueAndGradient(new double[] {x - 0.1}, there);
        return Math.abs(there[0] - here[0]) / 0.1;
    }

    /** The largest relative difference of the measured smoothness from ||A g|| / ||g|| over 11 points of a run. */
    private static Figure quadratic() {
        Quadratic quadratic = new Quadratic(2, 0.5);
        double largest = 0;
        for (int points : new int[] {1, 6}) {
            double[] x = {1, 1};
            for (SmoothnessSample sample :
                    samples(quadratic, new FixedStep(0.1), new Settings(1, points, 1, 1e-3), 10, 1, 1)) {
                double[] g = {2 * x[0], 0.5 * x[1]};
                double expected = Math.hypot(2 * g[0], 0.5 * g[1]) / Math.hypot(g[0], g[1]);
                largest = Math.max(largest, Math.abs(sample.smoothness() / expected - 1));
                x[0] -= 0.1 * g[0];
                x[1] -= 0.1 * g[1];
            }
        }
        return new Figure(
                "A6/quadratic",
                "measured smoothness against ||A d|| / ||d|| on a quadratic, one and six points",
                "equal to 1e-12",
                String.format(Locale.ROOT, "relative difference %.1e", largest),
                largest <= 1e-12);
    }
}
