package io.glissade.nested.problem;

import io.glissade.nested.GradientSteps;
import io.glissade.nested.LowerLevel;
import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.Start;
import io.glissade.nested.StepSize;
import io.glissade.parameter.Require;
import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.TorchSpace;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Three points that follow each other: f_1 = |x_3 - x_1|^2 + |x_1|^2, f_2 = |x_2 - x_1|^2, f_3 = |x_3 - x_2|^2, the toy problem of
 * {@code sato2021gradient}. The exact solution is 0. With T_i steps of size a_i from c at both lower levels the unrolled problem is
 * {@code kappa^2 |c - x_1|^2 + |x_1|^2} with {@code rho_i = (1 - 2 a_i)^(T_i)} and {@code kappa = (1 - rho_3) rho_2 + rho_3}.
 */
public final class TrilevelToy {

    private final double[] start;
    private final int second;
    private final int third;
    private final double secondStep;
    private final double thirdStep;

    /**
     * @param start c, the start of both lower levels; its length is the dimension of every level
     * @param second steps T_2 of the second level, at least 1
     * @param third steps T_3 of the third, at least 1
     * @param secondStep their size a_2, positive
     * @param thirdStep and a_3, positive
     */
    public TrilevelToy(double[] start, int second, int third, double secondStep, double thirdStep) {
        Require.atLeast("second", 1, second);
        Require.atLeast("third", 1, third);
        Require.positive("secondStep", secondStep);
        Require.positive("thirdStep", thirdStep);
        for (double coordinate : start) {
            Require.finite("coordinate of the start", coordinate);
        }
        this.start = start.clone();
        this.second = second;
        this.third = third;
        this.secondStep = secondStep;
        this.thirdStep = thirdStep;
    }

    /** The problem as it is unrolled. */
    public MultilevelProblem problem() {
        return new MultilevelProblem(
                space("x1"),
                x -> squaredDistance(x.level(3), x.level(1))
                        .add(x.level(1).square().sum()),
                List.of(
                        new LowerLevel(
                                "x2",
                                space("x2"),
                                x -> squaredDistance(x.level(2), x.level(1)),
                                new GradientSteps(second, StepSize.constant(secondStep), Start.at(start))),
                        new LowerLevel(
                                "x3",
                                space("x3"),
                                x -> squaredDistance(x.level(3), x.level(2)),
                                new GradientSteps(third, StepSize.constant(thirdStep), Start.at(start)))));
    }

    private TorchSpace space(String name) {
        return new TorchSpace(List.of(new Block(name, 0, start.length)), TorchSpace.Precision.DOUBLE);
    }

    private static Tensor squaredDistance(Tensor a, Tensor b) {
        return a.sub(b).square().sum();
    }

    /** What is left of the way from the start to x_1 when the lower levels have made their steps; 0 when they are exact. */
    public double kappa() {
        double rho2 = Math.pow(1 - 2 * secondStep, second);
        double rho3 = Math.pow(1 - 2 * thirdStep, third);
        return (1 - rho3) * rho2 + rho3;
    }

    /** The unrolled objective F_1 at {@code x}. */
    public double value(double[] x) {
        double square = kappa() * kappa();
        double value = 0;
        for (int j = 0; j < start.length; j++) {
            value += square * (start[j] - x[j]) * (start[j] - x[j]) + x[j] * x[j];
        }
        return value;
    }

    /** Its gradient, {@code -2 kappa^2 (c - x) + 2 x}. */
    public double[] gradient(double[] x) {
        double square = kappa() * kappa();
        double[] gradient = new double[start.length];
        for (int j = 0; j < start.length; j++) {
            gradient[j] = -2 * square * (start[j] - x[j]) + 2 * x[j];
        }
        return gradient;
    }

    /** Where it is least, {@code kappa^2 c / (1 + kappa^2)}. */
    public double[] minimiser() {
        double square = kappa() * kappa();
        double[] minimiser = start.clone();
        for (int j = 0; j < start.length; j++) {
            minimiser[j] *= square / (1 + square);
        }
        return minimiser;
    }

    /** Its least value, {@code kappa^2 |c|^2 / (1 + kappa^2)}. */
    public double minimum() {
        return value(minimiser());
    }

    /** The factor by which a step of gradient descent on F_1 shortens the way to the minimiser, {@code |1 - 2 step (1 + kappa^2)|}. */
    public double contraction(double step) {
        return Math.abs(1 - 2 * step * (1 + kappa() * kappa()));
    }
}
