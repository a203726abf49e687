package io.glissade.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Fewer points of a long series such that its picture stays the same. */
public final class Thinning {

    private Thinning() {}

    /**
     * The rows of a cloud of points to keep, in order: those whose value is finite, or of too many an even choice with the
     * lowest and highest. Keeping more extremes than that would bend the picture of the distribution.
     *
     * @param most at least 4
     */
    public static int[] cloud(double[] values, int most) {
        int[] finite = rows(values, Math.max(4, values.length));
        if (finite.length <= most) {
            return finite;
        }
        TreeSet<Integer> kept = new TreeSet<>();
        int even = most - 2;
        int low = finite[0];
        int high = finite[0];
        for (int row : finite) {
            low = values[row] < values[low] ? row : low;
            high = values[row] > values[high] ? row : high;
        }
        kept.add(low);
        kept.add(high);
        for (int k = 0; k < even; k++) {
            kept.add(finite[(int) ((long) k * (finite.length - 1) / (even - 1))]);
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * The rows of a line to keep, in order: those whose value is finite, or of too many the first, the last, and the lowest and
     * highest of each of {@code most / 2 - 1} stretches.
     *
     * @param most at least 4
     */
    public static int[] rows(double[] values, int most) {
        if (most < 4) {
            throw new IllegalArgumentException("most must be at least 4, got " + most);
        }
        List<Integer> finite = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i])) {
                finite.add(i);
            }
        }
        if (finite.size() <= most) {
            return finite.stream().mapToInt(Integer::intValue).toArray();
        }
        int stretches = most / 2 - 1;
        int inner = finite.size() - 2;
        List<Integer> kept = new ArrayList<>();
        kept.add(finite.get(0));
        for (int s = 0; s < stretches; s++) {
            int from = 1 + (int) ((long) s * inner / stretches);
            int to = 1 + (int) ((long) (s + 1) * inner / stretches);
            int low = finite.get(from);
            int high = low;
            for (int i = from; i < to; i++) {
                int row = finite.get(i);
                low = values[row] < values[low] ? row : low;
                high = values[row] > values[high] ? row : high;
            }
            kept.add(Math.min(low, high));
            if (low != high) {
                kept.add(Math.max(low, high));
            }
        }
        kept.add(finite.get(finite.size() - 1));
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }
}
