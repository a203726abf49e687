package io.glissade.gaussian;

/**
 * One curvature l under friction g without noise: d(v, x) = -B (v, x) dt with B = [[g, l], [-1, 0]], in closed form.
 *
 * <p>With a = g/2 and N = B - a, N^2 = (a^2 - l) I, so that e^(-tB) = e^(-at) (cosh(ts) - sinh(ts)/s N), s^2 = a^2 - l; for s^2 &lt; 0 the
 * circular functions. The difference s^2 is a product, so that it vanishes exactly where g is twice the rounded root of l.
 */
final class UnderdampedMode {

    private UnderdampedMode() {}

    /** The smaller real part of the eigenvalues of B. */
    static double rate(double curvature, double friction) {
        double half = friction / 2;
        double square = square(curvature, half);
        return square <= 0 ? half : curvature / (half + Math.sqrt(square));
    }

    private static double square(double curvature, double half) {
        double root = Math.sqrt(curvature);
        return (half - root) * (half + root);
    }

    /** e^(-tB) by rows: of v by v, of v by x, of x by v, of x by x. */
    static double[] flow(double curvature, double friction, double time) {
        double half = friction / 2;
        double square = square(curvature, half);
        double even;
        double odd;
        if (square > 0) {
            double s = Math.sqrt(square);
            double slow = Math.exp(-curvature / (half + s) * time);
            even = (slow + Math.exp(-(half + s) * time)) / 2;
            odd = slow * -Math.expm1(-2 * s * time) / (2 * s);
        } else if (square < 0) {
            double s = Math.sqrt(-square);
            even = Math.exp(-half * time) * Math.cos(s * time);
            odd = Math.exp(-half * time) * Math.sin(s * time) / s;
        } else {
            even = Math.exp(-half * time);
            odd = time * even;
        }
        return new double[] {even - half * odd, -curvature * odd, odd, even + half * odd};
    }

    /** The spectral norm of e^(-tB), whose determinant is e^(-gt): from Frobenius norm and determinant. */
    static double norm(double curvature, double friction, double time) {
        double[] flow = flow(curvature, friction, time);
        double squares = 0;
        for (double element : flow) {
            squares += element * element;
        }
        double twice = 2 * Math.exp(-friction * time);
        return (Math.sqrt(squares + twice) + Math.sqrt(Math.max(0, squares - twice))) / 2;
    }
}
