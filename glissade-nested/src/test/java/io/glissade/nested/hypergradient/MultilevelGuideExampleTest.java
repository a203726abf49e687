package io.glissade.nested.hypergradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.gradient.GradientDescent;
import io.glissade.gradient.GradientIteration;
import io.glissade.gradient.GradientMethod;
import io.glissade.gradient.Projected;
import io.glissade.nested.GradientSteps;
import io.glissade.nested.LevelFunction;
import io.glissade.nested.LowerLevel;
import io.glissade.nested.MultilevelProblem;
import io.glissade.oracle.Interval;
import io.glissade.oracle.Minibatches;
import io.glissade.run.Result;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import io.glissade.step.ClippedStep;
import io.glissade.torch.Libtorch;
import io.glissade.torch.TorchSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.DoubleStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The example of the guide to multilevel problems runs and does what the guide says. */
final class MultilevelGuideExampleTest {

    private static final Path ROOT = Path.of(System.getProperty("glissade.root", ".."));
    private static final int FEATURES = 5;

    /** Standard normal features. */
    private static double[] features(int rows, RandomGenerator random) {
        return DoubleStream.generate(random::nextGaussian)
                .limit((long) rows * FEATURES)
                .toArray();
    }

    /** The first two features and noise. */
    private static double[] targets(double[] features, RandomGenerator random) {
        double[] targets = new double[features.length / FEATURES];
        for (int row = 0; row < targets.length; row++) {
            targets[row] = 2 * features[row * FEATURES] - features[row * FEATURES + 1] + 2 * random.nextGaussian();
        }
        return targets;
    }

    @BeforeEach
    void useOneThread() {
        Libtorch.useThreads(1);
    }

    @Test
    void itPenalisesWhatIsNoiseAndLowersTheLossOnRowsHeldOut() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(4);
        double[] x = features(20, random);
        double[] y = targets(x, random);
        double[] heldOutX = features(100, random);
        double[] heldOutY = targets(heldOutX, random);
        try (PointerScope scope = new PointerScope()) {
            Tensor rows = Tensor.create(x, 20, 5);
            Tensor targets = Tensor.create(y);
            Tensor heldOutRows = Tensor.create(heldOutX, 100, 5);
            Tensor heldOutTargets = Tensor.create(heldOutY);

            LevelFunction penalisedLoss = v -> rows.mv(v.level(2))
                    .sub(targets)
                    .square()
                    .mean()
                    .add(v.block(1, "lambda").exp().mul(v.level(2).square()).sum());
            LevelFunction heldOutLoss =
                    v -> heldOutRows.mv(v.level(2)).sub(heldOutTargets).square().mean();
            LowerLevel weights = new LowerLevel("weights", 5, penalisedLoss, new GradientSteps(60, 0.15));
            TorchSpace penalties = TorchSpace.of("lambda", 5);
            MultilevelProblem problem = new MultilevelProblem(penalties, heldOutLoss, List.of(weights));
            MultilevelObjective objective = new MultilevelObjective(problem, new Reverse());

            GradientMethod<Tensor> method =
                    new Projected<>(new GradientDescent<>(new ClippedStep(5, 0.2)), new Interval<>(penalties, -8, 1));
            Tensor start = Tensor.create(new double[] {-4, -4, -4, -4, -4});
            try (GradientIteration<Tensor> run = method.start(Minibatches.always(objective), start)) {
                Result<Tensor> result = Runner.run(run, StopRule.afterSteps(30), List.of());
                double[] lambda = penalties.toArray(result.point());
                Tensor fitted = objective.solve(result.point()).get(0);
                LevelReport report = objective.inspect(result.point()).get(0);

                assertThat(objective.valueAndGradient(start, Tensor.create(new double[5])))
                        .isCloseTo(5.12, within(0.005));
                assertThat(result.progress().value()).isCloseTo(4.07, within(0.005));
                assertThat(objective.incident()).isNull();
                assertThat(lambda[2]).isEqualTo(1);
                assertThat(lambda[3]).isEqualTo(1);
                assertThat(lambda[0]).isCloseTo(-1.42, within(0.005));
                assertThat(lambda[1]).isCloseTo(-4.97, within(0.005));
                assertThat(lambda[4]).isCloseTo(-2.11, within(0.005));
                double[] found = weights.space().toArray(fitted);
                assertThat(found[0]).isCloseTo(1.67, within(0.005));
                assertThat(found[1]).isCloseTo(-1.30, within(0.005));
                assertThat(report.sentence())
                        .isEqualTo(
                                "level 2 (weights): gradient norm 4.15 to 6.19e-05, value 7.67412 to 3.77290 in 60 steps"
                                        + " of factor 0.848; converged");
            }
        }
    }

    @Test
    void itIsTheCodeOfTheGuide() throws IOException {
        String guide = Files.readString(ROOT.resolve("docs/guide/multilevel.md"));
        int start = guide.indexOf("```java") + "```java".length();
        String code = guide.substring(start, guide.indexOf("```", start)).replaceAll("\\s+", "");
        assertThat(code).hasSizeGreaterThan(1000);
        String source = Files.readString(ROOT.resolve(
                "glissade-nested/src/test/java/io/glissade/nested/hypergradient/MultilevelGuideExampleTest.java"));
        assertThat(source.replaceAll("\\s+", "")).contains(code);
    }
}
