package io.glissade.torch;

import io.glissade.space.BlockSpace;
import io.glissade.space.CoordinateSpace;
import io.glissade.space.RowSpace;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * The space of flat one-dimensional tensors of one length and type on the CPU, divided into named blocks and their rows. Inner
 * products and norms are accumulated in double precision whatever the type. Where an operation needs room to work, it is for at
 * most {@value #CHUNK} coordinates at a time.
 */
public final class TorchSpace implements RowSpace<Tensor>, CoordinateSpace<Tensor> {

    private static final long CHUNK = 1 << 20;

    private final List<Block> blocks;
    private final long dimension;
    private final Precision precision;

    /**
     * A space of named blocks that lie one after the other.
     *
     * @param blocks at least one, without gaps
     * @param precision how a coordinate is stored
     */
    public TorchSpace(List<Block> blocks, Precision precision) {
        this.blocks = List.copyOf(blocks);
        this.dimension = BlockSpace.dimension(blocks);
        this.precision = precision;
    }

    /** A space of one block in double precision. */
    public static TorchSpace of(String name, long dimension) {
        return new TorchSpace(List.of(new Block(name, 0, dimension)), Precision.DOUBLE);
    }

    /** How a coordinate is stored. */
    public Precision precision() {
        return precision;
    }

    @Override
    public long dimension() {
        return dimension;
    }

    @Override
    public Tensor zero() {
        return zeros(dimension);
    }

    /** A new tensor of zeros of any shape, in the precision of the space; closed by the caller. */
    public Tensor zeros(long... shape) {
        try (PointerScope scope = new PointerScope()) {
            return keep(torch.zeros(shape, precision.options()));
        }
    }

    /** Keeps a tensor beyond the scope that would close it; its owner closes it. */
    public static Tensor keep(Tensor tensor) {
        Tensor own = new Tensor(tensor);
        own.retainReference();
        return own;
    }

    @Override
    public void copy(Tensor from, Tensor out) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            out.copy_(from);
        }
    }

    @Override
    public void scale(double factor, Tensor x) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            if (factor == 0) {
                x.zero_();
            } else if (factor != 1) {
                x.mul_(new Scalar(factor));
            }
        }
    }

    @Override
    public void axpy(double factor, Tensor x, Tensor y) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            y.add_(x, new Scalar(factor));
        }
    }

    @Override
    public double dot(Tensor x, Tensor y) {
        return dot(x, y, 0, dimension);
    }

    private static double dot(Tensor x, Tensor y, long offset, long length) {
        double sum = 0;
        for (long start = 0; start < length; start += CHUNK) {
            long size = Math.min(CHUNK, length - start);
            try (PointerScope scope = new PointerScope()) {
                Tensor a = x.narrow(0, offset + start, size).to(torch.ScalarType.Double);
                Tensor b = x.equals(y) ? a : y.narrow(0, offset + start, size).to(torch.ScalarType.Double);
                sum += a.dot(b).item_double();
            }
        }
        return sum;
    }

    @Override
    public double norm(Tensor x) {
        return norm(x, 0, dimension);
    }

    private double norm(Tensor x, long offset, long length) {
        double square = dot(x, x, offset, length);
        // Squares of float cannot leave the double range; squares of double can.
        boolean trustworthy = precision == Precision.FLOAT || (square > 1e-280 && square < 1e300);
        return trustworthy ? Math.sqrt(square) : scaledNorm(x, offset, length);
    }

    private static double scaledNorm(Tensor x, long offset, long length) {
        try (PointerScope scope = new PointerScope()) {
            Tensor part = x.narrow(0, offset, length);
            double largest = part.abs().max().item_double();
            if (largest == 0 || !Double.isFinite(largest)) {
                return largest;
            }
            Tensor scaled = part.div(new Scalar(largest));
            return largest * Math.sqrt(scaled.dot(scaled).item_double());
        }
    }

    /** Straight into the tensor's memory: a sampler does this at every step. */
    @Override
    public void fillGaussian(RandomGenerator random, Tensor x) {
        int length = Math.toIntExact(dimension);
        try (PointerScope scope = new PointerScope()) {
            if (precision == Precision.DOUBLE) {
                DoubleBuffer values =
                        new DoublePointer(x.data_ptr()).capacity(length).asBuffer();
                for (int i = 0; i < length; i++) {
                    values.put(i, random.nextGaussian());
                }
            } else {
                FloatBuffer values =
                        new FloatPointer(x.data_ptr()).capacity(length).asBuffer();
                for (int i = 0; i < length; i++) {
                    values.put(i, (float) random.nextGaussian());
                }
            }
        }
    }

    /** Overwrites {@code out} with {@code values}, one for each coordinate, rounded to the precision of the space. */
    public void copy(double[] values, Tensor out) {
        if (values.length != dimension) {
            throw new IllegalArgumentException("values must have length " + dimension + ", got " + values.length);
        }
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard();
                DoublePointer pointer = new DoublePointer(values)) {
            out.copy_(torch.from_blob(pointer, new long[] {dimension}, new TensorOptions(torch.ScalarType.Double)));
        }
    }

    /** A copy of {@code x} on the Java heap. */
    public double[] toArray(Tensor x) {
        double[] values = new double[Math.toIntExact(dimension)];
        try (PointerScope scope = new PointerScope()) {
            new DoublePointer(x.to(torch.ScalarType.Double).contiguous().data_ptr()).get(values);
        }
        return values;
    }

    @Override
    public @Nullable String firstNonFinite(Tensor x) {
        for (Block block : blocks) {
            try (PointerScope scope = new PointerScope()) {
                Tensor bad =
                        x.narrow(0, block.offset(), block.length()).isfinite().logical_not();
                if (bad.any().item_bool()) {
                    long index = bad.to(torch.ScalarType.Byte).argmax().item_long();
                    return block.name() + "[" + index + "]";
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
    public void blockNorms(Tensor x, double[] normsOut) {
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            normsOut[i] = norm(x, block.offset(), block.length());
        }
    }

    @Override
    public void scaleBlock(int block, double factor, Tensor x) {
        Block part = blocks.get(block);
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            x.narrow(0, part.offset(), part.length()).mul_(new Scalar(factor));
        }
    }

    @Override
    public void rowNorms(Tensor x, double[] normsOut) {
        int row = 0;
        for (Block block : blocks) {
            long width = block.length() / block.rows();
            long atOnce = Math.max(1, CHUNK / width);
            for (long start = 0; start < block.rows(); start += atOnce) {
                long count = Math.min(atOnce, block.rows() - start);
                long offset = block.offset() + start * width;
                if (count > 1) {
                    matrixRowNorms(x, offset, count, width, row, normsOut);
                }
                for (long i = 0; i < count; i++, row++) {
                    boolean done = count > 1 && normsOut[row] > 1e-140 && normsOut[row] < 1e150;
                    normsOut[row] = done ? normsOut[row] : norm(x, offset + i * width, width);
                }
            }
        }
    }

    /** Plain roots of sums of squares: right but at the edges of the range. */
    private static void matrixRowNorms(Tensor x, long offset, long count, long width, int firstOut, double[] normsOut) {
        try (PointerScope scope = new PointerScope()) {
            Tensor matrix = x.narrow(0, offset, count * width)
                    .to(torch.ScalarType.Double)
                    .view(count, width);
            Tensor norms = matrix.norm(new ScalarOptional(new Scalar(2.0)), 1).contiguous();
            new DoublePointer(norms.data_ptr()).get(normsOut, firstOut, (int) count);
        }
    }

    @Override
    public void scaleRows(double[] factors, Tensor x) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard();
                DoublePointer pointer = new DoublePointer(factors)) {
            Tensor all = torch.from_blob(
                            pointer, new long[] {factors.length}, new TensorOptions(torch.ScalarType.Double))
                    .to(precision.type());
            long row = 0;
            for (Block block : blocks) {
                Tensor matrix =
                        x.narrow(0, block.offset(), block.length()).view(block.rows(), block.length() / block.rows());
                matrix.mul_(all.narrow(0, row, block.rows()).unsqueeze(1));
                row += block.rows();
            }
        }
    }

    @Override
    public void addSquares(double factor, Tensor x, Tensor y) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            y.addcmul_(x, x, new Scalar(factor));
        }
    }

    @Override
    public void addRootQuotient(double factor, Tensor x, Tensor squares, double epsilon, Tensor y) {
        for (long start = 0; start < dimension; start += CHUNK) {
            long size = Math.min(CHUNK, dimension - start);
            try (PointerScope scope = new PointerScope();
                    NoGradGuard noGrad = new NoGradGuard()) {
                Tensor divisor = squares.narrow(0, start, size).sqrt();
                if (epsilon > 0) {
                    divisor.add_(new Scalar(epsilon));
                } else {
                    divisor.masked_fill_(divisor.eq(new Scalar(0.0)), new Scalar(Double.POSITIVE_INFINITY));
                }
                y.narrow(0, start, size).addcdiv_(x.narrow(0, start, size), divisor, new Scalar(factor));
            }
        }
    }

    @Override
    public void fill(double value, Tensor x) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            x.fill_(new Scalar(value));
        }
    }

    @Override
    public void multiply(Tensor factors, Tensor x) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            x.mul_(factors);
        }
    }

    @Override
    public double clamp(double bound, Tensor x) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            long outside = x.abs().gt(new Scalar(bound)).sum().item_long();
            if (outside > 0) {
                x.clamp_(new ScalarOptional(new Scalar(-bound)), new ScalarOptional(new Scalar(bound)));
            }
            return (double) outside / dimension;
        }
    }

    @Override
    public double clamp(double lower, double upper, Tensor x) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            Scalar low = new Scalar(lower);
            Scalar high = new Scalar(upper);
            long inside = x.ge(low).logical_and_(x.le(high)).sum().item_long();
            if (inside < dimension) {
                x.clamp_(new ScalarOptional(low), new ScalarOptional(high));
            }
            return (double) (dimension - inside) / dimension;
        }
    }

    @Override
    public double clamp(Tensor lower, Tensor upper, Tensor x) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            long inside = x.ge(lower).logical_and_(x.le(upper)).sum().item_long();
            if (inside < dimension) {
                x.clamp_min_(lower).clamp_max_(upper);
            }
            return (double) (dimension - inside) / dimension;
        }
    }

    @Override
    public void release(Tensor x) {
        x.close();
    }

    /** How a coordinate is stored. */
    public enum Precision {
        /** 32 bits: what networks are trained in. */
        FLOAT(torch.ScalarType.Float),
        /** 64 bits: for checks against arrays of {@code double}. */
        DOUBLE(torch.ScalarType.Double);

        private final torch.ScalarType type;

        Precision(torch.ScalarType type) {
            this.type = type;
        }

        /** What a new tensor of this type is made with. */
        public TensorOptions options() {
            return new TensorOptions(type);
        }

        /** The type as libtorch names it. */
        public torch.ScalarType type() {
            return type;
        }
    }
}
