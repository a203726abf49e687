package io.glissade.cli.tune;

import io.glissade.report.page.Figures;
import io.glissade.report.tune.TuneRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a tuning is called and what came of it, in words. */
record TuneWords(
        TuneProblem problem,
        List<Search.Finished> finished,
        List<TuneRecord.Run> runs,
        int tuned,
        int kept,
        TuneRecord.Losses shared) {

    /** From here on the inner steps are far from their end. */
    private static final double FAR = 0.01;

    private static final double LITTLE = 1e-4;

    static String title(Path file, TuneData data, Model model, boolean attacked) {
        String what = model.isLinear()
                ? switch (data.loss()) {
                    case SQUARED -> "Ridge regression";
                    case LOGISTIC -> "Logistic regression";
                    case MULTINOMIAL -> "Multinomial regression";
                }
                : "Network of " + model.hidden() + " hidden units";
        return what + " on " + file.getFileName() + (attacked ? ", tuned under attack" : ", tuned");
    }

    private TuneRecord.@Nullable Run random() {
        TuneRecord.Run last = runs.get(runs.size() - 1);
        return last.name().equals(TuneRecord.RANDOM) ? last : null;
    }

    String headline() {
        TuneRecord.Run best = runs.get(tuned);
        if (finished.get(tuned).best().outer() == null) {
            return "Diverged: " + best.sentence();
        }
        TuneRecord.Run random = random();
        if (random == null) {
            return String.format(
                    Locale.ROOT,
                    "The hypergradient lowers the validation loss from %s of the best shared penalty to %s%s.",
                    Figures.loss(shared.validation()),
                    Figures.loss(best.losses().validation()),
                    test(best));
        }
        double ours = best.losses().validation();
        double theirs = random.losses().validation();
        boolean tie = Math.abs(ours - theirs) <= LITTLE * Math.abs(theirs);
        String who = tie ? "Neither wins" : ours < theirs ? "The hypergradient wins" : "Random search wins";
        return String.format(
                Locale.ROOT,
                "%s on validation: %s by hypergradient (%s, %s s), %s by random search (%d trials, %s s).%s",
                who,
                Figures.loss(ours),
                best.name(),
                Figures.fixed(best.seconds()),
                Figures.loss(theirs),
                random.steps(),
                Figures.fixed(random.seconds()),
                onTest());
    }

    private static String test(TuneRecord.Run run) {
        return Double.isFinite(run.losses().test())
                ? ", test loss " + Figures.loss(run.losses().test())
                : "";
    }

    /** Who is ahead on the test rows, and whether the rows can tell. */
    private String onTest() {
        Search.Finished last = finished.get(finished.size() - 1);
        double[] ours = finished.get(tuned).best().weights();
        double[] theirs = last.best().weights();
        if (ours == null || theirs == null || problem.data().test() == null) {
            return "";
        }
        Paired paired = Paired.of(problem.testLosses(ours), problem.testLosses(theirs));
        String who = paired.mean() > 0 ? "the hypergradient is ahead" : "random search is ahead";
        return String.format(
                Locale.ROOT,
                " On test %s, %s against %s: a difference of %s, standard error %s over %d rows%s.",
                who,
                Figures.loss(runs.get(tuned).losses().test()),
                Figures.loss(runs.get(runs.size() - 1).losses().test()),
                Figures.brief(Math.abs(paired.mean())),
                Figures.brief(paired.error()),
                paired.rows(),
                paired.tells(paired.mean()) ? "" : ", which cannot tell them apart");
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        Attacker attacker = problem.attacker();
        if (attacker != null) {
            notes.addAll(new RobustWords(problem, attacker, finished).notes());
        }
        TuneRecord.Run best = runs.get(tuned);
        if (!best.reason().isEmpty()) {
            notes.add("auto: " + best.name() + ", because " + best.reason() + ".");
        }
        boolean finite = finished.get(tuned).best().outer() != null;
        if (finite && problem.hyper().learns(LearnOptions.What.PENALTIES)) {
            notes.add("The best single penalty of the first look reaches " + Figures.loss(shared.validation())
                    + " on validation"
                    + (Double.isFinite(shared.test()) ? " and " + Figures.loss(shared.test()) + " on test." : "."));
        }
        if (finite
                && best.losses().validation() < shared.validation()
                && best.losses().test() > shared.test()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "The validation rows were overfitted: %d hyper-parameters lower their loss by %s and raise the test loss by %s "
                            + "over where they began. Fewer penalties (--penalties group or shared), more validation rows or fewer "
                            + "outer steps help.",
                    problem.hyper().space().dimension(),
                    Figures.brief(shared.validation() - best.losses().validation()),
                    Figures.brief(best.losses().test() - shared.test())));
        }
        if (best.residual() > FAR) {
            notes.add("After " + problem.steps() + " inner steps the gradient of the training loss is still "
                    + Figures.percent(best.residual())
                    + " of the first: the model is stopped early, which helps it at times, "
                    + "and the implicit strategy is not exact. More --steps go further.");
        }
        if (kept != tuned) {
            notes.add("The model is that of random search, which is lower on validation.");
        }
        if (!problem.model().isLinear()) {
            notes.add("A network is not written as model.json: predict knows linear models.");
        }
        return notes;
    }
}
