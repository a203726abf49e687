package io.glissade.cli.sparse;

import io.glissade.cli.console.TextTable;
import io.glissade.cli.linear.FitData;
import io.glissade.report.page.Figures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a sparse fit is called and what came of it, in words. */
final class SparseWords {

    private SparseWords() {}

    static String title(Path file, FitData data) {
        String model =
                switch (data.loss().kind()) {
                    case PROBABILITY -> "Sparse logistic regression";
                    case SIGN -> "Sparse linear classifier, " + data.loss().name() + " loss,";
                    case COUNT -> "Sparse Poisson regression";
                    default ->
                        data.loss().name().equals("squared")
                                ? "Sparse linear regression"
                                : "Sparse linear regression, " + data.loss().name() + " loss,";
                };
        return model + " on " + file.getFileName();
    }

    /** The verdict on the point that became the model. */
    static String headline(SparseSetup setup, SparseRun.Finished chosen, boolean path, double tolerance) {
        if (chosen.diverged()) {
            return "Diverged: " + chosen.outcome().sentence();
        }
        String where =
                path ? " at " + setup.penalty().row().weightName() + " = " + Figures.setting(chosen.weight()) : "";
        String gap = Figures.brief(chosen.certificate().relativeGap());
        String state = setup.penalty().row().concave()
                ? String.format(Locale.ROOT, "The point%s is stationary to within %s, relative,", where, gap)
                : String.format(Locale.ROOT, "The objective%s is within %s of its minimum, relative,", where, gap);
        String verdict = String.format(
                Locale.ROOT,
                "%s after %,d %s and %s s of %s",
                state,
                chosen.iterations(),
                chosen.iterations() == 1 ? "step" : "steps",
                TextTable.seconds(chosen.seconds()),
                setup.method().name());
        if (!chosen.converged()) {
            verdict += String.format(Locale.ROOT, "; the tolerance %s was not reached", Figures.setting(tolerance));
        }
        return verdict + ". " + support(setup, chosen);
    }

    private static String support(SparseSetup setup, SparseRun.Finished chosen) {
        String carry = String.format(
                Locale.ROOT,
                "%,d of %,d %s %s weight",
                chosen.support(),
                setup.atoms().count(),
                setup.atoms().elements(),
                chosen.support() == 1 ? "carries" : "carry");
        if (chosen.removed() == 0) {
            return carry + ".";
        }
        return setup.penalty().row().concave()
                ? String.format(Locale.ROOT, "%s; %,d were set aside by a heuristic.", carry, chosen.removed())
                : String.format(
                        Locale.ROOT, "%s; %,d are proved to carry none in any solution.", carry, chosen.removed());
    }

    static List<String> notes(
            SparseSetup setup, SparseRun.Finished chosen, List<SparseRun.Finished> all, boolean auto) {
        List<String> notes = new ArrayList<>();
        if (auto) {
            notes.add("auto: " + setup.method().reason() + ".");
        }
        if (setup.penalty().row().concave()) {
            notes.add(
                    "With a concave penalty the certificate says how far the point is from a stationary one, not from the minimum.");
            if (setup.screening().isOn()) {
                notes.add("Screening is " + setup.screening().words() + ".");
            }
        }
        if (setup.problem().atoms().constantsAreFree()) {
            notes.add("These atoms leave a constant added to all coefficients free, and the model has no intercept.");
        }
        if (!chosen.converged()
                && setup.data().standardisation() == null
                && !chosen.outcome().kind().equals("Cancelled")) {
            notes.add("Features of different scale make a fit slow and the penalty unequal; --standardise mends that.");
        }
        if (all.size() > 1) {
            path(setup.penalty().row().weightName(), chosen, all, notes);
        }
        return notes;
    }

    private static void path(String name, SparseRun.Finished chosen, List<SparseRun.Finished> all, List<String> notes) {
        SparseRun.Finished last = all.get(all.size() - 1);
        boolean isLast = chosen.weight() == last.weight();
        String place = isLast ? "the last of " + all.size() : "the last that did not diverge";
        notes.add("model.json is that of " + name + " = " + Figures.setting(chosen.weight()) + ", " + place + ".");
        if (!isLast) {
            notes.add(name + " = " + Figures.setting(last.weight()) + " diverged: "
                    + last.outcome().sentence());
        }
        long missed = all.stream().filter(one -> !one.converged()).count();
        if (missed > 0) {
            notes.add(missed + " of " + all.size() + " did not reach the tolerance.");
        }
    }
}
