package io.glissade.bench;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.sag.Sag;
import io.glissade.finitesum.sag.SagStep;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Logistic;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A pass of SAG with the step 1/L, on one thread. {@code dense} has the shape of forest cover type (581,012 x 55, 256 MB),
 * {@code sparse} that of rcv1 (20,242 x 47,236, about 74 entries a row, columns by Zipf's law: 1.5 million entries), rows drawn one by
 * one or in blocks of eight. The certificate of a pass is left out.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 10, time = 2)
@Fork(1)
public class PassBenchmark {

    private static final double NEVER_REACHED = 1e-300;

    @Param({"dense", "sparse"})
    public String rows;

    @Param({"1", "8"})
    public int block;

    private FiniteSumIteration run;

    @Setup
    public void start() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        Design design = rows.equals("dense") ? dense(random) : sparse(random);
        double[] labels = new double[design.rows()];
        Arrays.setAll(labels, i -> random.nextBoolean() ? 1 : -1);
        LinearSum sum =
                new LinearSum(design, labels, null, new Logistic(), 1.0 / design.rows(), 0, false).parallel(false);
        run = new Sag(new SagStep.OfLipschitz(1), true, block)
                .start(sum, Start.atZero(design.columns()), new Evaluation(NEVER_REACHED), 0);
        // Certificates are computed after the first passes and then every tenth.
        for (int k = 0; k < 6; k++) {
            run.step();
        }
    }

    private static DenseDesign dense(RandomGenerator random) {
        return new DenseDesign(581_012, 55, random.doubles(581_012L * 55, -1, 1).toArray());
    }

    private static SparseDesign sparse(RandomGenerator random) {
        int n = 20_242;
        int p = 47_236;
        int[] starts = new int[n + 1];
        int[] indices = new int[n * 110];
        int count = 0;
        for (int row = 0; row < n; row++) {
            TreeSet<Integer> columns = new TreeSet<>();
            int length = 40 + random.nextInt(69);
            while (columns.size() < length) {
                columns.add(Math.min(p - 1, (int) Math.exp(random.nextDouble() * Math.log(p)) - 1));
            }
            for (int column : columns) {
                indices[count++] = column;
            }
            starts[row + 1] = count;
        }
        double[] values = random.doubles(count, 0, 0.2).toArray();
        return new SparseDesign(p, starts, Arrays.copyOf(indices, count), values);
    }

    @Benchmark
    public double pass() {
        run.step();
        return run.passes();
    }
}
