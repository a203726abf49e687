package io.glissade.langevin.curvature;

/** The ends of the spectrum of a symmetric tridiagonal matrix, by bisection on the signs of its pivots. */
final class Tridiagonal {
    private static final int HALVINGS = 120;

    private final double[] diagonal;
    private final double[] beside;
    private final int count;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    /**
     * A matrix.
     *
     * @param beside the numbers beside the diagonal, the last of which is not used
     * @param count rows, at least 1
     */
    Tridiagonal(double[] diagonal, double[] beside, int count) {
        this.diagonal = diagonal;
        this.beside = beside;
        this.count = count;
        for (int i = 0; i < count; i++) {
            double radius = (i > 0 ? Math.abs(beside[i - 1]) : 0) + (i + 1 < count ? Math.abs(beside[i]) : 0);
            low = Math.min(low, diagonal[i] - radius);
            high = Math.max(high, diagonal[i] + radius);
        }
    }

    double smallest() {
        return eigenvalue(1);
    }

    double largest() {
        return eigenvalue(count);
    }

    /** The eigenvalue of this rank, from 1 for the smallest: the number below which there are as many. */
    private double eigenvalue(int rank) {
        double below = low;
        double above = high;
        for (int i = 0; i < HALVINGS && below < above; i++) {
            double middle = below + (above - below) / 2;
            if (smallerThan(middle) >= rank) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return below + (above - below) / 2;
    }

    private int smallerThan(double number) {
        int negative = 0;
        double pivot = 1;
        for (int i = 0; i < count; i++) {
            double square = i == 0 ? 0 : beside[i - 1] * beside[i - 1];
            pivot = diagonal[i] - number - (pivot == 0 ? square / Double.MIN_NORMAL : square / pivot);
            negative += pivot < 0 ? 1 : 0;
        }
        return negative;
    }
}
