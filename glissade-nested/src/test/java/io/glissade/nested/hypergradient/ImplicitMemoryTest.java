package io.glissade.nested.hypergradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.glissade.nested.GradientSteps;
import io.glissade.nested.LowerLevel;
import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.solver.ConjugateGradient;
import io.glissade.nested.solver.Direct;
import io.glissade.nested.solver.LinearSolver;
import io.glissade.nested.solver.Neumann;
import io.glissade.nested.solver.NormalEquations;
import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.Libtorch;
import io.glissade.torch.TorchSpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The build gives this module a Java heap of fixed size, touched from the start, so that what grows is native. */
final class ImplicitMemoryTest {

    private static final Path STATUS = Path.of("/proc/self/status");

    @BeforeEach
    void useOneThread() {
        assumeTrue(Files.exists(STATUS), "resident memory is read from " + STATUS + ", which this system lacks");
        Libtorch.useThreads(1);
    }

    /** One vector of the second level kept for each of 1000 evaluations would be 16 MB. */
    @Test
    @Tag("long")
    void residentMemoryStaysFlatOverAThousandEvaluations() {
        MultilevelObjective objective =
                new MultilevelObjective(problem(2_000, 2), new Implicit(new ConjugateGradient(1e-10, 20)));
        evaluate(objective, 1_000);
        long before = bytes("VmRSS");
        evaluate(objective, 1_000);
        assertThat(bytes("VmRSS") - before).isLessThan(6L << 20);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void noTensorIsLeftAfterAnEvaluation(int levels) {
        for (LinearSolver solver : List.of(
                new ConjugateGradient(1e-10, 20), new Neumann(20, 0.1), new NormalEquations(1e-10, 40), new Direct())) {
            QuadraticLevels quadratics = new QuadraticLevels(levels, 2, true, 8);
            MultilevelObjective objective = new MultilevelObjective(quadratics.solved(), new Implicit(solver));
            evaluate(objective, 2);
            long before = Pointer.totalCount();
            evaluate(objective, 5);
            assertThat(Pointer.totalCount()).as(solver.toString()).isLessThanOrEqualTo(before);
        }
    }

    /** One vector for each of 1000 steps would be 160 MB at this width; a record of the steps several times that. */
    @Test
    void memoryDoesNotDependOnTheNumberOfSteps() {
        Implicit implicit = new Implicit(new ConjugateGradient(1e-10, 20));
        evaluate(new MultilevelObjective(problem(20_000, 4), implicit), 3);
        long before = bytes("VmHWM");
        evaluate(new MultilevelObjective(problem(20_000, 1_000), implicit), 1);
        assertThat(bytes("VmHWM") - before).isLessThan(40L << 20);
    }

    private static void evaluate(MultilevelObjective objective, int times) {
        try (Tensor x = objective.space().zero();
                Tensor gradient = objective.space().zero()) {
            objective.space().fill(0.7, x);
            for (int i = 0; i < times; i++) {
                objective.valueAndGradient(x, gradient);
            }
            assertThat(objective.space().norm(gradient)).isPositive();
        }
    }

    private static MultilevelProblem problem(int width, int steps) {
        return new MultilevelProblem(
                space("x", width),
                v -> v.level(2).square().sum(),
                List.of(new LowerLevel(
                        "y",
                        space("y", width),
                        v -> v.level(2)
                                .sub(v.level(1))
                                .square()
                                .add(v.level(2).exp())
                                .sum(),
                        new GradientSteps(steps, 0.2))));
    }

    private static TorchSpace space(String name, int width) {
        return new TorchSpace(List.of(new Block(name, 0, width)), TorchSpace.Precision.DOUBLE);
    }

    private static long bytes(String line) {
        try {
            for (String status : Files.readAllLines(STATUS)) {
                if (status.startsWith(line + ":")) {
                    return 1024 * Long.parseLong(status.replaceAll("[^0-9]", ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException(STATUS + " has no line " + line);
    }
}
