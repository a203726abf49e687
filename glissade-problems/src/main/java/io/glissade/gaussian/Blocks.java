package io.glissade.gaussian;

import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/** Matrices on (v, x) that are two by two in the eigenbasis of the target. */
final class Blocks {

    private Blocks() {}

    /** {@code modes[k]} is the matrix of the k-th eigenvector by rows: of v by v, of v by x, of x by v, of x by x. */
    static RealMatrix of(Eigenbasis basis, double[][] modes) {
        int dimension = modes.length;
        RealMatrix whole = MatrixUtils.createRealMatrix(2 * dimension, 2 * dimension);
        double[] values = new double[dimension];
        for (int block = 0; block < 4; block++) {
            for (int k = 0; k < dimension; k++) {
                values[k] = modes[k][block];
            }
            whole.setSubMatrix(basis.compose(values), block / 2 * dimension, block % 2 * dimension);
        }
        return whole;
    }

    /** Velocity 0, position the mean of the target. */
    static double[] centre(GaussianTarget target) {
        double[] centre = new double[2 * target.dimension()];
        System.arraycopy(target.mean(), 0, centre, target.dimension(), target.dimension());
        return centre;
    }
}
