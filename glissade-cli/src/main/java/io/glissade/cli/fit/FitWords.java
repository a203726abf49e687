package io.glissade.cli.fit;

import io.glissade.cli.console.TextTable;
import io.glissade.cli.linear.FitData;
import io.glissade.report.page.Figures;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a fit is called and what came of it, in words. */
final class FitWords {

    private FitWords() {}

    static String title(Path file, FitData data) {
        String model =
                switch (data.loss().kind()) {
                    case PROBABILITY -> "Logistic regression";
                    case CLASSES -> "Multinomial regression";
                    case SIGN -> "Linear classifier, " + data.loss().name() + " loss,";
                    case VALUE ->
                        data.loss().name().equals("squared")
                                ? "Ridge regression"
                                : "Linear regression, " + data.loss().name() + " loss,";
                    case COUNT -> "Poisson regression";
                };
        return model + " on " + file.getFileName();
    }

    /** The verdict on the run that became the model. */
    static String headline(FitRun.Finished kept, List<FitRun.Finished> all, double tolerance) {
        String who = kept.method().row().name();
        String cost = String.format(
                Locale.ROOT, "%s passes and %s s", Figures.setting(kept.passes()), TextTable.seconds(kept.seconds()));
        String where =
                all.stream().anyMatch(run -> run.l2() != kept.l2()) ? " at l2 = " + Figures.setting(kept.l2()) : "";
        if (kept.outcome().kind().equals("Diverged")) {
            return "Diverged: " + kept.outcome().sentence();
        }
        String state = kept.hasDual()
                ? String.format(Locale.ROOT, "within %s of its minimum, relative,", Figures.brief(kept.residual()))
                : String.format(Locale.ROOT, "at a gradient of norm %s", Figures.brief(kept.residual()));
        String verdict = String.format(Locale.ROOT, "The objective%s is %s after %s of %s", where, state, cost, who);
        if (!kept.converged()) {
            return verdict
                    + String.format(Locale.ROOT, "; the tolerance %s was not reached.", Figures.setting(tolerance));
        }
        return verdict + "." + race(kept, all);
    }

    /** Who was first where several methods reached the tolerance. */
    private static String race(FitRun.Finished kept, List<FitRun.Finished> all) {
        List<FitRun.Finished> there = all.stream()
                .filter(run -> run.l2() == kept.l2() && run.converged())
                .sorted((a, b) -> Double.compare(a.seconds(), b.seconds()))
                .toList();
        if (there.size() < 2) {
            return "";
        }
        FitRun.Finished first = there.get(0);
        FitRun.Finished last = there.get(there.size() - 1);
        return String.format(
                Locale.ROOT,
                " First at the tolerance: %s, %s s and %s passes; last: %s, %s s and %s passes.",
                first.method().row().name(),
                TextTable.seconds(first.seconds()),
                Figures.setting(first.passes()),
                last.method().row().name(),
                TextTable.seconds(last.seconds()),
                Figures.setting(last.passes()));
    }
}
