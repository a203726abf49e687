package io.glissade.finitesum.batch;

import io.glissade.finitesum.Pass;
import io.glissade.linear.LinearSum;
import io.glissade.run.Certificate;

/** The iterations of {@link LimitedMemoryBfgs}. */
final class LimitedMemoryBfgsPass implements Pass {

    private static final double FLAT = 0.5;

    private final BatchPoint point;
    private final CurvaturePairs pairs;
    private final double[] direction;
    private double step;

    LimitedMemoryBfgsPass(LinearSum sum, int memory, double[] x0) {
        this.point = new BatchPoint(sum);
        this.pairs = new CurvaturePairs(memory, (int) sum.space().dimension());
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
            pairs.apply(direction, this::scale);
        }
        pairs.from(point.x(), gradient);
        step = point.move(direction, trial, FLAT);
        if (step > 0) {
            pairs.to(point.x(), gradient);
        } else {
            pairs.clear();
        }
    }

    private void scale(double[] v) {
        double scale = pairs.scale();
        for (int j = 0; j < v.length; j++) {
            v[j] *= scale;
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
