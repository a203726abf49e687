package io.glissade.conditional;

import io.glissade.atom.AtomicPoint;
import io.glissade.conditional.screening.Removals;
import io.glissade.conditional.screening.Screener;
import io.glissade.penalty.ConcavePenalty;
import io.glissade.penalty.GaugePenalty;
import io.glissade.run.Certificate;
import io.glissade.run.Progress;
import io.glissade.space.VectorSpace;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The loop of the penalised conditional gradient, convex and reweighted. */
final class ConditionalGradientRun implements GaugeIteration {

    private static final double FALL = 1e-8;

    private final ConditionalGradient method;
    private final VectorSpace<double[]> space;
    private final GaugePenalty penalty;
    private final @Nullable ConcavePenalty gamma;
    private final SmoothPart smooth;
    private final AtomicPoint atoms;
    private final @Nullable Screener screener;
    private final Function<double[], Certificate> certifier;
    private final double[] descent;
    private final double[] point;
    private final Removals none = Removals.none();

    private long moves;
    private boolean begun;
    private double theta = Double.NaN;
    private double magnitude;
    private double price;
    private double highest;
    private Certificate certificate = Certificate.NONE;
    private Progress progress = Progress.NONE;

    ConditionalGradientRun(ConditionalGradient method, GaugeProblem problem, double[] x0) {
        this.method = method;
        this.space = problem.sum().space();
        this.penalty = problem.penalty();
        this.gamma = problem.gamma();
        this.smooth = new LinearPart(problem);
        this.atoms = problem.atoms().point();
        // Atoms that take no such function say so before the first step.
        atoms.reweigh(gamma);
        this.screener = new Screener(method.screening(), problem.atoms(), problem.sum(), problem.columns(), gamma);
        this.certifier = new GaugeCertifier(problem)::certify;
        this.descent = new double[problem.atoms().dimension()];
        this.point = space.zero();
        restart(x0);
    }

    ConditionalGradientRun(ConditionalGradient method, GaugeObjective problem, double[] x0) {
        this.method = method;
        this.space = problem.objective().space();
        this.penalty = problem.penalty();
        this.gamma = problem.gamma();
        this.smooth = new ObjectivePart(problem.objective());
        this.atoms = problem.atoms().point();
        atoms.reweigh(gamma);
        this.screener = null;
        this.certifier = new ObjectiveCertifier(problem)::certify;
        this.descent = new double[problem.atoms().dimension()];
        this.point = space.zero();
        restart(x0);
    }

    @Override
    public VectorSpace<double[]> space() {
        return space;
    }

    @Override
    public void restart(double[] x0) {
        atoms.restart(x0);
        smooth.restart(x0);
        removals().clear();
        moves = 0;
        begun = false;
        highest = smooth.value();
        theta = Double.NaN;
        certificate = Certificate.NONE;
        progress = Progress.NONE;
    }

    @Override
    public void step() {
        if (nonFinite() != null) {
            return;
        }
        if (begun) {
            smooth.move(theta);
            atoms.move(1 - theta, theta * magnitude);
            moves++;
            refreshAfterFall();
        }
        begun = true;
        double rest = atoms.reweigh(gamma);
        smooth.descent(atoms.columns(), atoms.columnCount(), descent);
        double level = atoms.support(descent);
        price = rest + atoms.price();
        magnitude = Math.max(0, penalty.magnitude(level) - rest);
        double value = smooth.value() + penalty.value(price);
        double gap = gap(level, rest);
        certificate = new Certificate(value, value - gap, Double.NaN);
        if (screener != null) {
            screener.screen(atoms, gap, moves);
        }
        smooth.aim(atoms.atom(), magnitude);
        theta = stepSize(rest);
        progress = new Progress(moves, value, certificate.relativeGap(), theta);
    }

    /**
     * Margins that were large leave rounding of their size behind, which the steps then fit: after a fall by many orders they are computed anew,
     * so that a run that expanded first converges as it should.
     */
    private void refreshAfterFall() {
        highest = Math.max(highest, smooth.value());
        if (smooth.value() < FALL * highest) {
            atoms.copyTo(point);
            smooth.restart(point);
            highest = smooth.value();
        }
    }

    /** Of the problem linearised in the prices; without prices the duality gap. */
    private double gap(double level, double rest) {
        return smooth.inner() + penalty.value(price) + GaugeCertifier.most(penalty, level, rest);
    }

    private double stepSize(double rest) {
        if (method.stepSize() instanceof StepSize.OpenLoop open) {
            return 2 / (3 + moves + open.offset());
        }
        double from = price;
        double to = rest + magnitude;
        return SegmentSearch.minimiser(
                t -> smooth.slopeAlong(t) + penalty.derivative((1 - t) * from + t * to) * (to - from));
    }

    @Override
    public double[] point() {
        atoms.copyTo(point);
        smooth.addFree(point);
        return point;
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public @Nullable String nonFinite() {
        if (!begun || Double.isFinite(certificate.value() + certificate.dual())) {
            return null;
        }
        String hint = method.stepSize() instanceof StepSize.OpenLoop open
                ? "; open-loop steps with the offset " + open.offset() + " are too long here"
                : "";
        return "the objective is " + certificate.value() + " and its bound " + certificate.dual() + " after " + moves
                + " steps" + hint;
    }

    @Override
    public Certificate certificate() {
        return certificate;
    }

    @Override
    public Certificate certify() {
        certificate = certifier.apply(point());
        return certificate;
    }

    @Override
    public int kept() {
        return atoms.kept();
    }

    @Override
    public Removals removals() {
        return screener == null ? none : screener.removals();
    }

    @Override
    public void close() {}
}
