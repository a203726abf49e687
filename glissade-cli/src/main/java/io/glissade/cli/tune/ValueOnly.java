package io.glissade.cli.tune;

import io.glissade.nested.Hypergradient;
import io.glissade.nested.Levels;
import io.glissade.nested.Variables;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** No gradient: what a trial of random search costs, the steps and nothing else. */
record ValueOnly() implements Hypergradient {

    @Override
    public Evaluation evaluate(Levels levels, Variables x, boolean differentiable) {
        Variables all = levels.solve(x, false);
        Tensor value = levels.problem().objective(x.levels()).value(all);
        return new Evaluation(
                value.detach(), torch.zeros_like(x.level(x.levels()).detach()));
    }
}
