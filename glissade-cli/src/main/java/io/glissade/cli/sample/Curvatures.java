package io.glissade.cli.sample;

/**
 * How curved a target is.
 *
 * @param smallest positive: where chains stay
 * @param largest where chains stay
 * @param largestAtStart where they begin
 * @param exact whether they are those of a Gaussian and not measured
 * @param gradients evaluated to measure them
 */
record Curvatures(double smallest, double largest, double largestAtStart, boolean exact, long gradients) {

    /** The longest lengths are taken for no more than this many of the shortest. */
    private static final double WIDEST = 1e6;

    /** With a smallest one that friction and thinning can be made of: at a saddle there is none. */
    static Curvatures of(double smallest, double largest, double largestAtStart, long gradients) {
        double upper = largest > 0 ? largest : 1;
        return new Curvatures(
                Math.max(smallest, upper / WIDEST), upper, Math.max(largestAtStart, upper), false, gradients);
    }
}
