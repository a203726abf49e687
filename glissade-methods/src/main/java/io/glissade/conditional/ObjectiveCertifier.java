package io.glissade.conditional;

import io.glissade.atom.AtomicPoint;
import io.glissade.run.Certificate;

/** The gap {@code g'x + phi(kappa(x)) + phi*(sigma(-g))} of a point, from the point alone. */
final class ObjectiveCertifier {

    private final GaugeObjective problem;
    private final ObjectivePart smooth;
    private final AtomicPoint atoms;
    private final double[] descent;

    ObjectiveCertifier(GaugeObjective problem) {
        this.problem = problem;
        this.smooth = new ObjectivePart(problem.objective());
        this.atoms = problem.atoms().point();
        this.descent = problem.objective().space().zero();
    }

    /** Cost: one gradient. */
    Certificate certify(double[] x) {
        smooth.restart(x);
        atoms.restart(x);
        double rest = atoms.reweigh(problem.gamma());
        smooth.descent(atoms.columns(), atoms.columnCount(), descent);
        double level = atoms.support(descent);
        double paid = problem.penalty().value(rest + atoms.price());
        double gap = smooth.inner() + paid + GaugeCertifier.most(problem.penalty(), level, rest);
        double value = smooth.value() + paid;
        return new Certificate(value, value - gap, Double.NaN);
    }
}
