package io.glissade.conditional.coordinate;

import io.glissade.atom.GroupAtoms;
import io.glissade.conditional.GaugeCertifier;
import io.glissade.conditional.GaugeProblem;
import io.glissade.conditional.PathIteration;
import io.glissade.conditional.screening.Removals;
import io.glissade.conditional.screening.Screener;
import io.glissade.penalty.GaugePenalty;
import io.glissade.run.Certificate;
import io.glissade.run.Progress;
import io.glissade.space.VectorSpace;
import org.jspecify.annotations.Nullable;

/** A run of {@link CoordinateDescent}. */
public final class CoordinateRun implements PathIteration {

    /** Relative to the value: below this a gap is rounding, and screening must not take it for less. */
    private static final double ROUNDING = 1e-14;

    private final CoordinateDescent method;
    private final Parts parts;
    private final Rows rows;
    private final Screener screener;
    private final WorkingSet workingSet;
    private final WorkingSetSolver solver;
    private final double[] point;

    private GaugeProblem problem;
    private GaugePenalty penalty;
    private long moves;
    private boolean begun;
    private double bestDual;
    private Certificate certificate = Certificate.NONE;
    private Progress progress = Progress.NONE;

    CoordinateRun(CoordinateDescent method, GaugeProblem problem, GroupAtoms atoms, double[] x0) {
        this.method = method;
        this.problem = problem;
        this.penalty = problem.penalty();
        this.parts = new Parts(atoms, problem.columns());
        this.rows = new Rows(problem.sum());
        double[] norms = atoms.norms(problem.sum(), problem.columns());
        this.screener = new Screener(method.screening(), norms, atoms, problem.sum(), problem.columns());
        this.workingSet = new WorkingSet(norms);
        this.solver = new WorkingSetSolver(parts, rows, new QuadraticModel(atoms, problem.columns(), rows, norms));
        this.point = problem.sum().space().zero();
        restart(x0);
    }

    @Override
    public VectorSpace<double[]> space() {
        return problem.sum().space();
    }

    @Override
    public void restart(double[] x0) {
        restart(penalty, x0);
    }

    @Override
    public void restart(GaugePenalty other, double[] x0) {
        CoordinateDescent.requireFinite(other);
        penalty = other;
        problem = problem.with(other);
        parts.restart(x0);
        rows.restart(parts, problem.sum().intercept() ? x0[x0.length - 1] : 0);
        screener.removals().clear();
        moves = 0;
        begun = false;
        bestDual = Double.NEGATIVE_INFINITY;
        certificate = Certificate.NONE;
        progress = Progress.NONE;
    }

    @Override
    public void step() {
        if (nonFinite() != null) {
            return;
        }
        if (begun) {
            solver.solve(penalty, workingSet, method.reduction() * certificate.gap());
            moves++;
        }
        begun = true;
        parts.lookAt(rows.pull());
        double value = rows.value() + penalty.value(parts.gauge());
        double level = parts.sigma();
        double factor = level > penalty.largestLevel() ? penalty.largestLevel() / level : 1;
        double dual = rows.dual(factor) - penalty.conjugate(Math.min(factor * level, penalty.largestLevel()));
        // A linear penalty's slopes are scaled to be feasible, which is crude while the level is far off: older ones
        // may say more.
        bestDual = isLinear() ? Math.max(bestDual, dual) : dual;
        screen(value, dual, level);
        if (parts.clearRemoved(screener.removals(), rows.margins())) {
            rows.evaluate();
            value = rows.value() + penalty.value(parts.gauge());
        }
        certificate = new Certificate(value, bestDual, Double.NaN);
        double threshold = Math.min(level, penalty.largestLevel());
        workingSet.choose(
                parts,
                Math.max(method.firstWorkingSet() - parts.supportSize(), parts.supportSize()),
                threshold,
                factor);
        progress = new Progress(moves, value, certificate.relativeGap(), Double.NaN);
    }

    private void screen(double value, double dual, double level) {
        double rounding = ROUNDING * (Math.abs(value) + Math.abs(dual));
        if (isLinear()) {
            screener.screenBelow(parts, penalty.largestLevel(), value - bestDual + rounding, moves);
        } else {
            // Its proof needs the gap between the point and the slopes there.
            screener.screen(parts, level, parts.best(), value - dual + rounding, moves);
        }
    }

    private boolean isLinear() {
        return penalty.largestLevel() < Double.POSITIVE_INFINITY;
    }

    @Override
    public double[] point() {
        parts.copyTo(point);
        if (problem.sum().intercept()) {
            point[point.length - 1] = rows.free();
        }
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
        return "the objective is " + certificate.value() + " and its bound " + certificate.dual() + " after " + moves
                + " steps";
    }

    @Override
    public Certificate certificate() {
        return certificate;
    }

    @Override
    public Certificate certify() {
        certificate = new GaugeCertifier(problem).certify(point(), parts.gauge());
        return certificate;
    }

    @Override
    public int kept() {
        return parts.kept();
    }

    @Override
    public Removals removals() {
        return screener.removals();
    }

    @Override
    public void close() {}
}
