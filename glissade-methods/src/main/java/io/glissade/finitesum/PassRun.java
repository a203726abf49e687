package io.glissade.finitesum;

import io.glissade.linear.LinearSum;
import io.glissade.run.Certificate;
import io.glissade.run.Progress;
import io.glissade.space.VectorSpace;
import org.jspecify.annotations.Nullable;

/** The one loop of every method for finite sums: a pass, and its certificate when it is due. */
public final class PassRun implements FiniteSumIteration {

    private final VectorSpace<double[]> space;
    private final Pass pass;
    private final Evaluation evaluation;
    private final Certification certification;

    private long steps;
    private boolean begun;
    private boolean failed;
    private double value = Double.NaN;
    private Certificate certificate = Certificate.NONE;
    private Schedule schedule;
    private Progress progress = Progress.NONE;

    public PassRun(LinearSum sum, Evaluation evaluation, Pass pass) {
        this(sum.space(), new Certifier(sum), evaluation, pass);
    }

    public PassRun(VectorSpace<double[]> space, Certification certification, Evaluation evaluation, Pass pass) {
        this.space = space;
        this.pass = pass;
        this.evaluation = evaluation;
        this.certification = certification;
        this.schedule = new Schedule(evaluation.tolerance());
    }

    @Override
    public VectorSpace<double[]> space() {
        return space;
    }

    @Override
    public void restart(double[] x0) {
        pass.restart(x0);
        steps = 0;
        begun = false;
        failed = false;
        certificate = Certificate.NONE;
        schedule = new Schedule(evaluation.tolerance());
        progress = Progress.NONE;
    }

    @Override
    public void step() {
        if (failed) {
            return;
        }
        if (begun) {
            pass.run();
            steps++;
        }
        begun = true;
        progress = new Progress(steps, Double.NaN, Double.NaN, pass.stepSize());
        Certificate own = evaluation.tolerance() == 0 ? null : pass.estimate();
        if (own == null ? schedule.due(steps) : !(residual(own) > evaluation.tolerance())) {
            own = certification.certify(pass);
            certificate = own;
            schedule.seen(steps, residual(own));
        }
        if (own != null) {
            value = own.value();
            failed = !Double.isFinite(value);
            progress = new Progress(steps, value, residual(own), pass.stepSize());
        }
    }

    private double residual(Certificate of) {
        return certification.hasDual() ? of.relativeGap() : of.gradientNorm();
    }

    @Override
    public double[] point() {
        return pass.point();
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public @Nullable String nonFinite() {
        return failed ? "the objective is " + value + " after " + steps + " passes" : null;
    }

    @Override
    public double passes() {
        return pass.evaluations();
    }

    @Override
    public Certificate certificate() {
        return certificate;
    }

    @Override
    public Certificate certify() {
        certificate = certification.certifyFully(pass.point(), pass.slopes());
        return certificate;
    }

    @Override
    public double @Nullable [] slopes() {
        return pass.slopes();
    }

    @Override
    public void close() {}
}
