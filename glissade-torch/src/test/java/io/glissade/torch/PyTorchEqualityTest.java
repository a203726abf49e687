package io.glissade.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.adaptive.Adam;
import io.glissade.adaptive.Adam.Decay;
import io.glissade.clipping.Clipper;
import io.glissade.clipping.GlobalNormClipping;
import io.glissade.gradient.GradientDescent;
import io.glissade.gradient.GradientIteration;
import io.glissade.gradient.GradientMethod;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.space.BlockSpace.Block;
import io.glissade.step.FixedStep;
import io.glissade.torch.TorchSpace.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same numbers as libtorch's own optimisers and its clipping by the norm. */
final class PyTorchEqualityTest {

    private static final int DIMENSION = 40;
    private static final double RATE = 0.05;

    private static TorchSpace space(Precision precision) {
        return new TorchSpace(List.of(new Block("x", 0, DIMENSION)), precision);
    }

    /** sum of c_i x_i^4 / 4 with curvatures over two orders of magnitude. */
    private record Quartics(TorchSpace space, Tensor scales) implements Objective<Tensor> {

        static Quartics of(TorchSpace space) {
            Tensor scales = space.zero();
            space.copy(Example.random(3).doubles(DIMENSION, 0.01, 1).toArray(), scales);
            return new Quartics(space, scales);
        }

        @Override
        public double valueAndGradient(Tensor x, Tensor gradientOut) {
            try (PointerScope scope = new PointerScope()) {
                gradientOut.copy_(x.mul(x).mul(x).mul(scales));
                return space.dot(x, gradientOut) / 4;
            }
        }
    }

    private static Tensor start(TorchSpace space) {
        Tensor x = space.zero();
        space.copy(Example.random(4).doubles(DIMENSION, -2, 2).toArray(), x);
        return x;
    }

    /** A hundred steps of both from the same point; how far they are apart at most, over the largest coordinate. */
    private static double apart(
            Precision precision,
            Function<TorchSpace, GradientMethod<Tensor>> method,
            Function<TensorVector, Optimizer> optimiser) {
        TorchSpace space = space(precision);
        Quartics objective = Quartics.of(space);
        Tensor theirs = start(space);
        Tensor gradient = space.zero();
        double largest = 0;
        try (GradientIteration<Tensor> ours = method.apply(space).start(Minibatches.always(objective), start(space));
                TensorVector parameters = new TensorVector(theirs);
                Optimizer steps = optimiser.apply(parameters)) {
            theirs.mutable_grad().put(gradient);
            for (int k = 0; k < 100; k++) {
                ours.step();
                double[] mine = space.toArray(ours.point());
                double[] expected = space.toArray(theirs);
                for (int i = 0; i < DIMENSION; i++) {
                    largest = Math.max(largest, Math.abs(mine[i] - expected[i]) / 2);
                }
                objective.valueAndGradient(theirs, gradient);
                step(steps);
            }
            assertThat(space.norm(theirs)).isLessThan(0.9 * space.norm(start(space)));
        }
        return largest;
    }

    private static void step(Optimizer optimiser) {
        if (optimiser instanceof org.bytedeco.pytorch.Adam adam) {
            adam.step();
        } else if (optimiser instanceof AdamW adamW) {
            adamW.step();
        } else if (optimiser instanceof SGD sgd) {
            sgd.step();
        }
    }

