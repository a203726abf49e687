package io.glissade.landscape;

import io.glissade.space.EuclideanSpace;
import java.util.List;

/**
 * Narrow valleys on a plain: {@code -sum_i sin(x_i) sin(i x_i^2/pi)^20}, i from 1, in the box [0, pi]; beyond it each term goes on as
 * half the square of the distance, which keeps value and slope. The least value is found term by term, for any dimension: on each
 * lobe of {@code sin(i x^2/pi)} the logarithm of the term is concave, so its slope is bisected. Cost of that: about 60 d steps; it is
 * done when the function is made. Source: {@code jamil2013survey}, with 20 = 2 m.
 */
public final class Michalewicz implements Landscape {
    private static final int POWER = 20;

    private final EuclideanSpace space;
    private final double[] minimiser;
    private final double minimum;

    /** At least one dimension. */
    public Michalewicz(int dimension) {
        this.space = new EuclideanSpace(dimension);
        this.minimiser = space.zero();
        double sum = 0;
        for (int i = 0; i < dimension; i++) {
            minimiser[i] = deepest(i + 1);
            sum -= depth(i + 1, minimiser[i]);
        }
        this.minimum = sum;
    }

    /** Where the depth of term i is largest. Outwards from the middle, a lobe is left out where not even sin(x) is as large. */
    private static double deepest(int i) {
        int middle = i / 4;
        double best = top(i, middle);
        for (int lobe = middle + 1; lobe < i && Math.sin(start(i, lobe)) > depth(i, best); lobe++) {
            best = deeper(i, best, top(i, lobe));
        }
        for (int lobe = middle - 1; lobe >= 0 && Math.sin(start(i, lobe + 1)) > depth(i, best); lobe--) {
            best = deeper(i, best, top(i, lobe));
        }
        return best;
    }

    private static double deeper(int i, double x, double y) {
        return depth(i, y) > depth(i, x) ? y : x;
    }

    /** Where a lobe begins: i x^2/pi = lobe pi. */
    private static double start(int i, int lobe) {
        return Math.PI * Math.sqrt((double) lobe / i);
    }

    private static double top(int i, int lobe) {
        double left = start(i, lobe);
        double right = start(i, lobe + 1);
        while (true) {
            double x = (left + right) / 2;
            if (x <= left || x >= right) {
                return x;
            }
            double angle = i * x * x / Math.PI;
            double slope = 1 / Math.tan(x) + POWER * 2 * i * x / Math.PI / Math.tan(angle);
            if (slope > 0) {
                left = x;
            } else {
                right = x;
            }
        }
    }

    private static double depth(int i, double x) {
        return Math.sin(x) * Math.pow(Math.sin(i * x * x / Math.PI), POWER);
    }

    @Override
    public EuclideanSpace space() {
        return space;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        double value = 0;
        for (int i = 0; i < x.length; i++) {
            double beyond = x[i] - Math.max(0, Math.min(Math.PI, x[i]));
            if (beyond != 0) {
                value += beyond * beyond / 2;
                gradientOut[i] = beyond;
                continue;
            }
            double angle = (i + 1) * x[i] * x[i] / Math.PI;
            double sine = Math.sin(angle);
            double narrow = Math.pow(sine, POWER - 1);
            value -= Math.sin(x[i]) * narrow * sine;
            gradientOut[i] = -narrow
                    * (Math.cos(x[i]) * sine + Math.sin(x[i]) * POWER * Math.cos(angle) * 2 * (i + 1) * x[i] / Math.PI);
        }
        return value;
    }

    @Override
    public String name() {
        return "michalewicz";
    }

    @Override
    public double lower(int coordinate) {
        return 0;
    }

    @Override
    public double upper(int coordinate) {
        return Math.PI;
    }

    @Override
    public double minimum() {
        return minimum;
    }

    @Override
    public List<double[]> minimisers() {
        return List.of(minimiser.clone());
    }
}
