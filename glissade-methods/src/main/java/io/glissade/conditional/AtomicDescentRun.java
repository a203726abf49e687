package io.glissade.conditional;

import io.glissade.atom.Atom;
import io.glissade.atom.AtomicPoint;
import io.glissade.conditional.screening.Removals;
import io.glissade.conditional.screening.Screener;
import io.glissade.penalty.GaugePenalty;
import io.glissade.run.Certificate;
import io.glissade.run.Progress;
import io.glissade.space.VectorSpace;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The loop of the methods that keep their point as a list of atoms. */
final class AtomicDescentRun implements GaugeIteration {

    /** Atoms with less of the weight of a point are what rounding left of others. */
    private static final double ROUNDING = 1e-14;

    private final AtomicDescent method;
    private final GaugeProblem problem;
    private final GaugePenalty penalty;
    private final LinearPart smooth;
    private final AtomicPoint oracle;
    private final AtomicPoint writer;
    private final ActiveAtoms active;
    private final CorrectiveMove corrective;
    private final LineMoves lines;
    private final TangentMoves tangent;
    private final @Nullable ProximalMove proximal;
    private final boolean curved;
    private final Screener screener;
    private final GaugeCertifier certifier;
    private final double[] descent;
    private final double[] point;
    private final Atom part;

    private long moves;
    private boolean begun;
    private double level;
    private double constant;
    private Certificate certificate = Certificate.NONE;
    private Progress progress = Progress.NONE;

    AtomicDescentRun(AtomicDescent method, GaugeProblem problem, double[] x0) {
        this.method = method;
        this.problem = problem;
        this.penalty = problem.penalty();
        this.smooth = new LinearPart(problem);
        this.oracle = problem.atoms().point();
        this.writer = problem.atoms().point();
        this.active = new ActiveAtoms(smooth, problem.sum().rows());
        this.corrective =
                new CorrectiveMove(smooth, penalty, active, problem.sum().rows());
        this.lines = new LineMoves(smooth, penalty, active, problem.sum().rows());
        this.tangent = new TangentMoves(
                smooth,
                penalty,
                writer,
                problem.atoms().dimension(),
                problem.sum().rows());
        this.screener = new Screener(method.screening(), problem.atoms(), problem.sum(), problem.columns());
        this.certifier = new GaugeCertifier(problem);
        this.descent = new double[problem.atoms().dimension()];
        this.point = problem.sum().space().zero();
        this.part = Atom.empty();
        this.curved = writer.tangent(descent, 0, new double[descent.length]);
        this.proximal = writer.shrink(descent, 1, penalty) ? proximal() : null;
        restart(x0);
    }

    private @Nullable ProximalMove proximal() {
        double smoothness = problem.sum().loss().smoothness();
        double most = Arrays.stream(problem.atoms().norms(problem.sum(), problem.columns()))
                .max()
                .orElse(0);
        boolean bounded = Double.isFinite(smoothness) && most > 0;
        return bounded
                ? new ProximalMove(
                        smooth,
                        penalty,
                        writer,
                        smoothness * most * most,
                        descent.length,
                        problem.sum().rows())
                : null;
    }

    @Override
    public VectorSpace<double[]> space() {
        return problem.sum().space();
    }

    @Override
    public void restart(double[] x0) {
        oracle.restart(new double[problem.atoms().dimension()]);
        smooth.restart(x0);
        writer.restart(x0);
        write(x0, 0);
        screener.removals().clear();
        moves = 0;
        begun = false;
        certificate = Certificate.NONE;
        progress = Progress.NONE;
    }

    /** Takes the list of the writer, or one point of the hull where it has none; a constant that is free is kept apart. */
    private void write(double[] x, double freeAlready) {
        active.clear();
        int parts = writer.parts();
        if (parts == AtomicPoint.UNKNOWN) {
            double weight = writer.gauge();
            if (weight > 0) {
                part.copy(x, problem.atoms().dimension(), 1 / weight);
                active.add(part).weight = weight;
            }
        }
        double dust = ROUNDING * writer.gauge();
        for (int at = 0; at < parts; at++) {
            double weight = writer.part(at, part);
            if (weight > dust) {
                active.add(part).weight += weight;
            }
        }
        constant = 0;
        if (problem.atoms().constantsAreFree()) {
            Arrays.fill(descent, 0);
            active.addTo(descent);
            constant = x[0] - descent[0] - freeAlready;
        }
    }

    @Override
    public void step() {
        if (nonFinite() != null) {
            return;
        }
        if (begun) {
            move();
            moves++;
        }
        begun = true;
        smooth.descent(oracle.columns(), oracle.columnCount(), descent);
        level = oracle.support(descent);
        double total = active.total();
        double value = smooth.value() + penalty.value(total);
        if (penalty.largestLevel() == Double.POSITIVE_INFINITY) {
            double dual = -smooth.inner() - penalty.conjugate(level) + smooth.value();
            certificate = new Certificate(value, dual, Double.NaN);
        } else {
            certificate = certifier.certify(point());
        }
        double gap = certificate.gap() + Screener.roundingOf(certificate);
        if (penalty.largestLevel() == Double.POSITIVE_INFINITY) {
            screener.screen(oracle, gap, moves);
        } else {
            screener.screenLinear(oracle, gap, moves);
        }
        progress = new Progress(moves, value, certificate.relativeGap(), Double.NaN);
    }

    private void move() {
        if (method.moves() == AtomicDescent.Moves.CORRECTIVE) {
            if (level > penalty.derivative(active.total())) {
                active.add(oracle.atom());
            }
            corrective.run(certificate.gap());
        } else {
            lines.run(method.moves(), oracle.atom(), level);
        }
        active.prune();
        if (curved) {
            turn();
        } else if (writer.parts() != AtomicPoint.UNKNOWN && active.shareAnElement()) {
            rewrite();
        }
    }

    private void turn() {
        rewrite();
        double[] x = point();
        boolean moved = proximal != null && proximal.run(x, oracle.columns(), oracle.columnCount());
        if (tangent.run(x, oracle.columns(), oracle.columnCount()) || moved) {
            write(x, smooth.free());
        }
    }

    /** Element by element where the set can, from the point as a whole where it cannot. */
    private void rewrite() {
        Arrays.fill(descent, 0);
        writer.restart(descent);
        boolean added = true;
        for (int at = 0; at < active.count() && added; at++) {
            added = writer.add(active.slot(at).atom, active.slot(at).weight);
        }
        double[] x = point();
        if (!added) {
            writer.restart(x);
        }
        write(x, smooth.free());
    }

    @Override
    public double[] point() {
        Arrays.fill(point, 0);
        active.addTo(point);
        if (problem.atoms().constantsAreFree()) {
            for (int j = 0; j < point.length; j++) {
                point[j] += constant;
            }
        }
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
        return "the objective is " + certificate.value() + " and its bound " + certificate.dual() + " after " + moves
                + " steps";
    }

    @Override
    public Certificate certificate() {
        return certificate;
    }

    @Override
    public Certificate certify() {
        certificate = certifier.certify(point());
        return certificate;
    }

    @Override
    public int kept() {
        return oracle.kept();
    }

    @Override
    public Removals removals() {
        return screener.removals();
    }

    @Override
    public void close() {}
}
