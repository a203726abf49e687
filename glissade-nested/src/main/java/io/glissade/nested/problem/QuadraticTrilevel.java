package io.glissade.nested.problem;

import io.glissade.nested.GradientSteps;
import io.glissade.nested.LowerLevel;
import io.glissade.nested.MultilevelProblem;
import io.glissade.parameter.Require;
import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.TorchSpace;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Three coupled quadratics on the line: f_1 = x + y + z + x^2/2 + x y + x z, f_2 = 2 y^2 - y x - y z, f_3 = z^2/2 - z x - z y. Both
 * lower levels react linearly, y = u x and z = q (x + y), so that {@code F_1(x) = (1 + w) x + (1/2 + w) x^2} with
 * {@code w = u + q (1 + u)}. Exact: u = 1, q = 1, w = 3. With T_2 and T_3 steps of size a from 0:
 * {@code q = 1 - (1 - a)^(T_3)}, {@code u = (1 - (1 - 2 a (2 - q))^(T_2)) (1 + q) / (2 (2 - q))}.
 *
 * <p>A second level that takes z for fixed while it moves y would end at y = 2x/3, z = 5x/3: another problem, whose solution
 * {@link #FROZEN_MINIMISER} a correct gradient must not find.
 */
public final class QuadraticTrilevel {

    /** Where the exact F_1 is least. */
    public static final double EXACT_MINIMISER = -4.0 / 7;

    /** The least value of the exact F_1. */
    public static final double EXACT_MINIMUM = -8.0 / 7;

    /** Where one ends whose second level does not let the third react: wrong. */
    public static final double FROZEN_MINIMISER = -10.0 / 17;

    private final int second;
    private final int third;
    private final double step;

    /**
     * @param second steps T_2, at least 1
     * @param third steps T_3, at least 1
     * @param step their size a, positive
     */
    public QuadraticTrilevel(int second, int third, double step) {
        Require.atLeast("second", 1, second);
        Require.atLeast("third", 1, third);
        Require.positive("step", step);
        this.second = second;
        this.third = third;
        this.step = step;
    }

    /** The problem as it is unrolled, each level of dimension 1. */
    public MultilevelProblem problem() {
        return new MultilevelProblem(
                line("x"),
                v -> {
                    Tensor x = v.level(1);
                    Tensor below = v.level(2).add(v.level(3));
                    return x.add(below).add(half(x.square())).add(x.mul(below)).sum();
                },
                List.of(
                        new LowerLevel(
                                "y",
                                line("y"),
                                v -> {
                                    Tensor y = v.level(2);
                                    Tensor others = v.level(1).add(v.level(3));
                                    return y.square()
                                            .mul(new Scalar(2.0))
                                            .sub(y.mul(others))
                                            .sum();
                                },
                                new GradientSteps(second, step)),
                        new LowerLevel(
                                "z",
                                line("z"),
                                v -> {
                                    Tensor z = v.level(3);
                                    Tensor others = v.level(1).add(v.level(2));
                                    return half(z.square()).sub(z.mul(others)).sum();
                                },
                                new GradientSteps(third, step))));
    }

    private static Tensor half(Tensor tensor) {
        return tensor.mul(new Scalar(0.5));
    }

    private static TorchSpace line(String name) {
        return new TorchSpace(List.of(new Block(name, 0, 1)), TorchSpace.Precision.DOUBLE);
    }

    /** y + z over x, as the lower levels leave them. */
    private double reaction() {
        double q = 1 - Math.pow(1 - step, third);
        double u = (1 - Math.pow(1 - 2 * step * (2 - q), second)) * (1 + q) / (2 * (2 - q));
        return u + q * (1 + u);
    }

    /** The unrolled objective F_1. */
    public double value(double x) {
        double w = reaction();
        return (1 + w) * x + (0.5 + w) * x * x;
    }

    /** Its derivative. */
    public double derivative(double x) {
        double w = reaction();
        return 1 + w + (1 + 2 * w) * x;
    }

    /** Where it is least. */
    public double minimiser() {
        double w = reaction();
        return -(1 + w) / (1 + 2 * w);
    }

    /** Its least value. */
    public double minimum() {
        return value(minimiser());
    }
}
