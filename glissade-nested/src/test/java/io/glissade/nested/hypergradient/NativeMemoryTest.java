package io.glissade.nested.hypergradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.glissade.nested.GradientSteps;
import io.glissade.torch.Libtorch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Evaluations give back the native memory they take: no handle stays, and in the long test no memory. One vector of that is 160 kB: one
 * that stays at each evaluation is 32 MB after those counted. The build gives this module a Java heap of fixed size, touched from
 * the start, so that what grows is native.
 */
final class NativeMemoryTest {

    private static final Path STATUS = Path.of("/proc/self/status");

    @BeforeEach
    void useOneThread() {
        Libtorch.useThreads(1);
    }

    @Test
    void noHandleOfATensorStays() {
        long[] handles = new long[2];
        work(2, 1, 3, handles, Pointer::totalCount);
        assertThat(handles[1]).isEqualTo(handles[0]);
    }

    @Test
    @Tag("long")
    void residentMemoryStaysFlat() {
        assumeTrue(Files.exists(STATUS), "resident memory is read from " + STATUS + ", which this system lacks");
        long[] bytes = new long[2];
        work(20_000, 60, 200, bytes, NativeMemoryTest::residentBytes);
        assertThat(bytes[1] - bytes[0]).isLessThan(12L << 20);
    }

    private static void work(int dimension, int before, int counted, long[] measuredOut, LongSupplier measure) {
        GradientSteps steps = new GradientSteps(2, 0.1);
        MultilevelObjective sound = new MultilevelObjective(ToyProblem.of(dimension, steps, steps), new Reverse());
        GradientSteps tooLong = new GradientSteps(2, 1e200);
        MultilevelObjective diverging =
                new MultilevelObjective(ToyProblem.of(dimension, steps, tooLong), new Reverse());
        try (Tensor x = sound.space().zero();
                Tensor gradient = sound.space().zero()) {
            sound.space().fill(1, x);
            work(sound, diverging, x, gradient, before);
            measuredOut[0] = measure.getAsLong();
            work(sound, diverging, x, gradient, counted);
            measuredOut[1] = measure.getAsLong();
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
