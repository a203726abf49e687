package io.glissade.run;

/**
 * Plain numbers of one step. NaN where a method does not compute a number.
 *
 * @param iteration steps taken so far; 0 before the first
 * @param value the objective (of the minibatch) at the point before the step
 * @param residual what the method drives to zero: for gradient methods the norm of the gradient before the step
 * @param stepSize the factor applied to the direction
 */
public record Progress(long iteration, double value, double residual, double stepSize) {

    /** Before the first step. */
    public static final Progress NONE = new Progress(0, Double.NaN, Double.NaN, Double.NaN);
}
