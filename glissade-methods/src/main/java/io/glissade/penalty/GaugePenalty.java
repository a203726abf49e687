package io.glissade.penalty;

/** A convex increasing function {@code phi} of the gauge of a point, with {@code phi(0) = 0}. Each call costs a few operations. */
public interface GaugePenalty {

    /** {@code phi(gauge)}; infinite where the gauge is not allowed. */
    double value(double gauge);

    /** {@code phi'(gauge)}. */
    double derivative(double gauge);

    /** {@code phi*(level) = sup_s level s - phi(s)} for {@code level >= 0}; infinite above {@link #largestLevel()}. */
    double conjugate(double level);

    /** {@code (phi*)'(level)}: the magnitude that an atom of this level is given. */
    double magnitude(double level);

    /** Where the conjugate stops being finite: infinite for a penalty that grows faster than any linear function. */
    double largestLevel();

    /**
     * The {@code u >= 0} that minimises {@code (curvature / 2) (u - centre)^2 + phi(others + u)}: the proximal step of one part of the
     * gauge.
     *
     * @param curvature positive
     * @param others the rest of the gauge, not negative
     */
    double proximal(double curvature, double centre, double others);
}
