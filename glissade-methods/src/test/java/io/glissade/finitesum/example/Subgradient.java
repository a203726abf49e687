package io.glissade.finitesum.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.linear.LinearSum;

/** The condition of optimality under an l1 penalty, coordinate by coordinate. */
public final class Subgradient {

    private Subgradient() {}

    /** Fails where the condition does not hold within {@code tolerance}, or where no coordinate is 0, or all are. */
    public static void holds(LinearSum sum, double[] x, double tolerance) {
        double[] gradient = sum.space().zero();
        sum.valueAndGradient(x, gradient);
        int columns = sum.design().columns();
        int zeros = 0;
        for (int j = 0; j < columns; j++) {
            if (x[j] == 0) {
                zeros++;
                assertThat(Math.abs(gradient[j])).as("coordinate %d", j).isLessThan(sum.l1() + tolerance);
            } else {
                assertThat(gradient[j])
                        .as("coordinate %d", j)
                        .isCloseTo(-sum.l1() * Math.signum(x[j]), within(tolerance));
            }
        }
        if (sum.intercept()) {
            assertThat(gradient[columns]).as("intercept").isCloseTo(0, within(tolerance));
        }
        assertThat(zeros).as("coordinates at 0").isBetween(1, columns - 1);
    }
}
