package io.glissade.nested.hypergradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.nested.GradientSteps;
import io.glissade.nested.LowerLevel;
import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.StepSize;
import io.glissade.nested.solver.ConjugateGradient;
import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.TorchSpace;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Implicit hypergradients of three levels and more. */
final class ImplicitDepthTest {

    private static final Implicit IMPLICIT = new Implicit(new ConjugateGradient(1e-13, 20));

    private static double[] gradient(MultilevelProblem problem, Hypergradient hypergradient, double... point) {
        MultilevelObjective objective = new MultilevelObjective(problem, hypergradient);
        try (Tensor x = objective.space().zero();
                Tensor gradient = objective.space().zero()) {
            objective.space().copy(point, x);
            objective.valueAndGradient(x, gradient);
            return objective.space().toArray(gradient);
        }
    }

    private static TorchSpace space(String name, int width) {
        return new TorchSpace(List.of(new Block(name, 0, width)), TorchSpace.Precision.DOUBLE);
    }

    /** F(x) = 4 x + 3.5 x^2; y* = x, z* = x + y. */
    private static MultilevelProblem scalars(GradientSteps second, GradientSteps third) {
        return new MultilevelProblem(
                space("x", 1),
                v -> {
                    Tensor x = v.level(1);
                    Tensor deeper = v.level(2).add(v.level(3));
                    return x.add(deeper)
                            .add(x.square().mul(new Scalar(0.5)))
                            .add(x.mul(deeper))
                            .sum();
                },
                List.of(
                        new LowerLevel(
                                "y",
                                space("y", 1),
                                v -> v.level(2)
                                        .square()
                                        .mul(new Scalar(2.0))
                                        .sub(v.level(2).mul(v.level(1).add(v.level(3))))
                                        .sum(),
                                second),
                        new LowerLevel(
                                "z",
                                space("z", 1),
                                v -> v.level(3)
                                        .square()
                                        .mul(new Scalar(0.5))
                                        .sub(v.level(3).mul(v.level(1).add(v.level(2))))
                                        .sum(),
                                third)));
    }

    @Test
    void threeLevelsOfScalarsGiveElevenAtOne() {
        MultilevelProblem problem = scalars(new GradientSteps(16, 0.45), new GradientSteps(16, 0.9));
        assertThat(gradient(problem, IMPLICIT, 1)[0]).isCloseTo(11, within(1e-13));
    }

    @Test
    void threeLevelsStartedAtTheirSolutionsGiveElevenAfterOneStep() {
        GradientSteps second = new GradientSteps(1, StepSize.constant(0.1), (space, upper) -> upper.level(1));
        GradientSteps third = new GradientSteps(
                1, StepSize.constant(0.1), (space, upper) -> upper.level(1).add(upper.level(2)));
        assertThat(gradient(scalars(second, third), IMPLICIT, 1)[0]).isCloseTo(11, within(1e-13));
    }

    @ParameterizedTest
    @CsvSource({"2, 4, 1", "3, 1, 2", "3, 3, 3"})
    void randomQuadraticLevelsGiveTheGradientOfTheirClosedForm(int levels, int width, long seed) {
        QuadraticLevels quadratics = new QuadraticLevels(levels, width, false, seed);
        assertThat(gradient(quadratics.problem(20), IMPLICIT, point(width)))
                .containsExactly(quadratics.hypergradient(point(width)), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"2, 4, 1", "3, 1, 2", "3, 3, 3", "4, 1, 4", "4, 2, 5"})
    void bentQuadraticLevelsGiveTheGradientOfTheirClosedFormAtAnyDepth(int levels, int width, long seed) {
        QuadraticLevels quadratics = new QuadraticLevels(levels, width, true, seed);
        assertThat(gradient(quadratics.solved(), IMPLICIT, point(width)))
                .containsExactly(quadratics.hypergradient(point(width)), within(1e-12));
    }

    @Test
    @Tag("long")
    void fiveLevelsGiveTheGradientOfTheirClosedForm() {
        QuadraticLevels quadratics = new QuadraticLevels(5, 1, true, 6);
        assertThat(gradient(quadratics.solved(), IMPLICIT, 0.7))
                .containsExactly(quadratics.hypergradient(0.7), within(1e-12));
    }

    @Test
    @Tag("long")
    void fourCoupledLevelsAgreeWithTheReversePassThroughTheirSteps() {
        double[] x = {1.3, -0.8};
        assertThat(gradient(coupled(4, 2, 12), IMPLICIT, x))
                .containsExactly(gradient(coupled(4, 2, 12), new Reverse(), x), within(1e-8));
    }

    private static double[] point(int width) {
        double[] x = new double[width];
        for (int i = 0; i < width; i++) {
            x[i] = 0.7 - 0.4 * i;
        }
        return x;
    }

    /** f_i couples x_i with its neighbours by sqrt(1 + t^2), so that no derivative of any order vanishes. */
    private static MultilevelProblem coupled(int levels, int width, int steps) {
        List<LowerLevel> lower = new ArrayList<>();
        for (int i = 2; i <= levels; i++) {
            int level = i;
            lower.add(new LowerLevel(
                    "x" + i,
                    space("x" + i, width),
                    v -> {
                        Tensor own = v.level(level);
                        Tensor reach = own.sub(v.level(level - 1).mul(v.level(1)));
                        if (level < levels) {
                            reach = reach.add(v.level(level + 1).square());
                        }
                        return own.square()
                                .mul(new Scalar(0.5))
                                .add(bend(reach).mul(new Scalar(0.3)))
                                .sum();
                    },
                    new GradientSteps(steps, 0.85)));
        }
        return new MultilevelProblem(
                space("x1", width),
                v -> {
                    Tensor sum = v.level(1).sub(new Scalar(1.0)).square();
                    for (int i = 2; i <= levels; i++) {
                        sum = sum.add(bend(v.level(i).mul(v.level(i - 1)).add(new Scalar(i))));
                    }
                    return sum.sum();
                },
                lower);
    }

    private static Tensor bend(Tensor t) {
        return t.square().add(new Scalar(1.0)).sqrt();
    }

    @ParameterizedTest
    @CsvSource({"2, 60, 1e-12", "3, 14, 1e-9"})
    void levelsWithDerivativesOfEveryOrderAgreeWithTheReversePassThroughTheirSteps(
            int levels, int steps, double tolerance) {
        double[] x = {1.3, -0.8};
        double[] implicit = gradient(coupled(levels, 2, steps), IMPLICIT, x);
        double[] reverse = gradient(coupled(levels, 2, steps), new Reverse(), x);
        assertThat(implicit).containsExactly(reverse, within(tolerance));
    }
}
