package io.glissade.report.sparse;

import io.glissade.report.fit.FitRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A sparse fit that no method made: one feature more with each weight of the penalty, gaps that fall by ten at each step. */
record SyntheticSparse(SparseRecord record, List<SparseTrace.Row> trace, List<SupportFile.Row> support) {

    static final int STEPS = 8;

    static SyntheticSparse of(List<Double> weights, List<String> features) {
        List<SparseRecord.Point> points = new ArrayList<>();
        List<SparseTrace.Row> trace = new ArrayList<>();
        for (int k = 0; k < weights.size(); k++) {
            double gap = 1;
            for (int step = 0; step <= STEPS; step++) {
                trace.add(new SparseTrace.Row(
                        weights.get(k),
                        step,
                        step / 10.0,
                        1 + gap,
                        1,
                        gap,
                        gap / (1 + gap),
                        1000 >> step,
                        Math.min(k + 1, features.size()),
                        Double.NaN));
                gap /= 10;
            }
            List<Double> coefficients = new ArrayList<>();
            for (int j = 0; j < features.size(); j++) {
                coefficients.add(j <= k ? (j % 2 == 0 ? 1.0 : -1.0) / (1 + j + weights.get(k)) : 0);
            }
            points.add(new SparseRecord.Point(
                    weights.get(k),
                    "Converged",
                    "The relative gap 1e-8 is at most 1e-6.",
                    true,
                    1,
                    1,
                    0,
                    1e-8,
                    k + 1,
                    k + 1,
                    3,
                    997,
                    STEPS,
                    0.8,
                    List.of(new FitRecord.Metric("accuracy", 0.875)),
                    coefficients));
        }
        List<SupportFile.Row> support = new ArrayList<>();
        for (int j = 0; j < Math.min(weights.size(), features.size()); j++) {
            support.add(new SupportFile.Row(features.get(j), features.get(j) + " too", 1.0 / (1 + j), 0.5, 0.5, 1e-4));
        }
        SparseRecord record = new SparseRecord(
                SparseRecord.VERB,
                "Sparse logistic regression on made.svm",
                "2025-01-01T12:00:00Z",
                1.5,
                "Converged",
                "The objective is within 1e-8 of its minimum.",
                List.of("auto: coordinate, because there was no other."),
                Map.of("atoms", "l1"),
                Map.of("rows", 100),
                Map.of("cores", "2"),
                Map.of("java", "17"),
                1e-6,
                new SparseRecord.Problem("l1", "linear", "lambda", "features", 1000, "safe", true),
                "coordinate",
                "coordinate, because there was no other",
                points,
                weights.size() - 1,
                features,
                1000);
        return new SyntheticSparse(record, trace, support);
    }

    static SyntheticSparse usual() {
        return of(List.of(1.0, 0.1, 0.01), List.of("age", "size", "colour=red"));
    }

    String page() {
        return SparsePage.render(record, trace, support);
    }
}
