package io.glissade.cli.reproduce.multilevel;

import io.glissade.cli.figure.Figure;
import io.glissade.nested.hypergradient.Reverse;
import io.glissade.nested.poisoning.BestAttack;
import io.glissade.nested.poisoning.PoisonedRegression;
import io.glissade.nested.poisoning.PoisoningSettings;
import io.glissade.nested.poisoning.RegressionRows;
import io.glissade.nested.poisoning.SmoothedAbsolute;
import io.glissade.random.CounterRandom;
import java.util.List;
import java.util.Locale;

/** A8: what the attacker does when the coefficients are fixed, where it has no bound, and the steps of one trilevel gradient. */
final class AttackerFigures {

    private AttackerFigures() {}

    static List<Figure> figures() {
        RegressionRows rows = rows(12, 3);
        double[] theta = {0.4, -0.3, 0.2};
        double penalty = 2.4;
        BestAttack attack = new BestAttack(theta, penalty);
        double[][] closed = attack.perturbation(rows);
        double[][] climbed = climbed(rows, theta, penalty);
        double apart = 0;
        double error = 0;
        for (int i = 0; i < closed.length; i++) {
            double attacked = rows.residual(i, theta);
            double square = 0;
            for (int j = 0; j < theta.length; j++) {
                apart = Math.max(apart, Math.abs(closed[i][j] - climbed[i][j]));
                attacked -= climbed[i][j] * theta[j];
                square += climbed[i][j] * climbed[i][j];
            }
            error += (attacked * attacked - penalty / theta.length * square) / rows.rows();
        }
        double inflation = error / rows.meanSquaredError(theta);
        return List.of(
                AtMost.figure(
                        "A8/perturbation",
                        "difference of -r_i theta / (c/d - |theta|^2) from where an attacker ends that climbs 2,000 steps",
                        1e-12,
                        apart),
                AtMost.figure(
                        "A8/inflation",
                        "difference of the loss with penalty from (c/d) / (c/d - |theta|^2) times the one without attack, of that",
                        1e-12,
                        Math.abs(inflation / attack.inflation() - 1)),
                unbounded(rows),
                steps());
    }

    /** Row by row, from no perturbation, by steps of 1 over the largest curvature. */
    private static double[][] climbed(RegressionRows rows, double[] theta, double penalty) {
        double[][] perturbation = new double[rows.rows()][theta.length];
        double budget = penalty / theta.length;
        for (int i = 0; i < perturbation.length; i++) {
            double[] p = perturbation[i];
            for (int step = 0; step < 2_000; step++) {
                double residual = rows.residual(i, theta);
                for (int j = 0; j < p.length; j++) {
                    residual -= p[j] * theta[j];
                }
                for (int j = 0; j < p.length; j++) {
                    p[j] -= (residual * theta[j] + budget * p[j]) / budget;
                }
            }
        }
        return perturbation;
    }

    private static Figure unbounded(RegressionRows rows) {
        double edge = Math.sqrt(0.1 / 11);
        BestAttack beyond = new BestAttack(new double[] {edge * 1.0000001, 0, 0}, 0.3 / 11);
        BestAttack within = new BestAttack(new double[] {edge * 0.9999999, 0, 0}, 0.3 / 11);
        String refusal;
        try {
            beyond.perturbation(rows);
            refusal = "accepted";
        } catch (IllegalArgumentException expected) {
            refusal = "refused";
        }
        return new Figure(
                "A8/bound",
                "an attack is refused from |theta|^2 = c/d on; for c = 0.1 and d = 11 that is 0.0091",
                "bounded below, refused above",
                String.format(Locale.ROOT, "%s below, %s above", within.isBounded() ? "bounded" : "unbounded", refusal),
                within.isBounded() && !beyond.isBounded() && refusal.equals("refused"));
    }

    private static Figure steps() {
        RegressionRows training = rows(6, 2);
        PoisoningSettings settings = PoisoningSettings.byCurvature(training, 4, new SmoothedAbsolute(0.25), 5, 3, 0);
        Outermost found =
                Outermost.at(() -> new PoisonedRegression(training, rows(4, 2), settings).problem(), new Reverse(), 0);
        return Figure.counts(
                "A8/steps",
                "steps of the attacker and of the learner for one trilevel gradient, T2 = 5 and T3 = 3: T2 and T3 (T2 + 1)",
                new long[] {5, 18},
                new long[] {found.steps()[2], found.steps()[3]});
    }

    private static RegressionRows rows(int rows, int columns) {
        CounterRandom random = new CounterRandom(8, rows);
        double[][] features = new double[rows][columns];
        double[] targets = new double[rows];
        for (int i = 0; i < rows; i++) {
            targets[i] = random.nextGaussian();
            for (int j = 0; j < columns; j++) {
                features[i][j] = random.nextGaussian();
            }
        }
        return new RegressionRows(features, targets);
    }
}
