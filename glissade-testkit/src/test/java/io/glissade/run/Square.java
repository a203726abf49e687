package io.glissade.run;

import io.glissade.oracle.Objective;
import io.glissade.space.EuclideanSpace;
import io.glissade.space.VectorSpace;

/** Half the squared norm, in one dimension; infinite from a given call on. */
final class Square implements Objective<double[]> {

    private final int soundCalls;
    private int calls;

    Square(int soundCalls) {
        this.soundCalls = soundCalls;
    }

    @Override
    public VectorSpace<double[]> space() {
        return new EuclideanSpace(1);
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        gradientOut[0] = ++calls > soundCalls ? Double.POSITIVE_INFINITY : x[0];
        return 0.5 * x[0] * gradientOut[0];
    }
}
