package io.glissade.nested;

/**
 * What replaces the minimisation of a lower level: gradient steps from a start ({@code sato2021gradient}, section 3).
 *
 * @param count number of steps T, at least 1; checked by the level they belong to, whose name the message gives
 * @param stepSize of each step
 * @param start where they begin
 */
public record GradientSteps(int count, StepSize stepSize, Start start) {

    /** Steps of one size from zero. */
    public GradientSteps(int count, double stepSize) {
        this(count, StepSize.constant(stepSize), Start.zero());
    }
}
