package io.glissade.cli.tune;

import io.glissade.report.page.Figures;
import io.glissade.report.tune.TuneRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What came of an attack, in words: whether it had a bound, and robust beside plain under noise. */
record RobustWords(TuneProblem problem, Attacker attacker, List<Search.Finished> finished) {

    private Search.@Nullable Finished run(String name) {
        return finished.stream()
                .filter(run -> run.name().equals(name) && run.best().weights() != null)
                .findFirst()
                .orElse(null);
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        Search.Finished robust = run(TuneRecord.ROBUST);
        Search.Finished plain = run(TuneRecord.PLAIN);
        if (robust != null) {
            notes.add(bound(robust));
        }
        if (robust != null && plain != null) {
            double[] ours = weights(robust);
            double[] theirs = weights(plain);
            TuneRecord.Losses with = problem.losses(ours);
            TuneRecord.Losses without = problem.losses(theirs);
            notes.add(String.format(
                    Locale.ROOT,
                    "Robust against plain on validation: %s against %s, with noise of %s on the features %s against %s.",
                    Figures.loss(with.validation()),
                    Figures.loss(without.validation()),
                    Figures.number(attacker.noise()),
                    Figures.loss(with.validation() + attacker.noiseLoss(ours)),
                    Figures.loss(without.validation() + attacker.noiseLoss(theirs))));
            if (problem.data().test() != null) {
                notes.add(onTest(ours, theirs));
            }
        }
        return notes;
    }

    private String onTest(double[] ours, double[] theirs) {
        Paired clean = Paired.of(problem.testLosses(ours), problem.testLosses(theirs));
        double more = attacker.noiseLoss(theirs) - attacker.noiseLoss(ours);
        double noisy = clean.mean() + more;
        return String.format(
                Locale.ROOT,
                "On test the %s: %s against %s; with noise of %s the %s: %s against %s. The standard error of both differences is %s over "
                        + "%d rows%s.",
                who(clean.mean()),
                Figures.loss(problem.losses(ours).test()),
                Figures.loss(problem.losses(theirs).test()),
                Figures.number(attacker.noise()),
                who(noisy),
                Figures.loss(problem.losses(ours).test() + attacker.noiseLoss(ours)),
                Figures.loss(problem.losses(theirs).test() + attacker.noiseLoss(theirs)),
                Figures.brief(clean.error()),
                clean.rows(),
                clean.tells(noisy) ? "" : ", which cannot tell the noisy ones apart");
    }

    private static String who(double difference) {
        return difference > 0 ? "robust model is ahead" : "plain model is ahead";
    }

    private static double[] weights(Search.Finished run) {
        double[] weights = run.best().weights();
        return weights == null ? new double[0] : weights;
    }

    private String bound(Search.Finished robust) {
        double load = attacker.load(weights(robust));
        String size = "|theta|^2 of the robust model is " + Figures.number(load) + " of c/d";
        if (!(load < 1)) {
            return "Warning: the attack has no bound, " + size + ": only its " + attacker.steps()
                    + " steps hold it. It has one for this model from --poison budget="
                    + Figures.number(attacker.boundedFrom(weights(robust))) + " on.";
        }
        return robust.unbounded() == 0
                ? "The attack has a bound at every point: " + size + "."
                : "The attack has a bound at the end: " + size + "; at " + robust.unbounded() + " of "
                        + (robust.steps() + 1) + " points on the way it had none.";
    }
}
