package io.glissade.nested;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/**
 * Evaluations give back the native memory they take. One vector here is 160 kB: one that stays at each evaluation is 32 MB after those
 * counted. The build gives this module a Java heap of fixed size, touched from the start, so that what grows is native.
 */
final class NativeMemoryTest {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int DIMENSION = 20_000;

    @Test
    void residentMemoryStaysFlat() {
        assumeTrue(Files.exists(STATUS), "resident memory is read from " + STATUS + ", which this system lacks");
        GradientSteps steps = new GradientSteps(2, 0.1);
        MultilevelObjective sound = new MultilevelObjective(ToyProblem.of(DIMENSION, steps, steps), new Reverse());
        GradientSteps tooLong = new GradientSteps(2, 1e200);
        MultilevelObjective diverging =
                new MultilevelObjective(ToyProblem.of(DIMENSION, steps, tooLong), new Reverse());
        try (Tensor x = sound.space().zero();
                Tensor gradient = sound.space().zero()) {
            sound.space().fill(1, x);
            work(sound, diverging, x, gradient, 60);
            long before = residentBytes();
            work(sound, diverging, x, gradient, 200);
            assertThat(residentBytes() - before).isLessThan(12L << 20);
        }
        assertThat(diverging.incident()).startsWith("level 3 (x3)");
    }

    private static void work(
            MultilevelObjective sound, MultilevelObjective diverging, Tensor x, Tensor gradient, int evaluations) {
        for (int i = 0; i < evaluations; i++) {
            assertThat(sound.valueAndGradient(x, gradient)).isFinite();
            assertThat(diverging.valueAndGradient(x, gradient)).isNaN();
            sound.solve(x).forEach(Tensor::close);
            assertThat(sound.inspect(x)).hasSize(2);
        }
    }

    private static long residentBytes() {
        System.gc();
        try {
            String line = Files.readAllLines(STATUS).stream()
                    .filter(entry -> entry.startsWith("VmRSS:"))
                    .findFirst()
                    .orElseThrow();
            return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
