package io.glissade.report.page;

import java.util.ArrayList;
import java.util.List;

/** Fewer points of a long series such that its picture stays the same: the extremes of every stretch are kept. */
public final class Thinning {

    private Thinning() {}

    /**
     * The rows to keep, in order: those whose value is finite, or of too many the first, the last, and the lowest and
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
