package io.glissade.cli.target;

import io.glissade.oracle.Objective;
import io.glissade.report.chain.ChainRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The energy over a rectangle of the plane, for a picture. */
public final class Surface {
    private static final int POINTS = 121;

    private Surface() {}

    /**
     * For a target of two coordinates that is no random one; {@code null} for any other, or where the energy is not finite.
     *
     * @param box the rectangle
     */
    public static ChainRecord.@Nullable Landscape over(Target<?> target, Box box) {
        if (target.space().dimension() != 2 || target.coordinates().length != 2 || target.isStochastic()) {
            return null;
        }
        @SuppressWarnings("unchecked") // what has two coordinates is an array
        Objective<double[]> energy = (Objective<double[]>) target.stream(0).next();
        List<Double> x = grid(box, 0);
        List<Double> y = grid(box, 1);
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
        return new ChainRecord.Landscape(
                target.variables().get(0), target.variables().get(1), x, y, values);
    }

    /** The rectangle around all of two variables, with some room: {@code [chain][draw]} of each. */
    public static Box around(double[][] x, double[][] y) {
        double[][] ends = {ends(x), ends(y)};
        return new Box(new double[] {ends[0][0], ends[1][0]}, new double[] {ends[0][1], ends[1][1]});
    }

    private static double[] ends(double[][] draws) {
        double low = Arrays.stream(draws).flatMapToDouble(Arrays::stream).min().orElse(-1);
        double high = Arrays.stream(draws).flatMapToDouble(Arrays::stream).max().orElse(1);
        double room = high > low ? 0.1 * (high - low) : 1;
        return new double[] {low - room, high + room};
    }

    private static List<Double> grid(Box box, int coordinate) {
        double low = box.lower()[coordinate];
        double high = box.upper()[coordinate];
        List<Double> grid = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            grid.add(low + (high - low) * i / (POINTS - 1));
        }
        return grid;
    }
}
