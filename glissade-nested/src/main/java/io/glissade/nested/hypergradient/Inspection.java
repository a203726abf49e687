package io.glissade.nested.hypergradient;

import io.glissade.nested.LowerLevel;
import io.glissade.nested.Variables;
import io.glissade.nested.hypergradient.Hypergradient.Evaluation;
import io.glissade.torch.Scopes;
import io.glissade.torch.TorchSpace;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Follows the gradient norm of each lower level through its steps. */
final class Inspection {

    /** Below this part of the first norm what is left may be rounding. */
    private static final double ROUNDING = 1e-10;

    private final Levels levels;

    Inspection(Levels levels) {
        this.levels = levels;
    }

    List<LevelReport> at(Variables outermost) {
        List<LevelReport> reports = new ArrayList<>();
        Variables x = outermost;
        while (x.levels() < levels.problem().levels()) {
            LowerLevel level = levels.problem().lower(x.levels() + 1);
            double[] norms = new double[level.steps().count() + 1];
            double[] values = new double[norms.length];
            x = x.with(level.space(), follow(level, x, norms, values));
            reports.add(report(x.levels(), level.name(), norms, values));
        }
        return reports;
    }

    /** The steps themselves rather than those of {@link Levels}: a level that diverges is what one wants to see. */
    private Tensor follow(LowerLevel level, Variables upper, double[] norms, double[] values) {
        TorchSpace space = level.space();
        Tensor at = levels.start(upper).detach();
        for (int i = 0; i < norms.length; i++) {
            int step = i;
            Tensor from = at;
            at = Scopes.result(() -> {
                Evaluation evaluation = levels.evaluate(upper.with(space, Autograd.variable(from)), false);
                norms[step] = space.norm(evaluation.gradient().detach());
                values[step] = evaluation.value().item_double();
                return step == norms.length - 1
                        ? from
                        : from.sub(level.steps().stepSize().scaled(step, upper, evaluation.gradient()))
                                .detach();
            });
        }
        return at;
    }

    private static LevelReport report(int level, String name, double[] norms, double[] values) {
        int last = norms.length - 1;
        int end = last;
        while (end > 1 && norms[end] <= ROUNDING * norms[0]) {
            end--;
        }
        int middle = end / 2;
        double contraction = Math.pow(norms[end] / norms[middle], 1.0 / (end - middle));
        return new LevelReport(level, name, last, norms[0], norms[last], contraction, values[0], values[last]);
    }
}
