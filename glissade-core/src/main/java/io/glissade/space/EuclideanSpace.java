package io.glissade.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The space of {@code double[]} of one length, optionally divided into named blocks. */
public final class EuclideanSpace implements RowSpace<double[]>, CoordinateSpace<double[]> {

    private final List<Block> blocks;
    private final int dimension;

    /**
     * A space of one block named {@code x}.
     *
     * @param dimension the number of coordinates, at least 1
     */
    public EuclideanSpace(int dimension) {
        this(Map.of("x", dimension));
    }

    /**
     * A space of named blocks, in the order of the map.
     *
     * @param blockLengths name and number of coordinates of each block; at least one block
     */
    public EuclideanSpace(Map<String, Integer> blockLengths) {
        this(blocks(blockLengths));
    }

    /**
     * A space of named blocks, each with its rows.
     *
     * @param blocks at least one, without gaps
     */
    public EuclideanSpace(List<Block> blocks) {
        this.blocks = List.copyOf(blocks);
        this.dimension = Math.toIntExact(BlockSpace.dimension(blocks));
    }

    private static List<Block> blocks(Map<String, Integer> lengths) {
        List<Block> blocks = new ArrayList<>();
        long offset = 0;
        for (Map.Entry<String, Integer> entry : lengths.entrySet()) {
            blocks.add(new Block(entry.getKey(), offset, entry.getValue()));
            offset += entry.getValue();
        }
        return blocks;
    }

    @Override
    public long dimension() {
        return dimension;
    }

    @Override
    public double[] zero() {
        return new double[dimension];
    }

    @Override
    public void copy(double[] from, double[] out) {
        System.arraycopy(from, 0, out, 0, dimension);
    }

    @Override
    public void scale(double factor, double[] x) {
        scale(factor, x, 0, dimension);
    }

    private static void scale(double factor, double[] x, int from, int to) {
        if (factor == 0) {
            Arrays.fill(x, from, to, 0);
            return;
        }
        for (int i = from; i < to; i++) {
            x[i] *= factor;
        }
    }

    @Override
    public void axpy(double factor, double[] x, double[] y) {
        for (int i = 0; i < dimension; i++) {
            y[i] += factor * x[i];
        }
    }

    @Override
    public double dot(double[] x, double[] y) {
        return dot(x, y, 0, dimension);
    }

    /** Four accumulators: a strict-order sum does not vectorise. */
    private static double dot(double[] x, double[] y, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            a += x[i] * y[i];
            b += x[i + 1] * y[i + 1];
            c += x[i + 2] * y[i + 2];
            d += x[i + 3] * y[i + 3];
        }
        for (; i < to; i++) {
            a += x[i] * y[i];
        }
        return (a + b) + (c + d);
    }

    @Override
    public double norm(double[] x) {
        return norm(x, 0, dimension);
    }

    private static double norm(double[] x, int from, int to) {
        double square = dot(x, x, from, to);
        // Squares leave the double range long before their root does, and vanish long before the norm is zero.
        boolean trustworthy = square > 1e-280 && square < 1e300;
        return trustworthy ? Math.sqrt(square) : scaledNorm(x, from, to);
    }

    private static double scaledNorm(double[] x, int from, int to) {
        double largest = 0;
        for (int i = from; i < to; i++) {
            double magnitude = Math.abs(x[i]);
            if (Double.isNaN(magnitude)) {
                return Double.NaN;
            }
            largest = Math.max(largest, magnitude);
        }
        if (largest == 0 || Double.isInfinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            double ratio = x[i] / largest;
            sum += ratio * ratio;
        }
        return largest * Math.sqrt(sum);
    }

    @Override
    public void fillGaussian(RandomGenerator random, double[] x) {
        for (int i = 0; i < dimension; i++) {
            x[i] = random.nextGaussian();
        }
    }

    @Override
    public @Nullable String firstNonFinite(double[] x) {
        for (Block block : blocks) {
            int offset = (int) block.offset();
            for (int i = 0; i < block.length(); i++) {
                if (!Double.isFinite(x[offset + i])) {
                    return block.name() + "[" + i + "]";
                }
            }
        }
        return null;
    }

    @Override
    public List<Block> blocks() {
        return blocks;
    }

    @Override
    public void blockNorms(double[] x, double[] normsOut) {
        for (int b = 0; b < blocks.size(); b++) {
            Block block = blocks.get(b);
            normsOut[b] = norm(x, (int) block.offset(), (int) (block.offset() + block.length()));
        }
    }

    @Override
    public void scaleBlock(int block, double factor, double[] x) {
        Block part = blocks.get(block);
        scale(factor, x, (int) part.offset(), (int) (part.offset() + part.length()));
    }

    @Override
    public void rowNorms(double[] x, double[] normsOut) {
        int row = 0;
        int from = 0;
        for (int b = 0; b < blocks.size(); b++) {
            Block block = blocks.get(b);
            int width = (int) (block.length() / block.rows());
            for (long i = 0; i < block.rows(); i++, from += width) {
                normsOut[row++] = norm(x, from, from + width);
            }
        }
    }

    @Override
    public void scaleRows(double[] factors, double[] x) {
        int row = 0;
        int from = 0;
        for (int b = 0; b < blocks.size(); b++) {
            Block block = blocks.get(b);
            int width = (int) (block.length() / block.rows());
            for (long i = 0; i < block.rows(); i++, from += width) {
                scale(factors[row++], x, from, from + width);
            }
        }
    }

    @Override
    public void addSquares(double factor, double[] x, double[] y) {
        for (int i = 0; i < dimension; i++) {
            y[i] += factor * x[i] * x[i];
        }
    }

    @Override
    public void addRootQuotient(double factor, double[] x, double[] squares, double epsilon, double[] y) {
        for (int i = 0; i < dimension; i++) {
            double divisor = Math.sqrt(squares[i]) + epsilon;
            y[i] += divisor == 0 ? 0 : factor * (x[i] / divisor);
        }
    }

    @Override
    public void fill(double value, double[] x) {
        Arrays.fill(x, value);
    }

    @Override
    public void multiply(double[] factors, double[] x) {
        for (int i = 0; i < dimension; i++) {
            x[i] *= factors[i];
        }
    }

    @Override
    public double clamp(double bound, double[] x) {
        int outside = 0;
        for (int i = 0; i < dimension; i++) {
            if (Math.abs(x[i]) > bound) {
                outside++;
                x[i] = Math.copySign(bound, x[i]);
            }
        }
        return (double) outside / dimension;
    }

    @Override
    public double clamp(double lower, double upper, double[] x) {
        int outside = 0;
        for (int i = 0; i < dimension; i++) {
            if (!(x[i] >= lower && x[i] <= upper)) {
                outside++;
                x[i] = Math.min(Math.max(x[i], lower), upper);
            }
        }
        return (double) outside / dimension;
    }

    @Override
    public double clamp(double[] lower, double[] upper, double[] x) {
        int outside = 0;
        for (int i = 0; i < dimension; i++) {
            if (!(x[i] >= lower[i] && x[i] <= upper[i])) {
                outside++;
                x[i] = Math.min(Math.max(x[i], lower[i]), upper[i]);
            }
        }
        return (double) outside / dimension;
    }

    @Override
    public String toString() {
        return "EuclideanSpace"
                + Arrays.toString(blocks.stream().map(Block::name).toArray());
    }
}
