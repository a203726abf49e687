package io.glissade.cli.reproduce.conditional;

import io.glissade.atom.AtomicPoint;
import io.glissade.conditional.GaugeProblem;
import io.glissade.linear.LinearSum;
import io.glissade.penalty.GaugePenalty;

/**
 * The gap as the published curves have it: the gradient and the prices of the point before a move, and the point after it. It is no bound on
 * anything; the library's own gap takes one point.
 */
final class RecordedGap {

    private final GaugeProblem problem;
    private final AtomicPoint atoms;
    private final double[] gradient;
    private final double[] descent;
    private final double[] moved;

    RecordedGap(GaugeProblem problem) {
        this.problem = problem;
        this.atoms = problem.atoms().point();
        this.gradient = problem.sum().space().zero();
        this.descent = problem.sum().space().zero();
        this.moved = problem.sum().space().zero();
    }

    /** For a move of {@code theta} from {@code x}; {@link #moved} is where it leads. */
    double at(double[] x, double theta) {
        LinearSum sum = problem.sum();
        GaugePenalty penalty = problem.penalty();
        sum.valueAndGradient(x, gradient);
        for (int j = 0; j < gradient.length; j++) {
            descent[j] = -gradient[j];
        }
        atoms.restart(x);
        double rest = atoms.reweigh(problem.gamma());
        double level = atoms.support(descent);
        atoms.move(1 - theta, theta * Math.max(0, penalty.magnitude(level) - rest));
        atoms.copyTo(moved);
        double most = penalty.magnitude(level) >= rest ? penalty.conjugate(level) - level * rest : -penalty.value(rest);
        return sum.space().dot(gradient, moved) + penalty.value(rest + atoms.price()) + most;
    }

    /** The point after the move. */
    double[] moved() {
        return moved;
    }
}
