package io.glissade.cli.target;

import io.glissade.gaussian.GaussianTarget;
import io.glissade.landscape.Landscape;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.space.VectorSpace;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A target of arrays by its name.
 *
 * @param energy may be evaluated by several threads at once
 * @param box where chains begin, each point with equal chance, and where to look for the minimum
 * @param exact means and variances of all coordinates at a temperature; {@code null} where they are not known
 */
record NamedTarget(
        String name,
        String title,
        Map<String, Object> facts,
        Objective<double[]> energy,
        Box box,
        DoubleFunction<@Nullable Moments> exact)
        implements Target<double[]> {

    @Override
    public VectorSpace<double[]> space() {
        return energy.space();
    }

    private int dimension() {
        return Math.toIntExact(space().dimension());
    }

    @Override
    public Minibatches<double[]> stream(long chain) {
        return Minibatches.always(energy);
    }

    @Override
    public void start(RandomGenerator random, double[] out) {
        box.draw(random, out);
    }

    @Override
    public int[] coordinates() {
        return Coordinates.recorded(dimension());
    }

    @Override
    public List<String> variables() {
        return Coordinates.names(coordinates());
    }

    @Override
    public void read(double[] x, double value, double[] out) {
        Coordinates.read(x, out);
    }

    @Override
    public @Nullable Moments moments(double temperature) {
        Moments all = exact.apply(temperature);
        return all == null ? null : all.of(coordinates());
    }

    @Override
    public @Nullable GaussianTarget gaussian() {
        return energy instanceof GaussianTarget gaussian ? gaussian : null;
    }

    @Override
    public double minimum() {
        return energy instanceof Landscape landscape ? landscape.minimum() : Double.NaN;
    }

    @Override
    public List<double[]> minimisers() {
        return energy instanceof Landscape landscape ? landscape.minimisers() : List.of();
    }

    @Override
    public List<String> notes() {
        return Coordinates.note(dimension());
    }
}
