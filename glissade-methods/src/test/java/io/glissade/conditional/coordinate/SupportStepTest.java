package io.glissade.conditional.coordinate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.linear.DenseDesign;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Columns (1, 0, 1) and (1, 1, 0) with the curvatures (1, 2, 3): products (4, 1; 1, 3). */
final class SupportStepTest {

    private static final double[] CURVATURES = {1, 2, 3};

    private final DenseDesign columns = new DenseDesign(2, 3, new double[] {1, 0, 1, 1, 1, 0});
    private final SupportStep step = new SupportStep(columns);

    private void find(double first, double second, double[] values) {
        assertThat(step.choose(values, 2)).isTrue();
        step.slopes()[0] = first;
        step.slopes()[1] = second;
        assertThat(step.find(new int[] {0, 1}, CURVATURES, new double[2], 6)).isTrue();
    }

    @Test
    void allTheWayIsTheSolutionOfTheSystem() {
        double[] values = {2, -3};
        // (4, 1; 1, 3) (1, -1) = (3, -2)
        find(3, -2, values);
        assertThat(step.share(values)).isEqualTo(1);
        assertThat(step.reached(0, 1, values)).isCloseTo(1, within(1e-15));
        assertThat(step.reached(1, 1, values)).isCloseTo(-2, within(1e-15));
    }

    @Test
    void theFirstCoordinateToChangeItsSignEndsTheWayAtZero() {
        double[] values = {0.5, -3};
        find(3, -2, values);
        double share = step.share(values);
        assertThat(share).isCloseTo(0.5, within(1e-15));
        assertThat(step.reached(0, share, values)).isZero();
        assertThat(step.reached(1, share, values)).isCloseTo(-2.5, within(1e-15));
    }

    @Test
    void anInterceptAtItsMinimumTakesTheMeansOffTheProducts() {
        double[] values = {2, 2};
        assertThat(step.choose(values, 2)).isTrue();
        // Means (4, 3) over a total of 6: products (4 - 16/6, 1 - 2; ., 3 - 9/6) times (1, 1).
        step.slopes()[0] = 4 - 16 / 6.0 - 1;
        step.slopes()[1] = -1 + 3 - 9 / 6.0;
        assertThat(step.find(new int[] {0, 1}, CURVATURES, new double[] {4, 3}, 6))
                .isTrue();
        assertThat(step.reached(0, 1, values)).isCloseTo(1, within(1e-14));
        assertThat(step.reached(1, 1, values)).isCloseTo(1, within(1e-14));
    }

    @Test
    void onlyWhatIsNotZeroIsChosen() {
        assertThat(step.choose(new double[] {0, 0}, 2)).isFalse();
        assertThat(step.choose(new double[] {0, 5}, 2)).isTrue();
        assertThat(step.size()).isEqualTo(1);
        assertThat(step.place(0)).isEqualTo(1);
    }

    @Test
    void equalColumnsAndTooManyAreLeftToTheSweeps() {
        SupportStep equal = new SupportStep(new DenseDesign(2, 3, new double[] {1, 0, 1, 1, 0, 1}));
        assertThat(equal.choose(new double[] {1, 1}, 2)).isTrue();
        assertThat(equal.find(new int[] {0, 1}, CURVATURES, new double[2], 6)).isFalse();
        double[] many = new double[SupportStep.MOST + 1];
        Arrays.fill(many, 1);
        assertThat(step.choose(many, many.length)).isFalse();
    }
}
