package io.glissade.finitesum.batch;

import io.glissade.finitesum.Pass;
import io.glissade.gradient.LimitedMemory;
import io.glissade.linear.LinearSum;
import io.glissade.run.Certificate;
import io.glissade.space.EuclideanSpace;

/** The iterations of {@link LimitedMemoryBfgs}. */
final class LimitedMemoryBfgsPass implements Pass {

    private static final double FLAT = 0.5;

    private final BatchPoint point;
    private final LimitedMemory<double[]> pairs;
    private final EuclideanSpace space;
    private final double[] pointBefore;
    private final double[] gradientBefore;
    private final double[] direction;
    private double step;

    LimitedMemoryBfgsPass(LinearSum sum, int memory, double[] x0) {
        this.point = new BatchPoint(sum);
        this.space = sum.space();
        this.pairs = new LimitedMemory<>(space, memory);
        this.pointBefore = space.zero();
        this.gradientBefore = space.zero();
        this.direction = sum.space().zero();
        restart(x0);
    }

    @Override
    public void restart(double[] x0) {
        point.forget();
        point.put(x0);
        pairs.clear();
        step = Double.NaN;
    }

    @Override
    public void run() {
        double[] gradient = point.gradient();
        double squares = 0;
        for (int j = 0; j < direction.length; j++) {
            direction[j] = -gradient[j];
            squares += gradient[j] * gradient[j];
        }
        double trial = 1;
        if (pairs.isEmpty()) {
            trial = 1 / Math.sqrt(squares);
        } else {
            pairs.apply(direction);
        }
        space.copy(point.x(), pointBefore);
        space.copy(gradient, gradientBefore);
        step = point.move(direction, trial, FLAT);
        if (step > 0) {
            pairs.add(point.x(), pointBefore, gradient, gradientBefore);
        } else {
            pairs.clear();
        }
    }

    @Override
    public Certificate estimate() {
        return point.estimate();
    }

    @Override
    public double[] point() {
        return point.x();
    }

    @Override
    public double[] slopes() {
        return point.slopes();
    }

    @Override
    public double evaluations() {
        return point.evaluations();
    }

    @Override
    public double stepSize() {
        return step;
    }
}
