package io.glissade.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.oracle.Objective;
import io.glissade.space.EuclideanSpace;
import io.glissade.space.VectorSpace;
import org.junit.jupiter.api.Test;

/** The contract holds for a sum of exponentials, and catches each fault planted in one. */
final class ObjectiveContractTest implements ObjectiveContract<double[]> {

    private enum Fault {
        NONE,
        WRONG_GRADIENT,
        TOUCHES_THE_POINT,
        ADDS_TO_THE_GRADIENT,
        REMEMBERS
    }

    private Fault fault = Fault.NONE;

    private static ObjectiveContractTest with(Fault fault) {
        ObjectiveContractTest contract = new ObjectiveContractTest();
        contract.fault = fault;
        return contract;
    }

    @Override
    public Objective<double[]> objective() {
        return new Exponentials(fault);
    }

    @Override
    public double[] point() {
        return new double[] {0.3, -0.7, 1.1};
    }

    @Override
    public double[] toArray(double[] x) {
        return x.clone();
    }

    @Test
    void aWrongGradientIsCaught() {
        assertThatThrownBy(with(Fault.WRONG_GRADIENT)::taylorRemainderFallsWithTheSquareOfTheStep)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("slope of the Taylor remainder");
    }

    @Test
    void aChangedPointIsCaught() {
        assertThatThrownBy(with(Fault.TOUCHES_THE_POINT)::thePointIsNotTouched).isInstanceOf(AssertionError.class);
    }

    @Test
    void aGradientThatIsAddedToIsCaught() {
        assertThatThrownBy(with(Fault.ADDS_TO_THE_GRADIENT)::theGradientIsOverwrittenWhateverItHeld)
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void anObjectiveThatRemembersIsCaught() {
        assertThatThrownBy(with(Fault.REMEMBERS)::theSamePointGivesTheSameBits).isInstanceOf(AssertionError.class);
    }

    private static final class Exponentials implements Objective<double[]> {

        private final Fault fault;
        private int calls;

        Exponentials(Fault fault) {
            this.fault = fault;
        }

        @Override
        public VectorSpace<double[]> space() {
            return new EuclideanSpace(3);
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradientOut) {
            double value = fault == Fault.REMEMBERS ? ++calls * 1e-9 : 0;
            for (int i = 0; i < x.length; i++) {
                double term = Math.exp(x[i]);
                value += term;
                double slope = fault == Fault.WRONG_GRADIENT ? term * 1.001 : term;
                gradientOut[i] = fault == Fault.ADDS_TO_THE_GRADIENT ? gradientOut[i] + slope : slope;
            }
            if (fault == Fault.TOUCHES_THE_POINT) {
                x[1] += 1;
            }
            return value;
        }
    }
}
