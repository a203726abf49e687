package io.glissade.cli.linear;

import io.glissade.linear.Design;
import io.glissade.report.fit.FitRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What predictions are worth where the targets are known. */
public final class Metrics {

    private Metrics() {}

    /**
     * For classes: accuracy, log-loss in nats where the loss gives probabilities, and for two classes the area under the ROC curve; for
     * numbers: root mean squared error and R squared; for counts: mean deviance.
     *
     * @param targets as the loss wants them: -1 and 1, places of classes, or numbers
     */
    public static List<FitRecord.Metric> of(Scores scores, Design design, double[] targets) {
        return switch (scores.loss().kind()) {
            case VALUE -> ofNumbers(scores, design, targets);
            case COUNT -> List.of(new FitRecord.Metric("mean deviance", deviance(scores, design, targets)));
            default -> ofClasses(scores, design, targets);
        };
    }

    private static List<FitRecord.Metric> ofClasses(Scores scores, Design design, double[] targets) {
        double[] margins = new double[scores.outputs()];
        double[] first = new double[targets.length];
        boolean two = scores.outputs() == 1;
        int right = 0;
        double loss = 0;
        for (int i = 0; i < targets.length; i++) {
            scores.margins(design, i, margins);
            first[i] = margins[0];
            int place = two ? (targets[i] > 0 ? 1 : 0) : (int) targets[i];
            right += scores.place(margins) == place ? 1 : 0;
            loss += logLoss(margins, place);
        }
        List<FitRecord.Metric> metrics = new ArrayList<>();
        metrics.add(new FitRecord.Metric("accuracy", (double) right / targets.length));
        if (scores.loss().kind() != LossRow.Kind.SIGN) {
            metrics.add(new FitRecord.Metric("log-loss", loss / targets.length));
        }
        if (two) {
            metrics.add(new FitRecord.Metric("AUC", areaUnderCurve(first, targets)));
        }
        return metrics;
    }

    private static double logLoss(double[] margins, int place) {
        if (margins.length == 1) {
            double z = place == 1 ? margins[0] : -margins[0];
            return z > 0 ? Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z)) - z;
        }
        double largest = Arrays.stream(margins).max().orElseThrow();
        double sum = Arrays.stream(margins).map(m -> Math.exp(m - largest)).sum();
        return largest + Math.log(sum) - margins[place];
    }

    /**
     * The share of the pairs of a positive and a negative row in which the positive one has the larger margin, equal margins counting half;
     * NaN where one kind is missing. Cost: a sort.
     */
    static double areaUnderCurve(double[] margins, double[] targets) {
        Integer[] order = new Integer[margins.length];
        Arrays.setAll(order, i -> i);
        // Adding 0 makes one zero of two.
        double[] keys = Arrays.stream(margins).map(margin -> margin + 0.0).toArray();
        Arrays.sort(order, (a, b) -> Double.compare(keys[a], keys[b]));
        double rankSum = 0;
        long positives = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && Double.compare(keys[order[to]], keys[order[from]]) == 0) {
                to++;
            }
            for (int at = from; at < to; at++) {
                if (targets[order[at]] > 0) {
                    rankSum += (from + 1 + to) / 2.0;
                    positives++;
                }
            }
            from = to;
        }
        double pairs = (double) positives * (margins.length - positives);
        return pairs == 0 ? Double.NaN : (rankSum - positives * (positives + 1.0) / 2) / pairs;
    }

    private static List<FitRecord.Metric> ofNumbers(Scores scores, Design design, double[] targets) {
        double mean = Arrays.stream(targets).average().orElse(Double.NaN);
        double[] margins = new double[1];
        double squares = 0;
        double spread = 0;
        for (int i = 0; i < targets.length; i++) {
            scores.margins(design, i, margins);
            squares += (targets[i] - margins[0]) * (targets[i] - margins[0]);
            spread += (targets[i] - mean) * (targets[i] - mean);
        }
        return List.of(
                new FitRecord.Metric("RMSE", Math.sqrt(squares / targets.length)),
                new FitRecord.Metric("R2", spread == 0 ? Double.NaN : 1 - squares / spread));
    }

    private static double deviance(Scores scores, Design design, double[] targets) {
        double[] margins = new double[1];
        double sum = 0;
        for (int i = 0; i < targets.length; i++) {
            scores.margins(design, i, margins);
            double logarithm = targets[i] > 0 ? targets[i] * (Math.log(targets[i]) - margins[0]) : 0;
            sum += 2 * (logarithm - targets[i] + Math.exp(margins[0]));
        }
        return sum / targets.length;
    }
}
