package io.glissade.nested.hypergradient;

import io.glissade.nested.Variables;
import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.TorchSpace;
import java.util.Locale;
import java.util.random.RandomGeneratorFactory;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Whether a block of the outermost variable whose gradient is exactly zero influences F_1. A block is asked once; one whose gradient
 * has not been zero is never asked.
 */
final class Influence {

    /** Of the size of the block, at least of 1; the second, a quarter of the first, tells a slope from a curve. */
    private static final double NEAR = 1e-3;

    private static final double QUARTER = NEAR / 4;

    /** Asked where the near ones change nothing, so that a flat minimum is not taken for a block without influence. */
    private static final double[] FAR = {0.03, 1};

    private static final long SEED = 20_211_105;

    private final Levels levels;
    private final TorchSpace space;
    private final String strategy;
    private final double[] norms;
    private final boolean[] settled;
    private boolean allSettled;

    Influence(Levels levels, String strategy) {
        this.levels = levels;
        this.space = levels.problem().space();
        this.strategy = strategy;
        this.norms = new double[space.blocks().size()];
        this.settled = new boolean[norms.length];
    }

    /** Asks for each block whose gradient is zero for the first time. */
    void check(Tensor x, Tensor gradient) {
        if (allSettled) {
            return;
        }
        allSettled = true;
        space.blockNorms(gradient, norms);
        for (int block = 0; block < norms.length; block++) {
            if (norms[block] == 0 && !settled[block]) {
                try (PointerScope scope = new PointerScope()) {
                    ask(block, x);
                }
            }
            settled[block] = true;
        }
    }

    private void ask(int number, Tensor x) {
        Block block = space.blocks().get(number);
        Tensor direction = direction(number, x);
        double value = value(x, direction, 0);
        double up = value(x, direction, NEAR);
        double down = value(x, direction, -NEAR);
        if (up == value && down == value) {
            for (double amount : FAR) {
                if (value(x, direction, amount) != value || value(x, direction, -amount) != value) {
                    return;
                }
            }
            throw new IllegalArgumentException("outer variable " + block.name()
                    + " does not influence the result: its gradient is exactly 0 and F_1 stays " + value
                    + " wherever it is moved" + hint());
        }
        double slope = (up - down) / 2;
        double nearUp = value(x, direction, QUARTER);
        double nearDown = value(x, direction, -QUARTER);
        double nearSlope = (nearUp - nearDown) / 2;
        double curve = (nearUp + nearDown) / 2 - value;
        if (isClear(value, slope, nearSlope, curve)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the gradient of outer variable %s is exactly 0 by %s, but F_1 changes by %.3g when it is moved by %.3g:"
                            + " implicit and truncated strategies do not see what acts through starts or early steps, and"
                            + " implicit ones no step sizes; those through all steps do (Reverse, Checkpointed, ForwardRecursion),"
                            + " and none sees a number that was taken out of a tensor",
                    block.name(),
                    strategy,
                    slope,
                    NEAR * size(number, x)));
        }
    }

    /** A slope: linear in the distance, above rounding, and the same to both sides, which it is not at a kink. */
    private boolean isClear(double value, double slope, double nearSlope, double curve) {
        double rounding = space.precision() == TorchSpace.Precision.DOUBLE ? 0x1p-42 : 0x1p-13;
        double ratio = slope / nearSlope;
        return Math.abs(nearSlope) > rounding * Math.abs(value)
                && ratio > 2
                && ratio < 8
                && Math.abs(curve) < Math.abs(nearSlope) / 2;
    }

    private String hint() {
        boolean single = levels.problem().lower().stream()
                .anyMatch(level -> level.steps().count() == 1);
        return single
                ? "; one gradient step from zero does not see a penalty, two do"
                : "; see whether an objective uses it, and as a tensor";
    }

    /** Random in the block, so that nothing a block is invariant under can hide; its entries are of the size of the block. */
    private Tensor direction(int number, Tensor x) {
        Tensor direction =
                torch.zeros(new long[] {space.dimension()}, space.precision().options());
        space.fillGaussian(RandomGeneratorFactory.of("L64X128MixRandom").create(SEED), direction);
        for (int other = 0; other < norms.length; other++) {
            space.scaleBlock(other, other == number ? size(number, x) : 0, direction);
        }
        return direction;
    }

    /** The root mean square of the entries of a block, at least 1. */
    private double size(int number, Tensor x) {
        double[] sizes = new double[norms.length];
        space.blockNorms(x, sizes);
        return Math.max(
                1, sizes[number] / Math.sqrt((double) space.blocks().get(number).length()));
    }

    private double value(Tensor x, Tensor direction, double amount) {
        try (PointerScope scope = new PointerScope()) {
            Tensor moved = x.detach().add(direction, new Scalar(amount));
            Variables all = levels.solve(Variables.of(space, moved), false);
            return levels.problem().objective(1).value(all).item_double();
        } catch (InnerDivergence divergence) {
            return Double.NaN;
        }
    }
}
