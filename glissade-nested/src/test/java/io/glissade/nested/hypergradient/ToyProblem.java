package io.glissade.nested.hypergradient;

import io.glissade.nested.GradientSteps;
import io.glissade.nested.LowerLevel;
import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.Start;
import io.glissade.nested.StepSize;
import io.glissade.torch.TorchSpace;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** The trilevel toy problem: F_1(x) = kappa^2 |c - x|^2 + |x|^2 with the same c for all starts and coordinates. */
final class ToyProblem {

    private ToyProblem() {}

    static MultilevelProblem of(int dimension, GradientSteps second, GradientSteps third) {
        return new MultilevelProblem(
                TorchSpace.of("x1", dimension),
                x -> squaredDistance(x.level(3), x.level(1))
                        .add(x.level(1).square().sum()),
                List.of(
                        new LowerLevel("x2", dimension, x -> squaredDistance(x.level(2), x.level(1)), second),
                        new LowerLevel("x3", dimension, x -> squaredDistance(x.level(3), x.level(2)), third)));
    }

    /** In the plane, from c = (1, 1) with step size 0.1. */
    static MultilevelProblem of(int second, int third) {
        Start start = Start.at(1, 1);
        StepSize stepSize = StepSize.constant(0.1);
        return of(2, new GradientSteps(second, stepSize, start), new GradientSteps(third, stepSize, start));
    }

    static double kappa(int second, int third) {
        double rho2 = Math.pow(0.8, second);
        double rho3 = Math.pow(0.8, third);
        return (1 - rho3) * rho2 + rho3;
    }

    static Tensor squaredDistance(Tensor a, Tensor b) {
        return a.sub(b).square().sum();
    }

    /** A new point of the objective's space. */
    static Tensor point(MultilevelObjective objective, double... coordinates) {
        Tensor x = objective.space().zero();
        objective.space().copy(coordinates, x);
        return x;
    }
}
