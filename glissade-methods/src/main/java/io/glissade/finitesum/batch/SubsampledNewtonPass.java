package io.glissade.finitesum.batch;

import io.glissade.finitesum.Pass;
import io.glissade.linear.LinearSum;
import io.glissade.run.Certificate;
import org.jspecify.annotations.Nullable;

/** The iterations of {@link SubsampledNewton}. */
final class SubsampledNewtonPass implements Pass {

    private static final double FLAT = 0.5;

    /** A decrement that does not fall to this share is poor progress: with all rows a new Hessian does so much better. */
    private static final double POOR = 0.02;

    /** The same for a sample, where a new Hessian has the error of the old. */
    private static final double POOR_OF_A_SAMPLE = 0.1;

    /** Below this share of the largest the decrement is rounding, of which no metric makes more. */
    private static final double LEAST = 1e-20;

    /** A step below this says that the metric is far from the curvature on the way. */
    private static final double SHORT = 0.5;

    private static final int GROWTH = 4;

    /** The first fit is to this share of the rows of the sample. */
    private static final int FIRST_SHARE = 16;

    /** A sample of more than this share of the rows is not worth its drawing. */
    private static final double LARGEST_SHARE = 0.5;

    private final LinearSum sum;
    private final BatchPoint point;
    private final double[] direction;
    private final long firstRows;
    private final long seed;
    private @Nullable RowSample sampler;

    private long rows;
    private @Nullable SampleModel model;
    private @Nullable NewtonMetric metric;
    private @Nullable NewtonMetric wholeMetric;

    /** Whether the latest step had a metric made at its beginning. */
    private boolean fresh;

    private double decrement;
    private double first;
    private double step;

    SubsampledNewtonPass(LinearSum sum, long rowsPerColumn, double[] x0, long seed) {
        this.sum = sum;
        this.point = new BatchPoint(sum);
        this.direction = sum.space().zero();
        this.firstRows = rowsPerColumn * direction.length;
        this.seed = seed;
        restart(x0);
    }

    @Override
    public void restart(double[] x0) {
        point.forget();
        point.put(x0);
        rows = firstRows;
        model = null;
        metric = null;
        fresh = false;
        decrement = Double.POSITIVE_INFINITY;
        first = 0;
        step = Double.NaN;
    }

    @Override
    public void run() {
        if (metric == null && fitted()) {
            return;
        }
        if (metric == null) {
            decrement = refreshed();
        } else {
            double next = metric.direction(point.gradient(), direction);
            if (isPoor(next)) {
                if (fresh && !isWhole()) {
                    grow();
                }
                next = refreshed();
            } else {
                fresh = false;
            }
            decrement = next;
        }
        first = Math.max(first, decrement);
        step = point.move(direction, 1, FLAT);
    }

    private boolean isPoor(double next) {
        double share = model == null ? POOR : POOR_OF_A_SAMPLE;
        return next > LEAST * first && (step < SHORT || next > share * decrement);
    }

    // Towards the minimum of the sample, which is looked for from the minimum of a much smaller one.
    private boolean fitted() {
        long few = Math.max(10L * direction.length, Math.min(rows, sum.rows()) / FIRST_SHARE);
        if (few > LARGEST_SHARE * sum.rows()) {
            return false;
        }
        double[] x = model(few).minimise(point.x());
        if (!isWhole()) {
            model = model(rows);
            x = model.minimise(x);
        }
        for (int j = 0; j < direction.length; j++) {
            direction[j] = x[j] - point.x()[j];
        }
        step = point.move(direction, 1, FLAT);
        metric = model == null ? null : model.metric();
        fresh = false;
        decrement = Double.POSITIVE_INFINITY;
        return step > 0;
    }

    private void grow() {
        rows *= GROWTH;
        model = isWhole() ? null : model(rows);
    }

    // The metric made anew at the point, and the decrement in it.
    private double refreshed() {
        if (model != null) {
            metric = model.metricAt(point.x());
        } else {
            metric = wholeMetric == null ? new NewtonMetric(sum) : wholeMetric;
            wholeMetric = metric;
            point.curvatures(metric.curvatures());
            metric.factor();
        }
        fresh = true;
        return metric.direction(point.gradient(), direction);
    }

    private boolean isWhole() {
        return rows > LARGEST_SHARE * sum.rows();
    }

    private SampleModel model(long rowsOfSample) {
        if (sampler == null) {
            sampler = new RowSample(sum);
        }
        return new SampleModel(sampler.draw((int) rowsOfSample, seed));
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
