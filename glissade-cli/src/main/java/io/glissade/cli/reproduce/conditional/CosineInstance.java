package io.glissade.cli.reproduce.conditional;

import io.glissade.atom.GroupAtoms;
import io.glissade.conditional.ConditionalGradient;
import io.glissade.conditional.GaugeProblem;
import io.glissade.conditional.StepSize;
import io.glissade.conditional.screening.Screening;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.loss.Squared;
import io.glissade.penalty.GaugePenalty;

/** The instance of A3 and A7, without random numbers: {@code A_ij = cos(sqrt(2) i j)}, i and j from 1 to 100, and the l1 norm. */
final class CosineInstance {

    /** Rows and columns. */
    static final int SIZE = 100;

    /** The steps of its figures, {@code 2 / (2 + t + 1000)}, and the rule of the paper. */
    static final ConditionalGradient METHOD =
            new ConditionalGradient(new StepSize.OpenLoop(1000), Screening.OfGauge.SAFE);

    private CosineInstance() {}

    /** Half the mean of the squared differences to what ten coordinates give, five of 1 and five of -1/2. */
    static LinearSum sum() {
        double[] matrix = new double[SIZE * SIZE];
        double[] targets = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                double entry = Math.cos(Math.sqrt(2) * (i + 1) * (j + 1));
                matrix[i * SIZE + j] = entry;
                targets[i] += entry * (j % 20 == 3 ? 1 : j % 20 == 13 ? -0.5 : 0);
            }
        }
        return new LinearSum(new DenseDesign(SIZE, SIZE, matrix), targets, null, new Squared(), 0, 0, false);
    }

    /** With a penalty. */
    static GaugeProblem problem(GaugePenalty penalty) {
        return GaugeProblem.of(sum(), GroupAtoms.l1(SIZE), penalty);
    }
}
