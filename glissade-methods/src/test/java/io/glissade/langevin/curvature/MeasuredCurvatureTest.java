package io.glissade.langevin.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.oracle.Objective;
import io.glissade.random.CounterRandom;
import io.glissade.space.EuclideanSpace;
import io.glissade.testfunction.Quadratic;
import org.junit.jupiter.api.Test;

class MeasuredCurvatureTest {

    private static MeasuredCurvature at(Objective<double[]> objective, int vectors, double... x) {
        return MeasuredCurvature.at(objective, x, vectors, 1e-3, new CounterRandom(1, 0));
    }

    @Test
    void bothEndsAreExactWithAVectorForEachDimension() {
        MeasuredCurvature measured = at(new Quadratic(0.01, 0.1, 0.4, 1), 10, 1, 2, 3, 4);
        assertThat(measured.smallest()).isCloseTo(0.01, within(1e-9));
        assertThat(measured.largest()).isCloseTo(1, within(1e-9));
        assertThat(measured.complete()).isTrue();
        assertThat(measured.gradients()).isEqualTo(8);
    }

    @Test
    void itEndsEarlyWhereThereAreFewDifferentCurvatures() {
        MeasuredCurvature measured = at(new Quadratic(2, 2, 2, 5, 5, 5), 10, 0, 0, 0, 0, 0, 0);
        assertThat(measured.complete()).isTrue();
        assertThat(measured.gradients()).isEqualTo(4);
        assertThat(measured.smallest()).isCloseTo(2, within(1e-6));
        assertThat(measured.largest()).isCloseTo(5, within(1e-6));
    }

    @Test
    void fewVectorsApproachBothEndsFromWithin() {
        double[] curvatures = new double[400];
        for (int i = 0; i < curvatures.length; i++) {
            curvatures[i] = Math.pow(1000, i / 399.0 - 1);
        }
        MeasuredCurvature measured = at(new Quadratic(curvatures), 30, new double[400]);
        assertThat(measured.complete()).isFalse();
        assertThat(measured.largest()).isBetween(0.99, 1.0000001);
        assertThat(measured.smallest()).isBetween(0.001, 0.02);
    }

    @Test
    void aSaddleHasANegativeEnd() {
        Objective<double[]> saddle = new Objective<>() {
            @Override
            public EuclideanSpace space() {
                return new EuclideanSpace(2);
            }

            @Override
            public double valueAndGradient(double[] x, double[] gradientOut) {
                gradientOut[0] = -3 * x[0];
                gradientOut[1] = 2 * x[1];
                return -1.5 * x[0] * x[0] + x[1] * x[1];
            }
        };
        MeasuredCurvature measured = at(saddle, 2, 0.5, 0.5);
        assertThat(measured.smallest()).isCloseTo(-3, within(1e-9));
        assertThat(measured.largest()).isCloseTo(2, within(1e-9));
    }

    @Test
    void thePointIsLeftAsItWas() {
        double[] x = {1, 2};
        at(new Quadratic(1, 3), 2, x);
        assertThat(x).containsExactly(1, 2);
    }

    @Test
    void aGradientThatIsNotFiniteIsNamed() {
        Objective<double[]> broken = new Objective<>() {
            @Override
            public EuclideanSpace space() {
                return new EuclideanSpace(2);
            }

            @Override
            public double valueAndGradient(double[] x, double[] gradientOut) {
                gradientOut[1] = Double.NaN;
                return 0;
            }
        };
        assertThatThrownBy(() -> at(broken, 2, 0, 0))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("x[1]");
    }
}
