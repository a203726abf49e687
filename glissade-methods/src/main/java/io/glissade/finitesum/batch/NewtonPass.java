package io.glissade.finitesum.batch;

import io.glissade.finitesum.Pass;
import io.glissade.linear.LinearSum;
import io.glissade.run.Certificate;

/** The iterations of {@link NewtonCholesky}. */
final class NewtonPass implements Pass {

    private static final double FLAT = 0.9;

    private final BatchPoint point;
    private final NewtonMetric metric;
    private final double[] direction;
    private double step;

    NewtonPass(LinearSum sum, double[] x0) {
        this.point = new BatchPoint(sum);
        this.metric = new NewtonMetric(sum);
        this.direction = sum.space().zero();
        restart(x0);
    }

    @Override
    public void restart(double[] x0) {
        point.forget();
        point.put(x0);
        step = Double.NaN;
    }

    @Override
    public void run() {
        point.curvatures(metric.curvatures());
        metric.factor();
        metric.direction(point.gradient(), direction);
        step = point.move(direction, 1, FLAT);
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
