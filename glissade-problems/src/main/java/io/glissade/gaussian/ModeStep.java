package io.glissade.gaussian;

/**
 * An affine map with Gaussian noise on the (v, x) of one eigenvector: y by M y + noise of covariance Q.
 *
 * @param a of v by v
 * @param b of v by x
 * @param c of x by v
 * @param d of x by x
 * @param vv the noise of v
 * @param vx of both
 * @param xx of x
 */
record ModeStep(double a, double b, double c, double d, double vv, double vx, double xx) {
    static final ModeStep IDENTITY = new ModeStep(1, 0, 0, 1, 0, 0, 0);

    /** Of one letter of a scheme over the time of {@code motion}, at temperature 1. */
    static ModeStep of(char letter, double curvature, double friction, FreeMotion motion) {
        double time = motion.time();
        double euler = 1 - friction * time;
        double push = -time * curvature;
        return switch (letter) {
            case 'A' -> new ModeStep(1, 0, time, 1, 0, 0, 0);
            case 'B' -> new ModeStep(1, push, 0, 1, 0, 0, 0);
            case 'O' -> new ModeStep(motion.decay(), 0, 0, 1, motion.vv(), 0, 0);
            case 'U' -> new ModeStep(motion.decay(), 0, motion.reach(), 1, motion.vv(), motion.vx(), motion.xx());
            case 'F' ->
                new ModeStep(
                        motion.decay(),
                        -motion.reach() * curvature,
                        motion.reach(),
                        1 - motion.fall() * curvature,
                        motion.vv(),
                        motion.vx(),
                        motion.xx());
            case 'E' -> new ModeStep(euler, push, time, 1, 2 * friction * time, 0, 0);
            case 'S' -> new ModeStep(euler, push, 0, 1, 2 * friction * time, 0, 0);
            default ->
                throw new IllegalArgumentException("scheme must be a word of A, B, O, U, F, E and S, got " + letter);
        };
    }

    /** This map, then {@code next}. */
    ModeStep then(ModeStep next) {
        double p = next.a * vv + next.b * vx;
        double q = next.a * vx + next.b * xx;
        double r = next.c * vv + next.d * vx;
        double s = next.c * vx + next.d * xx;
        return new ModeStep(
                next.a * a + next.b * c,
                next.a * b + next.b * d,
                next.c * a + next.d * c,
                next.c * b + next.d * d,
                p * next.a + q * next.b + next.vv,
                p * next.c + q * next.d + next.vx,
                r * next.c + s * next.d + next.xx);
    }

    /** The covariance that stays, as the noise of a map that forgets: squared until it has. Only for a radius below 1. */
    ModeStep stationary() {
        ModeStep power = this;
        while (Math.abs(power.a) + Math.abs(power.b) + Math.abs(power.c) + Math.abs(power.d) > 1e-18) {
            power = power.then(power);
        }
        return power;
    }

    double determinant() {
        return a * d - b * c;
    }

    /** The larger magnitude of the eigenvalues of M. */
    double radius() {
        double half = (a + d) / 2;
        double square = (a - d) * (a - d) / 4 + b * c;
        return square > 0 ? Math.abs(half) + Math.sqrt(square) : Math.sqrt(Math.max(0, determinant()));
    }
}
