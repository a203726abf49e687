package io.glissade.nested;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.gradient.GradientDescent;
import io.glissade.gradient.GradientIteration;
import io.glissade.gradient.GradientMethod;
import io.glissade.gradient.Projected;
import io.glissade.oracle.Interval;
import io.glissade.oracle.Minibatches;
import io.glissade.run.Outcome;
import io.glissade.run.Result;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import io.glissade.step.ClippedStep;
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

    @Test
    void itPenalisesTheFeaturesThatAreNoiseAndLowersTheLossOnHeldOutRows() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(4);
        double[] x = features(20, random);
        double[] y = targets(x, random);
        double[] heldOutX = features(100, random);
        double[] heldOutY = targets(heldOutX, random);
        double before;
        double after;
        double[] learned;
        List<LevelReport> levels;
        List<double[]> weights;
        Outcome outcome;
        try (PointerScope scope = new PointerScope()) {
            Tensor rows = Tensor.create(x, 20, FEATURES);
            Tensor targets = Tensor.create(y);
            Tensor heldOutRows = Tensor.create(heldOutX, 100, FEATURES);
            Tensor heldOutTargets = Tensor.create(heldOutY);
            TorchSpace penalties = TorchSpace.of("lambda", FEATURES);
            LevelFunction heldOutLoss =
                    v -> heldOutRows.mv(v.level(2)).sub(heldOutTargets).square().mean();
            LevelFunction penalisedLoss = v -> rows.mv(v.level(2))
                    .sub(targets)
                    .square()
                    .mean()
                    .add(v.block(1, "lambda").exp().mul(v.level(2).square()).sum());
            MultilevelProblem problem = new MultilevelProblem(
                    penalties,
                    heldOutLoss,
                    List.of(new LowerLevel("weights", FEATURES, penalisedLoss, new GradientSteps(60, 0.15))));
            MultilevelObjective objective = new MultilevelObjective(problem, new Reverse());
            GradientMethod<Tensor> method = new Projected<>(
                    new GradientDescent<>(new ClippedStep(5, 0.2)), new Interval<>(penalties, -8, 1));
            Tensor start = penalties.zero();
            penalties.fill(-4, start);
            try (GradientIteration<Tensor> run = method.start(Minibatches.always(objective), start)) {
                Result<Tensor> result = Runner.run(run, StopRule.afterSteps(30), List.of());
                outcome = result.outcome();
                after = result.progress().value();
                learned = penalties.toArray(result.point());
                levels = objective.inspect(result.point());
                weights = objective.solve(result.point()).stream()
                        .map(penalties::toArray)
                        .toList();
            }
            before = objective.valueAndGradient(start, penalties.zero());
        }
        System.err.println(before + " " + after + " " + java.util.Arrays.toString(learned) + java.util.Arrays.toString(weights.get(0)) + levels.get(0).sentence());
        assertThat(outcome).isInstanceOf(Outcome.BudgetSpent.class);
        assertThat(after).isLessThan(before);
    }

    @Test
    void itIsTheCodeOfTheGuide() throws IOException {
        String guide = Files.readString(ROOT.resolve("docs/guide/multilevel.md"));
        int start = guide.indexOf("```java") + "```java".length();
        String code = guide.substring(start, guide.indexOf("```", start)).replaceAll("\\s+", "");
        assertThat(code).hasSizeGreaterThan(1000);
        String source = Files.readString(ROOT.resolve(
                "glissade-nested/src/test/java/io/glissade/nested/MultilevelGuideExampleTest.java"));
        assertThat(source.replaceAll("\\s+", "")).contains(code);
    }
}
