package io.glissade.conditional.example;

import static io.glissade.testkit.ForAll.random;

import io.glissade.atom.AtomSet;
import io.glissade.atom.GroupAtoms;
import io.glissade.atom.TotalVariation;
import io.glissade.conditional.GaugeProblem;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.loss.Logistic;
import io.glissade.loss.Squared;
import io.glissade.penalty.GaugePenalty;
import io.glissade.penalty.PowerPenalty;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Random problems with the solutions' structure known to be sparse. */
public final class RandomGauges {

    private RandomGauges() {}

    private static DenseDesign gaussian(int rows, int columns, RandomGenerator random) {
        double[] values = new double[rows * columns];
        Arrays.setAll(values, i -> random.nextGaussian());
        return new DenseDesign(rows, columns, values);
    }

    private static double[] products(DenseDesign design, double[] x) {
        double[] products = new double[design.rows()];
        Arrays.setAll(products, i -> design.dot(i, x));
        return products;
    }

    /** Sensing: 100 Gaussian rows of 100 ones drawn with probability 0.1, without noise. */
    public static GaugeProblem sensing(long seed, GaugePenalty penalty) {
        RandomGenerator random = random(seed);
        DenseDesign design = gaussian(100, 100, random);
        double[] x = new double[100];
        Arrays.setAll(x, j -> random.nextDouble() < 0.1 ? 1 : 0);
        LinearSum sum = new LinearSum(design, products(design, x), null, new Squared(), 0, 0, false);
        return GaugeProblem.of(sum, GroupAtoms.l1(100), penalty);
    }

    /** Noisy least squares, 60 rows of 40 columns, with the l1 norm. */
    public static GaugeProblem noisy(long seed) {
        RandomGenerator random = random(seed);
        DenseDesign design = gaussian(60, 40, random);
        double[] x = new double[40];
        Arrays.setAll(x, j -> random.nextDouble() < 0.3 ? random.nextGaussian() : 0);
        double[] targets = products(design, x);
        Arrays.setAll(targets, i -> targets[i] + 0.3 * random.nextGaussian());
        LinearSum sum = new LinearSum(design, targets, null, new Squared(), 0, 0, false);
        return GaugeProblem.of(sum, GroupAtoms.l1(40), new PowerPenalty(2, 0.05));
    }

    /** Squared or logistic, with the l1 norm, groups of three or the total variation, 45 to 74 rows of 30 columns of unequal length. */
    public static GaugeProblem any(RandomGenerator random) {
        int rows = 45 + random.nextInt(30);
        int columns = 30;
        DenseDesign design = gaussian(rows, columns, random);
        double[] lengths = new double[columns];
        Arrays.setAll(lengths, j -> 0.3 + random.nextDouble());
        for (int at = 0; at < design.values().length; at++) {
            design.values()[at] *= lengths[at % columns];
        }
        int kind = random.nextInt(3);
        AtomSet atoms =
                kind == 0 ? GroupAtoms.l1(columns) : kind == 1 ? groups(columns, 3) : new TotalVariation(columns);
        double[] x = new double[columns];
        double height = 0;
        for (int j = 0; j < columns; j++) {
            if (j % 3 == 0 || kind == 0) {
                height = random.nextDouble() < 0.25 ? random.nextGaussian() : kind == 2 ? height : 0;
            }
            x[j] = height;
        }
        double[] targets = products(design, x);
        boolean logistic = random.nextBoolean();
        for (int i = 0; i < rows; i++) {
            double noisy = targets[i] + 0.2 * random.nextGaussian();
            targets[i] = logistic ? (noisy > 0 ? 1 : -1) : noisy;
        }
        LinearSum sum = new LinearSum(
                design,
                targets,
                null,
                logistic ? new Logistic() : new Squared(),
                0,
                0,
                !atoms.constantsAreFree() && random.nextBoolean());
        double weight = logistic ? 0.002 + 0.02 * random.nextDouble() : 0.02 + 0.2 * random.nextDouble();
        return GaugeProblem.of(sum, atoms, new PowerPenalty(1.5 + random.nextDouble(), weight));
    }

    private static GroupAtoms groups(int columns, int size) {
        int[] starts = new int[columns / size + 1];
        Arrays.setAll(starts, e -> e * size);
        int[] members = new int[columns];
        Arrays.setAll(members, j -> j);
        double[] weights = new double[columns / size];
        Arrays.fill(weights, 1);
        return new GroupAtoms(columns, starts, members, weights, GroupAtoms.Signs.ANY);
    }
}
