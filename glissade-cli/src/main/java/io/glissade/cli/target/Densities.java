package io.glissade.cli.target;

import io.glissade.gaussian.GaussianTarget;
import io.glissade.landscape.Banana;
import io.glissade.landscape.DoubleWell;
import io.glissade.landscape.Funnel;
import io.glissade.landscape.GaussianMixture;
import io.glissade.landscape.KnownMoments;
import io.glissade.landscape.Landscape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From the text of a target to the target: one case for each kind. */
final class Densities {

    private static final int MOST = 1_000_000;
    /** A dense precision of this dimension takes half a gigabyte. */
    private static final int MOST_ROTATED = 8_000;

    private static final int POINTS = 20_001;

    private Densities() {}

    static NamedTarget gaussian(TargetText text) {
        int dimension = text.count("dim", 1, text.has("rotation") ? MOST_ROTATED : MOST);
        double condition = text.number("condition");
        GaussianTarget gaussian = GaussianTarget.ofCondition(dimension, dimension == 1 ? 1 : condition);
        GaussianTarget turned = text.has("rotation") ? gaussian.rotated(text.whole("rotation")) : gaussian;
        double[] variances = turned.variances();
        double[] ends = Arrays.stream(variances).map(one -> 2 * Math.sqrt(one)).toArray();
        String title = String.format(
                Locale.ROOT,
                "Gaussian of %,d dimensions, condition %s%s",
                dimension,
                text.values().get("condition"),
                text.has("rotation") ? ", in a random basis" : "");
        return new NamedTarget(
                text.text(),
                title,
                Map.of("dimension", dimension),
                turned,
                around(turned.mean(), ends),
                temperature -> new Moments(
                        turned.mean(),
                        Arrays.stream(variances).map(one -> one * temperature).toArray()));
    }

    static NamedTarget mixture(TargetText text) {
        int dimension = text.count("dim", 1, MOST);
        int modes = text.count("modes", 1, 1000);
        double separation = text.number("separation");
        double deviation = text.positive("deviation");
        double weight = text.positive("weight");
        if (modes > 1 && !(weight < 1)) {
            throw new IllegalArgumentException("weight must be below 1, got " + weight);
        }
        List<Double> spread = Collections.nCopies(dimension, deviation);
        List<GaussianMixture.Mode> all = new ArrayList<>();
        for (int k = 0; k < modes; k++) {
            List<Double> centre = new ArrayList<>(Collections.nCopies(dimension, 0.0));
            centre.set(0, separation * (k - (modes - 1) / 2.0));
            all.add(new GaussianMixture.Mode(k == 0 ? weight : (1 - weight) / (modes - 1), centre, spread));
        }
        double[] ends = new double[dimension];
        Arrays.fill(ends, 2 * deviation);
        ends[0] += Math.abs(separation) * (modes - 1) / 2.0;
        GaussianMixture mixture = new GaussianMixture(all);
        return known(text, "mixture of " + modes + " Gaussians", mixture, around(new double[dimension], ends));
    }

    static NamedTarget banana(TargetText text) {
        Banana banana = new Banana(
                text.count("pairs", 1, MOST),
                text.number("centre"),
                text.number("deviation"),
                text.number("bend"),
                text.number("width"));
        double[] ends =
                Arrays.stream(banana.variances()).map(one -> 2 * Math.sqrt(one)).toArray();
        return known(text, "bent Gaussian", banana, around(banana.mean(), ends));
    }

    static NamedTarget funnel(TargetText text) {
        int dimension = text.count("dim", 2, MOST);
        double deviation = text.positive("deviation");
        double[] ends = new double[dimension];
        Arrays.fill(ends, 2);
        ends[0] = deviation;
        return known(text, "funnel", new Funnel(dimension, deviation), around(new double[dimension], ends));
    }

    private static NamedTarget known(TargetText text, String what, KnownMoments density, Box box) {
        Moments moments = new Moments(density.mean(), density.variances());
        int dimension = Math.toIntExact(density.space().dimension());
        return new NamedTarget(
                text.text(),
                String.format(Locale.ROOT, "%s of %,d dimensions", what, dimension),
                Map.of("dimension", dimension),
                density,
                box,
                temperature -> temperature == 1 ? moments : null);
    }

    static NamedTarget doubleWell(TargetText text) {
        int dimension = text.count("dim", 1, MOST);
        double scale = text.positive("scale");
        double stiffness = text.positive("stiffness");
        NamedTarget target = of(text, new DoubleWell(dimension, scale, stiffness), Map.of("dimension", dimension));
        return new NamedTarget(
                target.name(),
                "double well of " + dimension + (dimension == 1 ? " dimension" : " dimensions"),
                target.facts(),
                target.energy(),
                target.box(),
                temperature -> {
                    double[] variance = new double[dimension];
                    Arrays.fill(variance, temperature / stiffness);
                    variance[0] = varianceAlong(scale / temperature);
                    return new Moments(new double[dimension], variance);
                });
    }

    /** The second moment of exp(-s (x^2 - 1)^2/4). The trapezium rule on a function that vanishes with all derivatives at both ends. */
    private static double varianceAlong(double scale) {
        double end = Math.sqrt(1 + Math.sqrt(160 / scale));
        double mass = 0;
        double square = 0;
        for (int i = 0; i < POINTS; i++) {
            double x = end * (2.0 * i / (POINTS - 1) - 1);
            double excess = x * x - 1;
            double density = Math.exp(-scale * excess * excess / 4);
            mass += density;
            square += density * x * x;
        }
        return square / mass;
    }

    /** A landscape, searched in its box. */
    static NamedTarget of(TargetText text, Landscape landscape, Map<String, Object> facts) {
        int dimension = Math.toIntExact(landscape.space().dimension());
        double[] lower = new double[dimension];
        double[] upper = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            lower[i] = landscape.lower(i);
            upper[i] = landscape.upper(i);
        }
        return new NamedTarget(
                text.text(),
                landscape.name() + " in " + dimension + (dimension == 1 ? " dimension" : " dimensions"),
                facts,
                landscape,
                new Box(lower, upper),
                temperature -> unknown());
    }

    private static @Nullable Moments unknown() {
        return null;
    }

    private static Box around(double[] centre, double[] ends) {
        double[] lower = new double[centre.length];
        double[] upper = new double[centre.length];
        for (int i = 0; i < centre.length; i++) {
            lower[i] = centre[i] - ends[i];
            upper[i] = centre[i] + ends[i];
        }
        return new Box(lower, upper);
    }
}
