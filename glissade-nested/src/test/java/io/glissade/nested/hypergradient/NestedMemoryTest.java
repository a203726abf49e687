package io.glissade.nested.hypergradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.glissade.nested.GradientSteps;
import io.glissade.nested.LevelFunction;
import io.glissade.nested.LowerLevel;
import io.glissade.nested.MultilevelProblem;
import io.glissade.torch.Libtorch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Native memory: what an evaluation holds at its height, and that it gives back all of it. The build gives this module a Java heap
 * of fixed size, touched from the start, so that what grows is native.
 */
final class NestedMemoryTest {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int DIMENSION = 20_000;
    private static final List<Hypergradient> STRATEGIES =
            List.of(new ForwardRecursion(), new Truncated(6), new Checkpointed(), new Reverse());

    @BeforeEach
    void useOneThread() {
        assumeTrue(Files.exists(STATUS), "resident memory is read from " + STATUS + ", which this system lacks");
        Libtorch.useThreads(1);
    }

    /** A tensor of two numbers takes some 300 bytes with its handle: one that leaked at each step would be over 5 MB. */
    @ParameterizedTest
    @MethodSource("io.glissade.nested.hypergradient.Strategies#exact")
    @Tag("long")
    void thousandsOfEvaluationsLeaveNothingBehind(Hypergradient strategy) {
        MultilevelProblem problem = Example.toy(2, 2);
        evaluate(problem, strategy, 1500);
        long before = residentBytes();
        evaluate(problem, strategy, 3000);
        assertThat(residentBytes() - before).isLessThan(4L << 20);
    }

    private static void evaluate(MultilevelProblem problem, Hypergradient strategy, int times) {
        MultilevelObjective objective = new MultilevelObjective(problem, strategy);
        try (Tensor x = objective.space().zero();
                Tensor gradient = objective.space().zero()) {
            for (int i = 0; i < times; i++) {
                objective.valueAndGradient(x, gradient);
            }
        }
    }

    /**
     * From 36 to 144 steps, reverse mode holds 108 recorded steps more, each at least two vectors; segments of the square root 6
     * recorded steps and 6 points more, some 15th of that; the forward recursion and truncation nothing more, but the process
     * itself grows by a few megabytes. Each is measured in a process of its own: what another took and gave back would
     * hide what it takes.
     */
    @Test
    @Tag("long")
    void memoryGrowsAsTheStrategySays() throws IOException, InterruptedException {
        long vector = 8L * DIMENSION;
        long recursion = growth(new ForwardRecursion());
        long truncated = growth(new Truncated(6));
        long checkpointed = growth(new Checkpointed());
        long reverse = growth(new Reverse());
        assertThat(reverse).isGreaterThan(108 * 2 * vector);
        assertThat(checkpointed).isLessThan(reverse / 8);
        assertThat(recursion).isLessThan(reverse / 8);
        assertThat(truncated).isLessThan(reverse / 8);
    }

    private static long growth(Hypergradient strategy) throws IOException, InterruptedException {
        return heightOfItsOwn(strategy, 144) - heightOfItsOwn(strategy, 36);
    }

    private static long heightOfItsOwn(Hypergradient strategy, int count) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms128m",
                        "-Xmx128m",
                        "-XX:+AlwaysPreTouch",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        NestedMemoryTest.class.getName(),
                        String.valueOf(STRATEGIES.indexOf(strategy)),
                        String.valueOf(count))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return Long.parseLong(printed.strip());
    }

    /** Prints the height of a strategy, by its place in the list, with a number of steps. */
    public static void main(String[] arguments) {
        Libtorch.useThreads(1);
        System.out.println(height(STRATEGIES.get(Integer.parseInt(arguments[0])), Integer.parseInt(arguments[1])));
    }

    /** The most that is resident when an objective is asked for. */
    private static long height(Hypergradient strategy, int count) {
        long[] height = new long[1];
        LevelFunction lower = x -> {
            height[0] = Math.max(height[0], status("VmRSS:"));
            return x.level(2)
                    .square()
                    .sum()
                    .add(x.level(2).sub(x.level(1)).sin().sum());
        };
        MultilevelProblem problem = new MultilevelProblem(
                Example.space("x1", 1),
                x -> x.level(2).sin().sum(),
                List.of(new LowerLevel("x2", Example.space("x2", DIMENSION), lower, new GradientSteps(count, 0.1))));
        Strategies.evaluate(problem, strategy, 0.3);
        return height[0];
    }

    private static long residentBytes() {
        System.gc();
        return status("VmRSS:");
    }

    private static long status(String entry) {
        try {
            String line = Files.readAllLines(STATUS).stream()
                    .filter(candidate -> candidate.startsWith(entry))
                    .findFirst()
                    .orElseThrow();
            return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
