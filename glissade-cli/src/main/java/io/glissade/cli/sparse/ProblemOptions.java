package io.glissade.cli.sparse;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.linear.FitData;
import io.glissade.cli.linear.LossRow;
import io.glissade.cli.linear.TestData;
import io.glissade.conditional.GaugeProblem;
import io.glissade.linear.LinearSum;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is asked: atoms, penalty, path, method, screening. */
final class ProblemOptions {

    @Option(
            names = "--atoms",
            paramLabel = "SET",
            description = "What the model is sparse in, one of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            completionCandidates = AtomForms.class)
    private String atoms = "l1";

    @Option(
            names = "--penalty",
            paramLabel = "NAME:NUMBERS",
            description =
                    "One of the penalties below. The lambda of linear may be a share of the largest, from which on every "
                            + "coefficient is zero: linear:0.1max. Default: that, or with --path linear.")
    private @Nullable String penalty;

    @Option(
            names = "--path",
            paramLabel = "N[,RATIO]|NAME=V,V,...",
            arity = "0..1",
            fallbackValue = WeightChoice.USUAL_PATH,
            description =
                    "One weight of the penalty after the other, each from where the one before ended; the last one is the model. "
                            + "A grid of N from the largest lambda down to RATIO of it (without a value 100,0.01), or a list: "
                            + "lambda=1,0.1, rho=1,0.1 or alpha=1,2. The weight is then left out of --penalty.")
    private @Nullable String path;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            description =
                    "auto, or one of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}, which says why it chose.",
            completionCandidates = MethodForms.class)
    private String method = SparseMethodTable.AUTO;

    @Option(
            names = "--screening",
            paramLabel = "on|off|gauge",
            description =
                    "Which elements are removed on the way. on: what is proved to have no weight in any solution, with the "
                            + "norm of each element; gauge: the same with one norm for all, as published. With a concave penalty on is "
                            + "a heuristic, never safe. Default: on; off with a concave penalty.")
    private @Nullable String screening;

    /** How sets of atoms are written, for the help. */
    static final class AtomForms implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(AtomTable.forms()).iterator();
        }
    }

    /** How methods are written, for the help. */
    static final class MethodForms implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(SparseMethodTable.forms()).iterator();
        }
    }

    /** Reads the penalty, before any data are. */
    PenaltyChoice penalty() {
        return PenaltyChoice.of(
                penalty != null ? penalty : path != null ? PenaltyTable.LINEAR : PenaltyTable.LINEAR + ":0.1max");
    }

    AtomChoice atoms(FitData data) throws IOException {
        return AtomTable.choice(atoms, data.features());
    }

    SparseSetup setup(
            FitData data, AtomChoice chosen, PenaltyChoice penalty, @Nullable TestData test, boolean parallel) {
        if (data.loss().kind() == LossRow.Kind.CLASSES) {
            throw new BadInput(
                    "--loss " + data.loss().name() + ": a sparse fit has one output; glissade fit takes several");
        }
        SparseQuestion question =
                new SparseQuestion(chosen.set(), penalty.row(), data.loss().loss());
        ScreeningChoice rule = ScreeningChoice.of(screening, question);
        SparseMethod runs = SparseMethod.of(method, question, rule.rule());
        PenaltyRow.Penalty first = penalty.at(1);
        GaugeProblem problem;
        try {
            LinearSum sum = new LinearSum(
                            data.design(),
                            data.targets(),
                            data.weights(),
                            data.loss().loss(),
                            0,
                            0,
                            data.intercept())
                    .parallel(parallel);
            problem = GaugeProblem.of(sum, chosen.set(), first.phi()).with(first.gamma());
        } catch (IllegalArgumentException refused) {
            throw new BadInput("--loss " + data.loss().name() + ": " + refused.getMessage());
        }
        return new SparseSetup(data, chosen, penalty, runs, rule, problem, test);
    }

    /** The weights of the penalty to be run, in order. */
    double[] weights(SparseSetup setup) {
        return new WeightChoice(setup.penalty(), () -> largest(setup)).weights(path);
    }

    private static double largest(SparseSetup setup) {
        double largest = LargestWeight.of(setup.problem());
        if (!(largest > 0)) {
            throw new BadInput("--penalty " + setup.penalty().text()
                    + ": zero is the solution with every lambda here, so that there is no largest one");
        }
        return largest;
    }

    /** Whether Glissade chooses the method. */
    boolean isAuto() {
        return method.equals(SparseMethodTable.AUTO);
    }

    /** For the record. */
    Map<String, Object> settings(SparseSetup setup) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("atoms", atoms);
        settings.put("penalty", setup.penalty().text());
        if (path != null) {
            settings.put("path", path);
        }
        settings.put("method", method);
        settings.put("screening", setup.screening().words());
        return settings;
    }
}
