package io.glissade.cli.reproduce.clipping;

import io.glissade.cli.figure.Figure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The acceptance figures of gradient clipping and (L0, L1)-smoothness that need no network: A1 to A7. Each group is computed
 * when it is asked for; all of them together take a few seconds on one core.
 */
public final class ClippingFigures {

    private ClippingFigures() {}

    /** The groups by name, in order: {@code A1} to {@code A7}. */
    public static Map<String, Supplier<List<Figure>>> groups() {
        Map<String, Supplier<List<Figure>>> groups = new LinkedHashMap<>();
        groups.put("A1", StepIdentities::figures);
        groups.put("A2", GapOnOneFunction::figures);
        groups.put("A3", LowerBoundPair::figures);
        groups.put("A4", QuarticScan::figures);
        groups.put("A5", SteepnessOnCosh::figures);
        groups.put("A6", EstimatorSelfTest::figures);
        groups.put("A7", StochasticHonesty::figures);
        return Collections.unmodifiableMap(groups);
    }

    /** Every figure of every group, in order. */
    public static List<Figure> all() {
        List<Figure> all = new ArrayList<>();
        groups().values().forEach(group -> all.addAll(group.get()));
        return all;
    }
}
