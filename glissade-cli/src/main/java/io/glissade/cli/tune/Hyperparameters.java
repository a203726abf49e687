package io.glissade.cli.tune;

import io.glissade.nested.Variables;
import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.TorchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The outermost variable: which hyper-parameters it holds, between which bounds, and what they are to the inner problem. */
final class Hyperparameters implements AutoCloseable {

    private static final String PENALTIES = "penalties";
    private static final String STEP_SIZES = "step-sizes";
    private static final String WEIGHTS = "weights";

    /** Below 2 over the safe step size no step of a convex inner problem climbs. */
    private static final double LARGEST_FACTOR = 1.9;

    private static final double SMALLEST_FACTOR = 1e-3;
    private static final double WEIGHT_BOUND = 6;
    private static final double FIRST_WEIGHT = 2;

    private final Set<LearnOptions.What> learned;
    private final TorchSpace space;
    private final double[] low;
    private final double[] high;
    private final double[] start;
    private final int penalties;
    private final Tensor places;
    private final Tensor none;
    private final Tensor fixed;

    /**
     * @param stepSizes how many there are where they are learned
     * @param rows how many are trained on
     * @param fixed logarithm of the penalty where penalties are not learned
     * @param bounds logarithms of the smallest and the largest penalty
     */
    Hyperparameters(
            Set<LearnOptions.What> learned,
            Penalties penalties,
            int stepSizes,
            int rows,
            double fixed,
            double[] bounds) {
        this.learned = learned;
        this.penalties = penalties.count();
        List<Block> blocks = new ArrayList<>();
        add(blocks, LearnOptions.What.PENALTIES, PENALTIES, penalties.count());
        add(blocks, LearnOptions.What.STEP_SIZES, STEP_SIZES, stepSizes);
        add(blocks, LearnOptions.What.WEIGHTS, WEIGHTS, rows);
        this.space = new TorchSpace(blocks, TorchSpace.Precision.DOUBLE);
        int dimension = Math.toIntExact(space.dimension());
        this.low = new double[dimension];
        this.high = new double[dimension];
        this.start = new double[dimension];
        fill(PENALTIES, bounds[0], bounds[1], (bounds[0] + bounds[1]) / 2);
        fill(STEP_SIZES, Math.log(SMALLEST_FACTOR), Math.log(LARGEST_FACTOR), 0);
        fill(WEIGHTS, -WEIGHT_BOUND, WEIGHT_BOUND, FIRST_WEIGHT);
        try (PointerScope scope = new PointerScope()) {
            long[] place = Arrays.stream(penalties.places()).asLongStream().toArray();
            this.places = TorchSpace.keep(torch.from_blob(
                            new LongPointer(place), new long[] {place.length}, new TensorOptions(torch.ScalarType.Long))
                    .clone());
        }
        this.none = Part.tensor(new double[1], 1);
        double[] same = new double[penalties.count()];
        Arrays.fill(same, Math.exp(fixed));
        this.fixed = Part.tensor(same, same.length);
    }

    private void add(List<Block> blocks, LearnOptions.What what, String name, int length) {
        if (learned.contains(what)) {
            Block last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
            blocks.add(new Block(name, last == null ? 0 : last.offset() + last.length(), length));
        }
    }

    private void fill(String name, double least, double most, double first) {
        int[] range = range(name);
        Arrays.fill(low, range[0], range[1], least);
        Arrays.fill(high, range[0], range[1], most);
        Arrays.fill(start, range[0], range[1], first);
    }

    /** Where a block begins and ends; nothing where it is not learned. */
    private int[] range(String name) {
        for (Block block : space.blocks()) {
            if (block.name().equals(name)) {
                return new int[] {Math.toIntExact(block.offset()), Math.toIntExact(block.offset() + block.length())};
            }
        }
        return new int[2];
    }

    TorchSpace space() {
        return space;
    }

    double[] low() {
        return low;
    }

    double[] high() {
        return high;
    }

    boolean learns(LearnOptions.What what) {
        return learned.contains(what);
    }

    /** Every penalty the same, at a place between the bounds from 0 to 1; all else as it begins. */
    double[] shared(double place) {
        double[] point = start.clone();
        int[] range = range(PENALTIES);
        for (int i = range[0]; i < range[1]; i++) {
            point[i] = low[i] + place * (high[i] - low[i]);
        }
        return point;
    }

    /** Everything drawn evenly between its bounds. */
    double[] draw(RandomGenerator random) {
        double[] point = new double[low.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = low[i] + random.nextDouble() * (high[i] - low[i]);
        }
        return point;
    }

    /** The penalties of a point. */
    double[] penalties(double[] point) {
        int[] range = range(PENALTIES);
        return range[1] == 0
                ? new double[0]
                : Arrays.stream(point, range[0], range[1]).map(Math::exp).toArray();
    }

    /** The factors on safe step sizes of a point. */
    double[] factors(double[] point) {
        int[] range = range(STEP_SIZES);
        return Arrays.stream(point, range[0], range[1]).map(Math::exp).toArray();
    }

    /** The weights of the training rows of a point. */
    double[] weights(double[] point) {
        int[] range = range(WEIGHTS);
        return Arrays.stream(point, range[0], range[1])
                .map(v -> 1 / (1 + Math.exp(-v)))
                .toArray();
    }

    /** The penalty of each coordinate of the model. */
    Tensor penalties(Variables x) {
        Tensor each = learned.contains(LearnOptions.What.PENALTIES)
                ? x.block(1, PENALTIES).exp()
                : fixed;
        return torch.cat(new TensorVector(each, none)).index_select(0, places);
    }

    /** The factor on the safe step size, for each coordinate or for all; only where it is learned. */
    Tensor factors(Variables x, int step, boolean stepForEach) {
        Tensor all = x.block(1, STEP_SIZES);
        return (stepForEach ? all.narrow(0, step, 1) : all).exp();
    }

    /** The weights of the training rows; only where they are learned. */
    Tensor rows(Variables x) {
        return x.block(1, WEIGHTS).sigmoid();
    }

    int penaltyCount() {
        return penalties;
    }

    @Override
    public void close() {
        places.close();
        none.close();
        fixed.close();
    }
}
