package io.glissade.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.conditional.example.StepInstance;
import io.glissade.conditional.screening.Screening;
import io.glissade.penalty.LogSum;
import io.glissade.penalty.PowerPenalty;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sequences with few jumps by their total variation. */
final class TotalVariationRunTest {

    private static final StepSize SEARCH = new StepSize.LineSearch();
    private static final PowerPenalty PENALTY = new PowerPenalty(2, 0.25);

    @Test
    void findsTheJumpsOfASequenceSeenThroughARandomDesign() {
        GaugeProblem problem = StepInstance.sensing(100, 1000, 0.1, 1).problem(PENALTY);
        try (GaugeIteration run = ConditionalGradient.STANDARD.start(problem, new double[100])) {
            steps(run, 1000);
            assertThat(largestJumps(run.point(), 4)).containsExactly(StepInstance.jumps());
            assertThat(run.certify().relativeGap()).isBetween(0.0, 0.02);
        }
    }

    @Test
    void openLoopStepsReweightedGoAstrayFirstAndFindTheJumpsThenAndNoOthers() {
        GaugeProblem problem =
                StepInstance.sensing(100, 1000, 0.1, 1).problem(PENALTY).with(new LogSum(0.75));
        ConditionalGradient method = new ConditionalGradient(new StepSize.OpenLoop(100), new Screening.Off());
        try (GaugeIteration run = method.start(problem, new double[100])) {
            run.step();
            double first = run.certificate().gap();
            double most = 0;
            for (int t = 0; t < 3000; t++) {
                run.step();
                most = Math.max(most, run.certificate().gap());
                assertThat(run.certificate().gap()).isGreaterThanOrEqualTo(-1e-12);
            }
            double[] x = run.point();
            assertThat(most).isGreaterThan(first);
            assertThat(jumpsAbove(x, 0.1)).containsExactly(StepInstance.jumps());
        }
    }

    @Test
    void screeningChangesNoStepAndRemovesNoJumpOfTheSolution() {
        GaugeProblem problem = StepInstance.denoising(100, 0.1, 1).problem(PENALTY);
        GaugeIteration all = new ConditionalGradient(SEARCH, new Screening.Off()).start(problem, new double[100]);
        GaugeIteration some = ConditionalGradient.STANDARD.start(problem, new double[100]);
        int steps = 0;
        do {
            all.step();
            some.step();
            assertThat(some.certificate()).isEqualTo(all.certificate());
        } while (!(some.certificate().gap() <= 1e-6) && ++steps < 500);
        assertThat(some.point()).isEqualTo(all.point());
        assertThat(some.certify().gap()).isBetween(0.0, 1.001e-6);
        assertThat(some.kept()).isEqualTo(2);
        steps(all, 10_000);
        assertThat(all.certify().gap()).isBetween(0.0, 1e-7);
        for (int jump : jumpsAbove(all.point(), 1e-3)) {
            assertThat(some.removals().removed(jump)).isFalse();
        }
    }

    @Test
    void startsWarmFromItsOwnPointWhateverConstantThatCarries() {
        GaugeProblem problem = StepInstance.sensing(40, 60, 0.1, 2).problem(PENALTY);
        GaugeIteration run = ConditionalGradient.STANDARD.start(problem, new double[40]);
        steps(run, 300);
        double value = run.certify().value();
        double[] x = run.point().clone();
        double[] away = Arrays.stream(x).map(one -> one + 1000).toArray();
        for (double[] start : new double[][] {x, away}) {
            GaugeIteration again = ConditionalGradient.STANDARD.start(problem, start);
            again.step();
            assertThat(again.certificate().value()).isCloseTo(value, within(1e-9));
            assertThat(again.point()).containsExactly(x, within(1e-8));
            steps(again, 100);
            double gap = again.certificate().gap();
            assertThat(again.certify().gap()).isCloseTo(gap, within(1e-8));
            assertThat(again.certificate().value()).isLessThan(value);
        }
    }

    private static void steps(GaugeIteration run, int count) {
        for (int t = 0; t < count; t++) {
            run.step();
        }
    }

    private static int[] jumpsAbove(double[] x, double size) {
        return IntStream.range(0, x.length - 1)
                .filter(j -> Math.abs(x[j + 1] - x[j]) > size)
                .toArray();
    }

    private static int[] largestJumps(double[] x, int count) {
        return IntStream.range(0, x.length - 1)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -Math.abs(x[j + 1] - x[j])))
                .limit(count)
                .sorted()
                .mapToInt(j -> j)
                .toArray();
    }
}
