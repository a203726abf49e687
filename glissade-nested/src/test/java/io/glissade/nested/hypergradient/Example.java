package io.glissade.nested.hypergradient;

import io.glissade.nested.GradientSteps;
import io.glissade.nested.LowerLevel;
import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.Start;
import io.glissade.nested.StepSize;
import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.TorchSpace;
import io.glissade.torch.TorchSpace.Precision;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/** Problems for tests. */
final class Example {

    private Example() {}

    static TorchSpace space(String name, int length, Precision precision) {
        return new TorchSpace(List.of(new Block(name, 0, length)), precision);
    }

    static TorchSpace space(String name, int length) {
        return space(name, length, Precision.DOUBLE);
    }

    /** A tensor that outlives all scopes, as the data of a problem do. */
    static Tensor constant(Precision precision, double[] values, long... shape) {
        try (PointerScope scope = new PointerScope();
                DoublePointer pointer = new DoublePointer(values)) {
            return TorchSpace.keep(torch.from_blob(pointer, shape, new TensorOptions(torch.ScalarType.Double))
                    .clone()
                    .to(precision.type()));
        }
    }

    static Tensor squaredDistance(Tensor a, Tensor b) {
        return a.sub(b).square().sum();
    }

    /** The trilevel toy problem: F_1(x) = kappa^2 |c - x|^2 + |x|^2 with c = (1, 1). */
    static MultilevelProblem toy(int second, int third) {
        return new MultilevelProblem(
                space("x1", 2),
                x -> squaredDistance(x.level(3), x.level(1))
                        .add(x.level(1).square().sum()),
                List.of(
                        new LowerLevel(
                                "x2",
                                space("x2", 2),
                                x -> squaredDistance(x.level(2), x.level(1)),
                                new GradientSteps(second, StepSize.constant(0.1), Start.at(1, 1))),
                        new LowerLevel(
                                "x3",
                                space("x3", 2),
                                x -> squaredDistance(x.level(3), x.level(2)),
                                new GradientSteps(third, StepSize.constant(0.1), Start.at(1, 1)))));
    }

    /** Ridge regression by gradient steps of 0.1 from zero, the logarithm of the penalty at level 1, a held-out loss. */
    static MultilevelProblem ridge(int count) {
        Tensor rows = constant(Precision.DOUBLE, new double[] {1, 0, 0, 2, 1, 1}, 3, 2);
        Tensor targets = constant(Precision.DOUBLE, new double[] {1, 2, 0}, 3);
        Tensor heldOutRows = constant(Precision.DOUBLE, new double[] {1, 1, 2, -1}, 2, 2);
        Tensor heldOutTargets = constant(Precision.DOUBLE, new double[] {1, 0}, 2);
        return new MultilevelProblem(
                space("lambda", 1),
                x -> squaredDistance(heldOutRows.mv(x.level(2)), heldOutTargets).mul(new Scalar(0.5)),
                List.of(new LowerLevel(
                        "theta",
                        space("theta", 2),
                        x -> squaredDistance(rows.mv(x.level(2)), targets)
                                .add(x.level(1)
                                        .exp()
                                        .sum()
                                        .mul(x.level(2).square().sum()))
                                .mul(new Scalar(0.5)),
                        new GradientSteps(count, 0.1))));
    }

    /**
     * Three levels of softplus, exponentials and sines in which everything depends on everything; the step sizes of level 2
     * (one) and of level 3 (one for each coordinate) and the start of level 2 are blocks of level 1, and level 3 starts where
     * level 2 says. 4 + 2 x second + third coordinates at level 1.
     *
     * @param small whether the outermost variable is one number, with steps and starts of its own
     */
    static MultilevelProblem curved(int second, int third, int steps, boolean small, Precision precision) {
        TorchSpace outermost = small
                ? space("weight", 1, precision)
                : new TorchSpace(
                        List.of(
                                new Block("weight", 0, 1),
                                new Block("step2", 1, 1),
                                new Block("step3", 2, third),
                                new Block("start2", 2 + third, second)),
                        precision);
        StepSize own = (step, upper, gradient) ->
                gradient.mul(upper.block(1, "weight").square().add(new Scalar(0.1 + 0.01 * step)));
        return new MultilevelProblem(
                outermost,
                x -> torch.softplus(x.level(3))
                        .sum()
                        .add(x.level(2).sin().sum().mul(x.block(1, "weight").sum()))
                        .add(x.level(1).square().sum().mul(new Scalar(0.3))),
                List.of(
                        new LowerLevel(
                                "x2",
                                space("x2", second, precision),
                                x -> x.level(2)
                                        .square()
                                        .sum()
                                        .add(x.level(2)
                                                .sub(x.block(1, "weight"))
                                                .sin()
                                                .sum())
                                        .add(x.level(3)
                                                .mul(new Scalar(0.4))
                                                .exp()
                                                .sum()),
                                new GradientSteps(
                                        steps,
                                        small ? own : StepSize.learned("step2"),
                                        small ? Start.zero() : Start.learned("start2"))),
                        new LowerLevel(
                                "x3",
                                space("x3", third, precision),
                                x -> x.level(3)
                                        .square()
                                        .sum()
                                        .add(torch.softplus(x.level(3)
                                                        .mul(x.level(2).sum())
                                                        .add(x.block(1, "weight")))
                                                .sum())
                                        .add(x.level(3)
                                                .sin()
                                                .sum()
                                                .mul(x.level(2).square().sum())
                                                .mul(new Scalar(0.2))),
                                new GradientSteps(
                                        steps + 1,
                                        small ? own : StepSize.learned("step3"),
                                        (space, upper) -> upper.level(2)
                                                .sum()
                                                .sin()
                                                .mul(torch.ones(new long[] {third}, precision.options()))))));
    }
}
