package io.glissade.cli.reproduce.conditional;

import io.glissade.atom.GroupAtoms;
import io.glissade.cli.figure.Figure;
import io.glissade.cli.figure.Printed;
import io.glissade.conditional.GaugeIteration;
import io.glissade.conditional.GaugeProblem;
import io.glissade.gradient.GradientDescent;
import io.glissade.linear.LinearSum;
import io.glissade.oracle.Minibatches;
import io.glissade.run.Iteration;
import io.glissade.step.FixedStep;
import java.util.ArrayList;
import java.util.List;

/** A1 and A2 on the data themselves: the published columns of five methods, and of plain descent. */
final class DorotheaFigures {

    private static final int STEPS = 1000;

    /**
     * What is printed of a method.
     *
     * @param gaps recorded at t = 1, 10, 100, 1000
     * @param losses on the rows to train on at t = 1, 100, 1000
     * @param halfScore precision times recall over their sum at the end, on the rows to validate on: half the usual F1
     * @param perfect the first t at which every row to train on is predicted right
     */
    private record Row(List<String> gaps, List<String> losses, double halfScore, int perfect) {}

    private static final List<Row> PRINTED = List.of(
            new Row(List.of("3.66667", "5.186", ".4543", ".01109"), List.of("1.8463", ".1092", ".01460"), .2453, 332),
            new Row(
                    List.of("602.58964", "20.50", ".2125", ".00966"),
                    List.of(".95161", ".04744", ".02206"),
                    .2642,
                    128),
            new Row(List.of("89.89737", "12.50", ".4879", ".00153"), List.of(".58549", ".03683", ".00185"), .2500, 116),
            new Row(
                    List.of("150.64741", "10.44", ".2460", ".00612"),
                    List.of(".62368", ".09257", ".03374"),
                    .2321,
                    384),
            new Row(
                    List.of("37.79719", "8.969", "1.1925", ".00490"),
                    List.of(".62196", ".1348", ".00424"),
                    .2456,
                    321));

    private static final List<Integer> GAPS_AT = List.of(1, 10, 100, 1000);
    private static final List<Integer> LOSSES_AT = List.of(1, 100, 1000);

    private final DorotheaData data;
    private final List<Run> runs = new ArrayList<>();

    DorotheaFigures(DorotheaData data) {
        this.data = data;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Run(double[] gaps, double[] losses, int perfect, Confusion end) {}

    /** A1: gaps and losses. */
    List<Figure> curves() {
        List<Figure> figures = new ArrayList<>();
        for (int k = 0; k < PRINTED.size(); k++) {
            String name = PublishedMethod.DOROTHEA.get(k).name();
            for (int at = 0; at < GAPS_AT.size(); at++) {
                figures.add(Printed.figure(
                        "A1/Dorothea-" + name + "-gap-" + GAPS_AT.get(at),
                        "gap recorded at t = " + GAPS_AT.get(at) + " by " + name + " on Dorothea",
                        PRINTED.get(k).gaps().get(at),
                        run(k).gaps()[GAPS_AT.get(at) - 1]));
            }
            for (int at = 0; at < LOSSES_AT.size(); at++) {
                figures.add(Printed.figure(
                        "A1/Dorothea-" + name + "-loss-" + LOSSES_AT.get(at),
                        "loss after the move of t = " + LOSSES_AT.get(at) + " by " + name + " on Dorothea",
                        PRINTED.get(k).losses().get(at),
                        run(k).losses()[LOSSES_AT.get(at) - 1]));
            }
        }
        return figures;
    }

    /** A2: when every row is predicted right, and how well the others are at the end; plain descent beside it. */
    List<Figure> end() {
        List<Figure> figures = new ArrayList<>();
        for (int k = 0; k < PRINTED.size(); k++) {
            String name = PublishedMethod.DOROTHEA.get(k).name();
            figures.add(Figure.counts(
                    "A2/" + name + "-perfect",
                    "first t at which " + name + " predicts every row to train on",
                    new long[] {PRINTED.get(k).perfect()},
                    new long[] {run(k).perfect()}));
            figures.add(Figure.number(
                    "A2/" + name + "-F1",
                    "F1 of " + name + " on the rows to validate on, twice what the paper calls so",
                    2 * PRINTED.get(k).halfScore(),
                    1e-4,
                    run(k).end().f1(),
                    4));
        }
        figures.addAll(descent());
        return figures;
    }

    private Run run(int k) {
        while (runs.size() <= k) {
            runs.add(compute(PublishedMethod.DOROTHEA.get(runs.size())));
        }
        return runs.get(k);
    }

    private Run compute(PublishedMethod method) {
        LinearSum sum = data.train();
        GaugeProblem problem = GaugeProblem.of(sum, GroupAtoms.l1(sum.design().columns()), method.penalty())
                .with(method.gamma());
        RecordedGap recorded = new RecordedGap(problem);
        double[] gaps = new double[STEPS];
        double[] losses = new double[STEPS];
        int perfect = -1;
        try (GaugeIteration run =
                method.conditionalGradient().start(problem, sum.space().zero())) {
            for (int t = 0; t < STEPS; t++) {
                run.step();
                gaps[t] = recorded.at(run.point(), run.progress().stepSize());
                losses[t] = sum.meanLoss(recorded.moved(), null);
                if (perfect < 0 && Confusion.of(sum, recorded.moved()).accuracy() == 1) {
                    perfect = t + 1;
                }
            }
        }
        return new Run(gaps, losses, perfect, Confusion.of(data.valid(), recorded.moved()));
    }

    private List<Figure> descent() {
        LinearSum sum = data.train();
        List<Figure> figures = new ArrayList<>();
        try (Iteration<double[]> run = new GradientDescent<double[]>(new FixedStep(0.1))
                .start(Minibatches.always(sum), sum.space().zero())) {
            run.step();
            for (int t = 1; t <= STEPS; t++) {
                run.step();
                String printed =
                        switch (t) {
                            case 1 -> ".41962";
                            case 10 -> ".19191";
                            case 100 -> ".02999";
                            case STEPS -> ".002759";
                            default -> "";
                        };
                if (!printed.isEmpty()) {
                    figures.add(Printed.figure(
                            "A2/descent-loss-" + t,
                            "loss of plain descent with step 0.1 after " + t + " steps on Dorothea",
                            printed,
                            sum.meanLoss(run.point(), null)));
                }
            }
            double accuracy = Confusion.of(data.valid(), run.point()).accuracy();
            figures.add(Printed.figure(
                    "A2/descent-accuracy",
                    "accuracy of plain descent on the rows to validate on after 1000 steps",
                    ".92",
                    accuracy));
        }
        return figures;
    }
}