    /** Rounding of a hundred moves, each of a few operations; Adam divides small numbers by small ones. */
    private static double rounding(Precision precision) {
        return precision == Precision.FLOAT ? 1e-5 : 1e-13;
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void heavyBallIsSgdWithMomentum(Precision precision) {
        assertThat(apart(precision, space -> new GradientDescent<>(new FixedStep(RATE), 0.9, null), parameters -> {
                    SGDOptions options = new SGDOptions(RATE);
                    options.momentum().put(0.9);
                    return new SGD(parameters, options);
                }))
                .isLessThan(rounding(precision));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void adamWithoutDecayIsAdam(Precision precision) {
        assertThat(apart(
                        precision,
                        space -> new Adam<>(space, new FixedStep(RATE)),
                        parameters -> new org.bytedeco.pytorch.Adam(parameters, new AdamOptions(RATE))))
                .isLessThan(rounding(precision));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void adamWithPenaltyIsAdamWithWeightDecay(Precision precision) {
        assertThat(apart(
                        precision,
                        space -> new Adam<>(space, new FixedStep(RATE), 0.9, 0.999, 1e-8, 0.1, Decay.L2, null),
                        parameters -> {
                            AdamOptions options = new AdamOptions(RATE);
                            options.weight_decay().put(0.1);
                            return new org.bytedeco.pytorch.Adam(parameters, options);
                        }))
                .isLessThan(rounding(precision));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void adamWithDecoupledDecayIsAdamW(Precision precision) {
        assertThat(apart(
                        precision,
                        space -> new Adam<>(space, new FixedStep(RATE), 0.9, 0.999, 1e-8, 0.1, Decay.DECOUPLED, null),
                        parameters -> {
                            AdamWOptions options = new AdamWOptions(RATE);
                            options.weight_decay().put(0.1);
                            return new AdamW(parameters, options);
                        }))
                .isLessThan(rounding(precision));
    }

    /** What libtorch leaves of a gradient, and the norm it returns. */
    private record Clipped(double norm, List<Double> gradient) {}

    private static Clipped byLibtorch(TorchSpace space, double[] gradient, double threshold) {
        Tensor parameter = space.zero();
        Tensor values = space.zero();
        space.copy(gradient, values);
        parameter.mutable_grad().put(values);
        try (TensorVector parameters = new TensorVector(parameter)) {
            double norm = torch.clip_grad_norm_(parameters, threshold);
            return new Clipped(
                    norm, Arrays.stream(space.toArray(values)).boxed().toList());
        }
    }

    private static double[] byUs(TorchSpace space, double[] gradient, double threshold) {
        Tensor values = space.zero();
        Tensor clipped = space.zero();
        space.copy(gradient, values);
        Clipper<Tensor> clipper = new GlobalNormClipping<>(space, threshold, GlobalNormClipping.PYTORCH).start();
        double share = clipper.clip(space.norm(values), values, values, clipped);
        return space.toArray(share == 0 ? values : clipped);
    }

    /** A gradient of one coordinate 1 shows the coefficient itself; its norm is exact in every precision. */
    private static double[] unit(double length) {
        double[] gradient = new double[DIMENSION];
        gradient[0] = length;
        return gradient;
    }

    /** The distance of two numbers in units of the last place that the precision stores. */
    private static double ulps(Precision precision, double one, double other) {
        double ulp = precision == Precision.FLOAT ? Math.ulp((float) one) : Math.ulp(one);
        return Math.abs(one - other) / ulp;
    }

    /** In single precision libtorch adds 1e-6 to the norm in single precision too, which costs it the last place. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void theCoefficientIsThatOfClipGradNormToOneUlp(Precision precision) {
        TorchSpace space = space(precision);
        for (double threshold : new double[] {0.25, 0.1, 1, 2, 1 + 1e-6, 1e-3, 1e3}) {
            Clipped theirs = byLibtorch(space, unit(1), threshold);
            double ours = byUs(space, unit(1), threshold)[0];
            assertThat(theirs.norm).isEqualTo(1);
            assertThat(ulps(precision, ours, theirs.gradient.get(0)))
                    .as("threshold %s", threshold)
                    .isLessThanOrEqualTo(1);
        }
    }

    /** A norm of exactly the threshold is shortened by a millionth. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void anExactTieIsClippedByTheEpsilonAsThere(Precision precision) {
        TorchSpace space = space(precision);
        double theirs = byLibtorch(space, unit(1), 1).gradient.get(0);
        double ours = byUs(space, unit(1), 1)[0];
        assertThat(ulps(precision, ours, theirs)).isLessThanOrEqualTo(precision == Precision.FLOAT ? 1 : 0);
        assertThat(ours).isLessThan(1).isCloseTo(1 / (1 + 1e-6), within(3e-8));
        assertThat(theirs).isLessThan(1);
        assertThat(new GlobalNormClipping<>(space, 1).coefficient(1))
                .as("epsilon 0")
                .isEqualTo(1);
    }

    @Test
    void gradientsOfDoubleAreClippedAlikeInEveryCoordinate() {
        TorchSpace space = space(Precision.DOUBLE);
        double[] gradient = Example.random(8).doubles(DIMENSION, -3, 3).toArray();
        List<Double> theirs = byLibtorch(space, gradient, 0.25).gradient;
        double[] ours = byUs(space, gradient, 0.25);
        for (int i = 0; i < DIMENSION; i++) {
            assertThat(ours[i]).isCloseTo(theirs.get(i), within(4 * Math.ulp(theirs.get(i))));
        }
    }

    /**
     * In single precision libtorch sums the squares in single precision. Of these 40 random numbers its norm is off by at most a
     * unit of the last place of a float, 6e-8 relative, and so is what it leaves; ours is summed in double.
     */
    @Test
    void inSinglePrecisionTheirNormIsRoundedAndOursIsNot() {
        TorchSpace space = space(Precision.FLOAT);
        double[] gradient = Example.random(8).doubles(DIMENSION, -3, 3).toArray();
        Tensor stored = space.zero();
        space.copy(gradient, stored);
        double squares = 0;
        for (double value : space.toArray(stored)) {
            squares += value * value;
        }
        double exact = Math.sqrt(squares);
        assertThat(space.norm(stored)).isCloseTo(exact, within(1e-15 * exact));
        Clipped theirs = byLibtorch(space, gradient, 0.25);
        assertThat(theirs.norm).isNotEqualTo(exact).isCloseTo(exact, within(1.2e-7 * exact));
        double[] ours = byUs(space, gradient, 0.25);
        for (int i = 0; i < DIMENSION; i++) {
            assertThat(ours[i]).isCloseTo(theirs.gradient.get(i), within(2.4e-7 * Math.abs(ours[i])));
        }
    }

    /** Squares of 1e30 leave single precision: there the norm is infinite and the gradient lost, here it is clipped. */
    @Test
    void aFloatGradientOfTenToTheThirtyIsClippedAndNotLost() {
        TorchSpace space = space(Precision.FLOAT);
        double[] gradient = new double[DIMENSION];
        Arrays.fill(gradient, 1e30);
        Clipped theirs = byLibtorch(space, gradient, 1);
        assertThat(theirs.norm).isInfinite();
        assertThat(theirs.gradient).containsOnly(0.0);
        double[] ours = byUs(space, gradient, 1);
        double expected = 1 / Math.sqrt(DIMENSION);
        for (double value : ours) {
            assertThat(value).isCloseTo(expected, within(1.2e-7 * expected));
        }
    }

    /** In half precision 300^2 is infinite and the clipped gradient 0; accumulated in double it is 1. */
    @Test
    void threeHundredClipsToOne() {
        for (Precision precision : Precision.values()) {
            TorchSpace line = new TorchSpace(List.of(new Block("x", 0, 1)), precision);
            Tensor half = line.zero().add(new Scalar(300.0)).to(torch.ScalarType.Half);
            Tensor gradient = half.to(precision.type());
            Tensor clipped = line.zero();
            assertThat(new GlobalNormClipping<>(line, 1).start().clip(line.norm(gradient), gradient, gradient, clipped))
                    .isEqualTo(1);
            assertThat(line.toArray(clipped)[0]).isCloseTo(1, within(6e-8));
            assertThat(half.mul(half).item_double()).isInfinite();
        }
    }
}
