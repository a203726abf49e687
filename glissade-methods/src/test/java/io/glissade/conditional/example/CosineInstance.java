package io.glissade.conditional.example;

import io.glissade.atom.GroupAtoms;
import io.glissade.conditional.GaugeProblem;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.loss.Squared;
import io.glissade.penalty.GaugePenalty;

/** The deterministic instance with the l1 norm whose solutions are known: {@code A_ij = cos(sqrt(2) i j)}, i and j from 1 to 100. */
public final class CosineInstance {

    private static final int SIZE = 100;

    private CosineInstance() {}

    /** Its sum of squares. */
    public static LinearSum sum() {
        double[] matrix = new double[SIZE * SIZE];
        double[] x = new double[SIZE];
        double[] b = new double[SIZE];
        for (int j = 1; j <= SIZE; j++) {
            x[j - 1] = (j - 1) % 20 == 3 ? 1 : (j - 1) % 20 == 13 ? -0.5 : 0;
        }
        for (int i = 1; i <= SIZE; i++) {
            for (int j = 1; j <= SIZE; j++) {
                double entry = Math.cos(Math.sqrt(2) * i * j);
                matrix[(i - 1) * SIZE + j - 1] = entry;
                b[i - 1] += entry * x[j - 1];
            }
        }
        return new LinearSum(new DenseDesign(SIZE, SIZE, matrix), b, null, new Squared(), 0, 0, false);
    }

    /** With a penalty. */
    public static GaugeProblem problem(GaugePenalty penalty) {
        return GaugeProblem.of(sum(), GroupAtoms.l1(SIZE), penalty);
    }
}
