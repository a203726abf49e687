package io.glissade.cli.reproduce.conditional;

import io.glissade.atom.GroupAtoms;
import io.glissade.cli.figure.Figure;
import io.glissade.conditional.AtomicDescent;
import io.glissade.conditional.ConditionalGradient;
import io.glissade.conditional.GaugeMethod;
import io.glissade.conditional.GaugeProblem;
import io.glissade.conditional.StepSize;
import io.glissade.conditional.screening.Screening;
import io.glissade.penalty.PowerPenalty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A5: what is removed is in no solution, and would be if the test were sharper. */
final class SafetyFigures {

    private static final double ACCURATE = 1e-13;
    private static final int INSTANCES = 12;
    private static final Screening.OfGauge SHARP = new Screening.OfGauge(0.2);

    private SafetyFigures() {}

    static List<Figure> figures(boolean full) {
        List<Figure> figures = new ArrayList<>(twelve());
        for (RandomInstance.Kind kind : RandomInstance.Kind.values()) {
            for (boolean logistic : new boolean[] {false, true}) {
                figures.add(random(kind, logistic, full ? 300 : 35));
            }
        }
        figures.addAll(RankFigures.figures(full ? 100 : 25));
        if (full) {
            figures.add(sensing());
        }
        return figures;
    }

    private static List<Figure> twelve() {
        List<GaugeProblem> problems = LongStream.rangeClosed(1, INSTANCES)
                .mapToObj(seed -> GaugeProblem.of(Sensing.noisy(seed), GroupAtoms.l1(40), new PowerPenalty(2, .05)))
                .toList();
        List<boolean[]> supports = problems.stream()
                .map(problem -> Solution.of(problem, ACCURATE).support())
                .toList();
        List<Figure> figures = new ArrayList<>();
        for (double factor : new double[] {2, 1, .5, .2}) {
            long violated = IntStream.range(0, INSTANCES)
                    .parallel()
                    .filter(k ->
                            isViolated(search(new Screening.OfGauge(factor)), problems.get(k), supports.get(k), 3000))
                    .count();
            figures.add(Figure.counts(
                    "A5/factor-" + factor,
                    "of 12 instances with normal rows, those that lose an element of the solution with the radius "
                            + factor + " sqrt(L gap), 3,000 steps",
                    new long[] {factor < .5 ? INSTANCES : 0},
                    new long[] {violated}));
        }
        return figures;
    }

    private static ConditionalGradient search(Screening screening) {
        return new ConditionalGradient(new StepSize.LineSearch(), screening);
    }

    private static boolean isViolated(GaugeMethod method, GaugeProblem problem, boolean[] used, int steps) {
        return lost(GapTrace.of(method, problem, steps), used) > 0;
    }

    private static int lost(GapTrace trace, boolean[] used) {
        return (int) IntStream.range(0, used.length)
                .filter(e -> used[e] && trace.removed()[e])
                .count();
    }

    /** What the runs on one instance removed. */
    private record Removed(int lost, int removed, int unused, boolean sharpFails) {}

    private static Figure random(RandomInstance.Kind kind, boolean logistic, int instances) {
        List<Removed> all = LongStream.rangeClosed(1, instances)
                .parallel()
                .mapToObj(seed -> removed(RandomInstance.of(kind, logistic, seed)))
                .toList();
        int lost = all.stream().mapToInt(Removed::lost).sum();
        int removed = all.stream().mapToInt(Removed::removed).sum();
        int unused = all.stream().mapToInt(Removed::unused).sum();
        long sharp = all.stream().filter(Removed::sharpFails).count();
        return new Figure(
                String.format(
                        Locale.ROOT,
                        "A5/%s-%s",
                        kind.name().toLowerCase(Locale.ROOT),
                        logistic ? "logistic" : "least-squares"),
                instances + " random problems, five runs of 500 steps each: removed elements that a solution uses",
                "none; some are removed; with the factor 0.2 in place of 2 some problem loses one",
                String.format(
                        Locale.ROOT,
                        "%d of %,d removed, of %,d that could be; %d problems lose one with 0.2",
                        lost,
                        removed,
                        unused,
                        sharp),
                lost == 0 && removed > 0 && sharp > 0);
    }

    private static Removed removed(RandomInstance instance) {
        GaugeProblem problem = instance.problem();
        double longest = 0;
        for (double norm : problem.atoms().norms(problem.sum(), problem.columns())) {
            longest = Math.max(longest, norm);
        }
        double smoothness = problem.sum().loss().smoothness() * longest * longest;
        double weight = ((PowerPenalty) problem.penalty()).weight();
        List<GaugeMethod> methods = List.of(
                search(Screening.OfGauge.SAFE),
                search(new Screening.OfElements()),
                new ConditionalGradient(new StepSize.OpenLoop(10 * smoothness / weight), Screening.OfGauge.SAFE),
                new AtomicDescent(AtomicDescent.Moves.PAIRWISE, new Screening.OfElements()),
                new AtomicDescent(AtomicDescent.Moves.CORRECTIVE, new Screening.OfElements()));
        int lost = 0;
        int removed = 0;
        for (GaugeMethod method : methods) {
            GapTrace trace = GapTrace.of(method, problem, 500);
            lost += lost(trace, instance.used());
            for (boolean one : trace.removed()) {
                removed += one ? 1 : 0;
            }
        }
        int unused = 0;
        for (boolean one : instance.used()) {
            unused += one ? 0 : methods.size();
        }
        return new Removed(lost, removed, unused, isViolated(search(SHARP), problem, instance.used(), 500));
    }

    private static Figure sensing() {
        ConditionalGradient method = new ConditionalGradient(new StepSize.OpenLoop(1000), Screening.OfGauge.SAFE);
        long violated = LongStream.rangeClosed(1, INSTANCES)
                .parallel()
                .filter(seed -> {
                    GaugeProblem problem =
                            GaugeProblem.of(Sensing.small(seed), GroupAtoms.l1(100), new PowerPenalty(2, .1));
                    return isViolated(
                            method, problem, Solution.of(problem, ACCURATE).support(), 30_000);
                })
                .count();
        return Figure.counts(
                "A5/sensing",
                "of 12 runs of 30,000 steps on the small sensing problem, those that lose an element of the solution",
                new long[] {0},
                new long[] {violated});
    }
}
