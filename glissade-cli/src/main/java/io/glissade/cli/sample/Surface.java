package io.glissade.cli.sample;

import io.glissade.chain.Draws;
import io.glissade.cli.target.Target;
import io.glissade.oracle.Objective;
import io.glissade.report.chain.ChainRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The energy over the plane of the draws. */
final class Surface {
    private static final int POINTS = 81;
    private static final double MARGIN = 0.1;

    private Surface() {}

    /** For a target of two coordinates; {@code null} for any other, or where the energy is not finite. */
    static ChainRecord.@Nullable Landscape of(Target<?> target, Draws draws) {
        if (target.space().dimension() != 2 || target.coordinates().length != 2 || target.isStochastic()) {
            return null;
        }
        @SuppressWarnings("unchecked") // what has two coordinates is an array
        Objective<double[]> energy = (Objective<double[]>) target.stream(0).next();
        List<Double> x = grid(draws.of(0));
        List<Double> y = grid(draws.of(1));
        List<List<Double>> values = new ArrayList<>();
        double[] gradient = new double[2];
        for (double up : y) {
            List<Double> row = new ArrayList<>();
            for (double right : x) {
                double value = energy.valueAndGradient(new double[] {right, up}, gradient);
                if (!Double.isFinite(value)) {
                    return null;
                }
                row.add(value);
            }
            values.add(row);
        }
        return new ChainRecord.Landscape(draws.names().get(0), draws.names().get(1), x, y, values);
    }

    private static List<Double> grid(double[][] draws) {
        double low = Arrays.stream(draws).flatMapToDouble(Arrays::stream).min().orElse(-1);
        double high = Arrays.stream(draws).flatMapToDouble(Arrays::stream).max().orElse(1);
        double room = high > low ? MARGIN * (high - low) : 1;
        List<Double> grid = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            grid.add(low - room + (high - low + 2 * room) * i / (POINTS - 1));
        }
        return grid;
    }
}
