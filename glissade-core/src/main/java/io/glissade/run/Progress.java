package io.glissade.run;

/**
 * Plain numbers of the current point. NaN where a method does not compute a number.
 *
 * @param iteration moves made so far, the index of the point: 0 at x0
 * @param value the objective (of the minibatch) at the point
 * @param residual what the method drives to zero: for gradient methods the norm of the gradient at the point
 * @param stepSize the factor on the direction of the move decided there
 */
public record Progress(long iteration, double value, double residual, double stepSize) {

    /** Before the first step. */
    public static final Progress NONE = new Progress(0, Double.NaN, Double.NaN, Double.NaN);
}
