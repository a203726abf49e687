package io.glissade.run;

import io.glissade.oracle.Objective;
import io.glissade.space.EuclideanSpace;
import io.glissade.space.VectorSpace;
import io.glissade.testkit.IterationContract;

final class PlainDescentTest implements IterationContract<double[]> {

    @Override
    public VectorSpace<double[]> space(int dimension) {
        return new EuclideanSpace(dimension);
    }

    @Override
    public Iteration<double[]> start(Objective<double[]> objective, double[] x0) {
        return new PlainDescent<>(objective, x0);
    }

    @Override
    public double[] toArray(double[] x) {
        return x.clone();
    }
}
