package io.glissade.conditional;

/** A method for a mean loss with a penalty on a gauge. */
public interface GaugeMethod {

    /**
     * A run that stands at {@code x0}, before its first step.
     *
     * @param x0 one number for each column, and the intercept where there is one; copied
     * @throws IllegalArgumentException where the method cannot work on the problem; the message says what it needs
     */
    GaugeIteration start(GaugeProblem problem, double[] x0);
}
