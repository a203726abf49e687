package io.glissade.nested.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.nested.GradientSteps;
import io.glissade.nested.KnownGradient;
import io.glissade.nested.LevelFunction;
import io.glissade.nested.LowerLevel;
import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.Start;
import io.glissade.nested.StepSize;
import io.glissade.nested.Variables;
import io.glissade.nested.hypergradient.MultilevelObjective;
import io.glissade.nested.hypergradient.Reverse;
import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.TorchSpace;
import io.glissade.torch.TorchSpace.Precision;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/** Models with gradients of their own give the hypergradients that differentiation of their values gives. */
final class KnownGradientTest {

    private static final int ROWS = 12;
    private static final int INPUTS = 5;

    @Test
    void leastSquaresAgreesWithDifferentiationOfItsRows() {
        try (PointerScope scope = new PointerScope()) {
            Tensor rows = gaussian(1, ROWS, INPUTS);
            Tensor targets = gaussian(2, ROWS);
            Tensor validation = gaussian(3, ROWS, INPUTS);
            try (PenalisedLeastSquares known = new PenalisedLeastSquares(rows, targets, x -> x.level(1))) {
                LevelFunction plain = x -> rows.matmul(x.level(2))
                        .sub(targets)
                        .square()
                        .mean()
                        .add(x.level(1).exp().mul(x.level(2).square()).sum())
                        .mul(new Scalar(0.5));
                TorchSpace space = space(INPUTS, Precision.DOUBLE);
                LevelFunction outer =
                        x -> validation.matmul(x.level(2)).square().mean();
                double[] expected = evaluated(outer, plain, space, new double[INPUTS]);
                assertThat(evaluated(outer, known, space, new double[INPUTS])).containsExactly(expected, within(1e-13));
                assertThat(expected[1]).isNotZero();
            }
        }
    }

    @Test
    void thePerceptronAgreesWithDifferentiationOfItsValueInBothPrecisions() {
        for (Precision precision : Precision.values()) {
            try (PointerScope scope = new PointerScope()) {
                Tensor rows = gaussian(4, ROWS, INPUTS).to(precision.type());
                Tensor labels = torch.arange(new Scalar(ROWS)).remainder(new Scalar(3));
                Tensor validation = gaussian(5, ROWS, INPUTS).to(precision.type());
                try (PenalisedPerceptron known =
                        new PenalisedPerceptron(rows, labels, 4, 3, precision, x -> x.level(1))) {
                    double[] start = values(6, (int) known.space().dimension());
                    LevelFunction outer = x -> torch.cross_entropy_loss(known.outputs(x, 2, validation), labels);
                    double[] expected = evaluated(outer, x -> known.value(x), known.space(), start);
                    double allowed = precision == Precision.DOUBLE ? 1e-13 : 1e-5;
                    assertThat(evaluated(outer, known, known.space(), start))
                            .containsExactly(expected, within(allowed));
                    assertThat(expected[1]).isNotZero();
                }
            }
        }
    }

    @Test
    void aGradientThatIsNotThatOfTheValueIsRefused() {
        KnownGradient wrong = new KnownGradient() {
            @Override
            public Tensor value(Variables x) {
                return x.level(1).mul(x.level(2)).add(x.level(2).square()).sum();
            }

            @Override
            public Tensor gradient(Variables x) {
                return x.level(1).add(x.level(2));
            }
        };
        TorchSpace space = space(2, Precision.DOUBLE);
        assertThatThrownBy(() -> evaluated(x -> x.level(2).sum(), wrong, space, new double[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "level 2 \\(w\\): its known gradient must be that of its value, got one that differs by "
                                + "1\\.41, of norm [0-9.]+");
    }

    @Test
    void rowsAndTargetsMustFit() {
        try (PointerScope scope = new PointerScope()) {
            Tensor rows = gaussian(1, 3, 2);
            Tensor targets = gaussian(2, 4);
            assertThatThrownBy(() -> new PenalisedLeastSquares(rows, targets, x -> x.level(1)))
                    .hasMessage("rows must be n by d and targets n long, n at least 1; got shapes [3, 2] and [4]");
            assertThatThrownBy(() -> new PenalisedPerceptron(rows, targets, 2, 2, Precision.DOUBLE, x -> x.level(1)))
                    .hasMessage(
                            "rows must be n by the inputs and labels n long, n at least 1; got shapes [3, 2] and [4]");
        }
    }

    /** The value and then the gradient of the outer objective after seven steps of 0.1, at small random penalties. */
    private static double[] evaluated(LevelFunction outer, LevelFunction inner, TorchSpace space, double[] start) {
        LowerLevel level =
                new LowerLevel("w", space, inner, new GradientSteps(7, StepSize.constant(0.1), Start.at(start)));
        TorchSpace penalties = space((int) space.dimension(), space.precision());
        MultilevelObjective objective =
                new MultilevelObjective(new MultilevelProblem(penalties, outer, List.of(level)), new Reverse());
        try (Tensor x = penalties.zero();
                Tensor gradient = penalties.zero()) {
            penalties.copy(values(7, (int) penalties.dimension()), x);
            double value = objective.valueAndGradient(x, gradient);
            double[] all = new double[(int) penalties.dimension() + 1];
            all[0] = value;
            System.arraycopy(penalties.toArray(gradient), 0, all, 1, all.length - 1);
            return all;
        }
    }

    private static TorchSpace space(int length, Precision precision) {
        return new TorchSpace(List.of(new Block("w", 0, length)), precision);
    }

    private static double[] values(int seed, int length) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return random.doubles(length, -1, 1).toArray();
    }

    private static Tensor gaussian(int seed, long... shape) {
        int length = 1;
        for (long size : shape) {
            length *= (int) size;
        }
        TorchSpace space = space(length, Precision.DOUBLE);
        Tensor flat = space.zero();
        space.copy(values(seed, length), flat);
        return flat.view(shape);
    }
}
