package io.glissade.report.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A fit that no method made: two methods on three penalties, each gap falling by its own factor. */
record SyntheticFit(FitRecord record, List<FitTrace.Row> trace) {

    static final List<Double> PENALTIES = List.of(1.0, 0.1, 0.01);
    static final List<String> METHODS = List.of("sag", "l-bfgs");
    static final int PASSES = 12;

    /** With weights of these features; the first method falls by 10 each pass, the second by 3 and stops short. */
    static SyntheticFit of(List<String> methods, List<Double> penalties, List<String> features, List<String> outputs) {
        List<FitRecord.Run> runs = new ArrayList<>();
        List<FitTrace.Row> trace = new ArrayList<>();
        for (int m = 0; m < methods.size(); m++) {
            for (double l2 : penalties) {
                double gap = 1;
                for (int pass = 0; pass <= PASSES; pass++) {
                    trace.add(new FitTrace.Row(
                            methods.get(m),
                            l2,
                            pass,
                            pass,
                            pass / 8.0,
                            1 + gap,
                            1,
                            gap,
                            gap / (1 + gap),
                            Double.NaN,
                            0.5));
                    gap /= m == 0 ? 10 : 3;
                }
                List<Double> weights = new ArrayList<>();
                for (int j = 0; j < features.size(); j++) {
                    weights.add((j % 2 == 0 ? 1 : -1) / (1 + j + l2));
                }
                runs.add(new FitRecord.Run(
                        methods.get(m),
                        "",
                        l2,
                        0,
                        m == 0 ? "Converged" : "BudgetSpent",
                        m == 0 ? "The relative gap 1e-12 is at most 1e-6." : "All 12 passes allowed were made.",
                        m == 0,
                        1,
                        1,
                        0,
                        0,
                        1e-6,
                        PASSES,
                        PASSES / 8.0,
                        features.size(),
                        List.of(new FitRecord.Metric("accuracy", 0.875)),
                        weights));
            }
        }
        List<FitRecord.Weight> weights = new ArrayList<>();
        for (int j = 0; j < features.size(); j++) {
            List<Double> values = new ArrayList<>();
            for (int k = 0; k < outputs.size(); k++) {
                values.add((j % 2 == 0 ? 1 : -1) * (1.0 + k) / (1 + j));
            }
            weights.add(new FitRecord.Weight(features.get(j), values));
        }
        FitRecord record = new FitRecord(
                "fit",
                "Logistic regression on made.svm",
                "2025-01-01T12:00:00Z",
                1.5,
                "Converged",
                "The objective is within 1e-12 of its minimum.",
                List.of("auto took sag: there was no other."),
                Map.of("seed", 0),
                Map.of("rows", 100),
                Map.of("cores", "2"),
                Map.of("java", "17"),
                1e-6,
                true,
                runs,
                penalties.size() - 1,
                outputs,
                weights,
                features.size());
        return new SyntheticFit(record, trace);
    }

    static SyntheticFit usual() {
        return of(METHODS, PENALTIES, List.of("age", "size", "colour=red"), List.of("weight"));
    }
}
