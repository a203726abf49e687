package io.glissade.cli.reproduce.conditional;

import io.glissade.atom.GroupAtoms;
import io.glissade.cli.figure.Figure;
import io.glissade.conditional.ConditionalGradient;
import io.glissade.conditional.GaugeIteration;
import io.glissade.conditional.GaugeProblem;
import io.glissade.conditional.StepSize;
import io.glissade.conditional.screening.Screening;
import io.glissade.linear.LinearSum;
import io.glissade.penalty.PowerPenalty;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A8, its second half: steps that are too long for a small penalty, and what keeps them in hand. */
final class DivergenceFigures {

    private static final int STEPS = 10_000;
    private static final PowerPenalty PENALTY = new PowerPenalty(2, .01);

    private DivergenceFigures() {}

    static List<Figure> figures() {
        LinearSum sum = Sensing.small(1);
        GaugeProblem problem = GaugeProblem.of(sum, GroupAtoms.l1(100), PENALTY);
        double longest = Arrays.stream(problem.atoms().norms(sum, problem.columns()))
                .max()
                .orElseThrow();
        double offset = Math.ceil(longest * longest / PENALTY.weight());
        GapTrace bare = GapTrace.of(method(new StepSize.OpenLoop(0)), problem, STEPS);
        double most = Arrays.stream(bare.gaps()).max().orElseThrow();
        double end = bare.gap(STEPS);
        return List.of(
                new Figure(
                        "A8/divergence",
                        "largest gap with the offset 0 where L / rho is " + String.format(Locale.ROOT, "%.0f", offset),
                        "above 1e100",
                        String.format(Locale.ROOT, "%.1e", most),
                        most > 1e100),
                new Figure(
                        "A8/recovery",
                        "gap of the same run after 10,000 steps",
                        "below the first one, " + String.format(Locale.ROOT, "%.3g", bare.gap(1)),
                        String.format(Locale.ROOT, "%.3g", end),
                        end < bare.gap(1)),
                stays(
                        "offset",
                        "the offset L / rho",
                        GapTrace.of(method(new StepSize.OpenLoop(offset)), problem, STEPS)),
                stays("line-search", "a line search", GapTrace.of(method(new StepSize.LineSearch()), problem, STEPS)),
                overflow(problem));
    }

    private static ConditionalGradient method(StepSize step) {
        return new ConditionalGradient(step, new Screening.Off());
    }

    private static Figure stays(String name, String what, GapTrace trace) {
        double ratio = Arrays.stream(trace.gaps()).max().orElseThrow() / trace.gap(1);
        return new Figure(
                "A8/stays-" + name,
                "largest over first gap with " + what + ", 10,000 steps",
                "at most 10",
                String.format(Locale.ROOT, "%.3g", ratio),
                ratio <= 10);
    }

    /** Where the conjugate grows with a high power the numbers end before the steps are short enough. */
    private static Figure overflow(GaugeProblem problem) {
        @Nullable String said = null;
        long steps = 0;
        try (GaugeIteration run = method(new StepSize.OpenLoop(0))
                .start(
                        problem.with(new PowerPenalty(1.25, .01)),
                        problem.sum().space().zero())) {
            for (; steps < STEPS && said == null; steps++) {
                run.step();
                said = run.nonFinite();
            }
        }
        return new Figure(
                "A8/overflow",
                "with p = 1.25 and the offset 0 the run overflows and says why",
                "names the offset",
                said == null ? "nothing said after " + steps + " steps" : said,
                said != null && said.contains("offset"));
    }
}
