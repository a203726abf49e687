package io.glissade.cli.tune;

import io.glissade.nested.Hypergradient;
import io.glissade.nested.Levels;
import io.glissade.nested.Variables;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** How far from their end the inner steps are: the value is the length of one step more over that of the first. No gradient. */
record InnerResidual() implements Hypergradient {

    @Override
    public Evaluation evaluate(Levels levels, Variables x, boolean differentiable) {
        Variables all = levels.solve(x, false);
        Tensor start = levels.start(x);
        Tensor end = all.level(2);
        Tensor first = levels.step(0, x, start, false).sub(start).norm();
        Tensor more = levels.step(0, x, end, false).sub(end).norm();
        return new Evaluation(
                more.div(first).detach(), torch.zeros_like(x.level(1).detach()));
    }
}
