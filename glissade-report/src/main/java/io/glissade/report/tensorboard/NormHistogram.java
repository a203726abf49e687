package io.glissade.report.tensorboard;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.function.IntToDoubleFunction;

/**
 * Counts positive numbers in buckets that grow by a tenth, from 1e-12 to 1e20: its memory does not grow with the run. Not
 * thread-safe.
 */
public final class NormHistogram {

    private static final double SMALLEST = 1e-12;
    private static final double LARGEST = 1e20;
    private static final double GROWTH = 1.1;
    private static final int BUCKETS = 2 + (int) Math.ceil(Math.log(LARGEST / SMALLEST) / Math.log(GROWTH));

    private final long[] buckets = new long[BUCKETS];
    private long count;
    private double smallest = Double.POSITIVE_INFINITY;
    private double largest;
    private double sum;
    private double sumOfSquares;

    /** Counts one number; what is negative or not finite is passed over. */
    public void add(double value) {
        if (!Double.isFinite(value) || value < 0) {
            return;
        }
        buckets[bucket(value)]++;
        count++;
        smallest = Math.min(smallest, value);
        largest = Math.max(largest, value);
        sum += value;
        sumOfSquares += value * value;
    }

    /** How many numbers were counted. */
    public long count() {
        return count;
    }

    byte[] encoded() throws IOException {
        int first = 0;
        while (buckets[first] == 0) {
            first++;
        }
        int last = BUCKETS - 1;
        while (buckets[last] == 0) {
            last--;
        }
        // TensorBoard takes a bucket's left edge from its predecessor, so an empty one goes in front.
        int from = Math.max(0, first - 1);
        int to = last + 1;
        return EventFile.message(out -> {
            out.writeDouble(1, smallest);
            out.writeDouble(2, largest);
            out.writeDouble(3, (double) count);
            out.writeDouble(4, sum);
            out.writeDouble(5, sumOfSquares);
            packed(out, 6, from, to, NormHistogram::limit);
            packed(out, 7, from, to, b -> (double) buckets[b]);
        });
    }

    private static void packed(CodedOutputStream out, int field, int from, int to, IntToDoubleFunction value)
            throws IOException {
        out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        out.writeUInt32NoTag((to - from) * Double.BYTES);
        for (int b = from; b < to; b++) {
            out.writeDoubleNoTag(value.applyAsDouble(b));
        }
    }

    private static int bucket(double value) {
        int guess = value <= SMALLEST ? 0 : (int) Math.ceil(Math.log(value / SMALLEST) / Math.log(GROWTH));
        return Math.min(guess, BUCKETS - 1);
    }

    private static double limit(int bucket) {
        return bucket == BUCKETS - 1 ? Double.MAX_VALUE : SMALLEST * Math.pow(GROWTH, bucket);
    }
}
