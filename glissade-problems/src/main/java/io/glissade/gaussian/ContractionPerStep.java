package io.glissade.gaussian;

import org.hipparchus.complex.Complex;

/**
 * The fastest decay of means per step that a scheme can have on a Gaussian target, and where: minus the logarithm of the smallest spectral radius.
 *
 * @param decay -log(spectral radius) of a step; infinite where the radius is 0
 * @param stepSize of it
 * @param friction of it; NaN for dynamics without velocity
 */
public record ContractionPerStep(double decay, double stepSize, double friction) {
    private static final int GRID = 24;
    private static final int REFINEMENTS = 24;

    /** Of Euler's scheme of overdamped dynamics: at 2/(m + M). */
    public static ContractionPerStep overdamped(GaussianTarget target) {
        double sum = target.smallestCurvature() + target.largestCurvature();
        double radius = (target.largestCurvature() - target.smallestCurvature()) / sum;
        return new ContractionPerStep(-Math.log(radius), 2 / sum, Double.NaN);
    }

    /**
     * Of Euler's scheme of non-reversible dynamics: the largest |1 - h l| over the eigenvalues l of (I + J) H, which is convex in h, at its smallest.
     *
     * @param rotation J: d rows of d numbers, antisymmetric up to rounding
     */
    public static ContractionPerStep nonReversible(GaussianTarget target, double[][] rotation) {
        return ofEigenvalues(Drift.eigenvalues(target, rotation));
    }

    static ContractionPerStep ofEigenvalues(Complex[] eigenvalues) {
        double low = 0;
        double high = 0;
        for (Complex eigenvalue : eigenvalues) {
            double square = eigenvalue.norm() * eigenvalue.norm();
            high = Math.max(high, eigenvalue.getReal() / square);
        }
        double golden = (Math.sqrt(5) - 1) / 2;
        while (high - low > 1e-12 * high) {
            double left = high - golden * (high - low);
            double right = low + golden * (high - low);
            if (squaredRadius(eigenvalues, left) < squaredRadius(eigenvalues, right)) {
                high = right;
            } else {
                low = left;
            }
        }
        double stepSize = (low + high) / 2;
        return new ContractionPerStep(-Math.log(squaredRadius(eigenvalues, stepSize)) / 2, stepSize, Double.NaN);
    }

    private static double squaredRadius(Complex[] eigenvalues, double stepSize) {
        double largest = 0;
        for (Complex eigenvalue : eigenvalues) {
            double real = 1 - stepSize * eigenvalue.getReal();
            double imaginary = stepSize * eigenvalue.getImaginary();
            largest = Math.max(largest, real * real + imaginary * imaginary);
        }
        return largest;
    }

    /**
     * Of an underdamped scheme, step and friction chosen together: on a grid of 24 by 24, logarithmic in the friction, that is drawn closer around its best point
     * 24 times.
     *
     * @param scheme as in {@link GaussianStep#underdamped}
     */
    public static ContractionPerStep underdamped(GaussianTarget target, String scheme) {
        double[] curvatures = target.spectrum();
        double optimal = ContractionBounds.optimalFriction(target);
        double stepCentre = 2 / Math.sqrt(target.largestCurvature());
        double stepSpan = stepCentre;
        double logCentre = Math.log(optimal);
        double logSpan = 3;
        double best = Double.POSITIVE_INFINITY;
        for (int pass = 0; pass < REFINEMENTS; pass++) {
            double nextStep = stepCentre;
            double nextLog = logCentre;
            for (int i = -GRID / 2; i <= GRID / 2; i++) {
                double stepSize = stepCentre + stepSpan * i / (GRID / 2.0 + 1);
                for (int j = -GRID / 2; j <= GRID / 2; j++) {
                    double logFriction = logCentre + logSpan * j / (GRID / 2.0);
                    double radius = radius(new SchemeStep(scheme, stepSize, Math.exp(logFriction)), curvatures, best);
                    if (radius < best) {
                        best = radius;
                        nextStep = stepSize;
                        nextLog = logFriction;
                    }
                }
            }
            stepCentre = nextStep;
            logCentre = nextLog;
            stepSpan = Math.min(stepSpan / 2, stepCentre);
            logSpan /= 2;
        }
        return new ContractionPerStep(-Math.log(best), stepCentre, Math.exp(logCentre));
    }

    /** The largest radius over the curvatures; where one reaches {@code enough} the rest is not looked at. */
    private static double radius(SchemeStep step, double[] curvatures, double enough) {
        double largest = 0;
        for (int k = curvatures.length - 1; k >= 0 && largest < enough; k--) {
            largest = Math.max(largest, step.mode(curvatures[k]).radius());
        }
        return largest;
    }
}
