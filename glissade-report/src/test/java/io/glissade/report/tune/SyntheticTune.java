package io.glissade.report.tune;

import io.glissade.report.fit.FitRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A tuning that no method made: the loss of the strategy halves its distance to 1 with each step, random search stays behind. */
record SyntheticTune(TuneRecord record, List<TuneTrace.Row> trace) {

    static final int STEPS = 10;

    static SyntheticTune of(List<String> features, boolean finite) {
        List<TuneTrace.Row> trace = new ArrayList<>();
        double excess = 1;
        for (int step = 0; finite && step <= STEPS; step++) {
            trace.add(new TuneTrace.Row(
                    "reverse",
                    step,
                    step / 10.0,
                    1 + excess,
                    1 + excess,
                    1 - excess / 2,
                    1.5,
                    excess,
                    100L * step,
                    Double.NaN));
            trace.add(new TuneTrace.Row(
                    "random",
                    step + 1L,
                    step / 10.0,
                    3,
                    2,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    100L * step,
                    Double.NaN));
            excess /= 2;
        }
        double nan = Double.NaN;
        TuneRecord.Losses own = finite ? new TuneRecord.Losses(0.9, 1.001, 1.5) : new TuneRecord.Losses(nan, nan, nan);
        TuneRecord record = new TuneRecord(
                TuneRecord.VERB,
                "Ridge regression on made.csv, tuned",
                "2025-01-01T12:00:00Z",
                2.5,
                finite ? "BudgetSpent" : "Diverged",
                "The hypergradient wins on validation.",
                List.of("auto: reverse, because it is the fastest."),
                Map.of("inner steps", 100),
                Map.of("rows", 100),
                Map.of("cores", "2"),
                Map.of("java", "17"),
                "half the squared error",
                List.of("penalties"),
                List.of(run("reverse", own, 5e6), run("random", new TuneRecord.Losses(nan, 2, 1.7), nan)),
                0,
                0,
                new TuneRecord.Losses(1, 2, 1.6),
                features.stream()
                        .map(name -> new TuneRecord.Penalty(name, 1e-3, 10))
                        .toList(),
                features.size(),
                List.of(),
                List.of(new TuneRecord.RowWeight(17, 0.03, "40.0")),
                List.of(new TuneRecord.Attacked("reverse", 1.25, 3, 11, 0.08, 1.01, 1.52)));
        return new SyntheticTune(record, trace);
    }

    private static TuneRecord.Run run(String name, TuneRecord.Losses losses, double memory) {
        return new TuneRecord.Run(
                name,
                "",
                "BudgetSpent",
                "All steps were taken.",
                STEPS,
                STEPS,
                1,
                1000,
                losses,
                1e-5,
                0.1,
                memory,
                List.of(new FitRecord.Metric("RMSE", 0.875)));
    }

    static SyntheticTune usual() {
        return of(List.of("age", "bmi"), true);
    }

    String page() {
        return TunePage.render(record, trace);
    }
}
