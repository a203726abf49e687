package io.glissade.oracle;

/**
 * The constants of (L0, L1)-smoothness: the operator norm of the Hessian is at most {@code l0 + l1 * ||gradient||}
 * everywhere.
 *
 * <p>Reference: Zhang, He, Sra and Jadbabaie, Why gradient clipping accelerates training, ICLR 2020, Definition 1.
 *
 * @param l0 the smoothness where the gradient vanishes; not negative, finite
 * @param l1 its growth with the norm of the gradient; not negative, finite
 */
public record SmoothnessConstants(double l0, double l1) {

    public SmoothnessConstants {
        if (!(l0 >= 0) || Double.isInfinite(l0)) {
            throw new IllegalArgumentException("l0 must be finite and not negative, got " + l0);
        }
        if (!(l1 >= 0) || Double.isInfinite(l1)) {
            throw new IllegalArgumentException("l1 must be finite and not negative, got " + l1);
        }
    }

    /** The bound on the smoothness at a point whose gradient has this norm. */
    public double bound(double gradientNorm) {
        return l0 + l1 * gradientNorm;
    }

    /** Throws an {@link IllegalArgumentException} where both constants are 0: no step is then too long. */
    public void requireOnePositive() {
        if (l0 == 0 && l1 == 0) {
            throw new IllegalArgumentException("l0 and l1 must not both be 0, got " + this);
        }
    }

    /** Throws an {@link IllegalArgumentException} where one of the constants is 0. */
    public void requireBothPositive() {
        if (!(l0 > 0 && l1 > 0)) {
            throw new IllegalArgumentException("l0 and l1 must both be positive, got " + this);
        }
    }
}
