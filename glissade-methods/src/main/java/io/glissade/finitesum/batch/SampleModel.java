package io.glissade.finitesum.batch;

import io.glissade.linear.LinearSum;

/** A sample of the rows as a model of the whole sum: its minimum to start from, its Hessian as a metric for the whole sum's gradients. */
final class SampleModel {

    private static final double FLAT = 0.9;
    private static final int MOST_ITERATIONS = 30;

    /** The minimum of a sample is off by about its columns divided by its rows; a decrement of this share of that is enough. */
    private static final double SHARE_LEFT = 1e-3;

    private final BatchPoint point;
    private final NewtonMetric metric;
    private final double[] direction;
    private final double enough;

    SampleModel(LinearSum sample) {
        this.direction = sample.space().zero();
        this.point = new BatchPoint(sample);
        this.metric = new NewtonMetric(sample);
        this.enough = SHARE_LEFT * direction.length / sample.rows();
    }

    /** The minimum, from {@code x} on and as closely as the sample deserves: the model's own vector. */
    double[] minimise(double[] x) {
        point.put(x);
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            factor();
            double decrement = metric.direction(point.gradient(), direction);
            if (point.move(direction, 1, FLAT) == 0 || decrement < enough) {
                break;
            }
        }
        return point.x();
    }

    /** The metric at {@code x}. Cost: one evaluation and one Hessian of the sample. */
    NewtonMetric metricAt(double[] x) {
        point.put(x);
        factor();
        return metric;
    }

    /** The metric of the latest iteration. */
    NewtonMetric metric() {
        return metric;
    }

    private void factor() {
        point.curvatures(metric.curvatures());
        metric.factor();
    }
}
