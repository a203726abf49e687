package io.glissade.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.glissade.gradient.GradientDescent;
import io.glissade.gradient.GradientIteration;
import io.glissade.run.Observer;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import io.glissade.smoothness.SmoothnessProbe;
import io.glissade.step.ClippedStep;
import io.glissade.torch.TorchSpace.Precision;
import io.glissade.torch.language.LstmLanguageModel;
import io.glissade.torch.language.TextMinibatches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Training gives back the native memory it takes. A leak of one gradient of the model below is 4.4 kB a step, of one batch of
 * activations several times that: after the steps of the short test 13 MB, after those of the long one 44 MB. The build gives
 * this module a Java heap of fixed size, touched from the start, so that what grows is native.
 */
final class NativeMemoryTest {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int WARM_UP = 1000;

    @BeforeEach
    void useOneThread() {
        assumeTrue(Files.exists(STATUS), "resident memory is read from " + STATUS + ", which this system lacks");
        Libtorch.useThreads(1);
    }

    @Test
    void residentMemoryStaysFlat() {
        assertThat(growthOverSteps(3_000)).isLessThan(6L << 20);
    }

    @Test
    @Tag("long")
    void residentMemoryStaysFlatOverTenThousandSteps() {
        assertThat(growthOverSteps(10_000)).isLessThan(6L << 20);
    }

    private static long growthOverSteps(int steps) {
        long[] resident = new long[1];
        try (LstmLanguageModel network = Example.languageModel(Precision.FLOAT);
                TextMinibatches minibatches = new TextMinibatches(network, Example.tokens(200), 4, 5);
                SmoothnessProbe<Tensor> probe = new SmoothnessProbe<>(
                        new SmoothnessProbe.Settings(2, 1, 1, 1e-3),
                        network.parameters().space());
                GradientIteration<Tensor> run = new GradientDescent<Tensor>(new ClippedStep(1, 0.5))
                        .start(minibatches, Example.start(network))) {
            Observer<Tensor, GradientIteration<Tensor>> baseline = iteration -> {
                if (iteration.progress().iteration() == WARM_UP) {
                    resident[0] = residentBytes();
                }
            };
            Runner.run(run, StopRule.afterSteps(WARM_UP + steps), List.of(probe, baseline));
            return residentBytes() - resident[0];
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
