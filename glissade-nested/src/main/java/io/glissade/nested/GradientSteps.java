package io.glissade.nested;

/**
 * What replaces the minimisation of a lower level: gradient steps from a start ({@code sato2021gradient}, section 3).
 *
 * @param count number of steps T, at least 1
 * @param stepSize of each step
 * @param start where they begin
 */
public record GradientSteps(int count, StepSize stepSize, Start start) {
    public GradientSteps {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1 gradient step, got " + count);
        }
    }

    /** Steps of one size from zero. */
    public GradientSteps(int count, double stepSize) {
        this(count, StepSize.constant(stepSize), Start.zero());
    }
}
