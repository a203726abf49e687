package io.glissade.bench;

import io.glissade.clipping.Clipping;
import io.glissade.clipping.ElementClipping;
import io.glissade.clipping.LayerClipping;
import io.glissade.gradient.GradientDescent;
import io.glissade.gradient.GradientIteration;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.step.ClippedStep;
import io.glissade.step.FixedStep;
import io.glissade.torch.Libtorch;
import io.glissade.torch.TorchSpace;
import io.glissade.torch.language.LstmLanguageModel;
import io.glissade.torch.language.TextMinibatches;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.bytedeco.pytorch.Tensor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a step costs beyond its gradient: the move, the norm and the clipping, on the flat tensor of the default language
 * model (2 x 128, 65 characters, 32 rows of 50), against a whole training step of that model on the same thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class StepBenchmark {

    private static final LstmLanguageModel.Size SIZE = new LstmLanguageModel.Size(65, 128, 2);

    private LstmLanguageModel network;
    private TextMinibatches text;
    private Tensor start;
    private Tensor gradient;
    private GradientIteration<Tensor> training;
    private GradientIteration<Tensor> plain;
    private GradientIteration<Tensor> clipped;
    private GradientIteration<Tensor> layers;
    private GradientIteration<Tensor> elements;

    /** Runs whose every step goes nowhere: the step size is tiny and the gradient always the same. */
    @Setup(Level.Trial)
    public void open() {
        Libtorch.useThreads(1);
        network = new LstmLanguageModel(SIZE, TorchSpace.Precision.FLOAT);
        TorchSpace space = network.parameters().space();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        start = space.zero();
        network.initialise(random, start);
        gradient = space.zero();
        space.fillGaussian(random, gradient);
        int[] tokens = random.ints(100_000, 0, SIZE.vocabulary()).toArray();
        text = new TextMinibatches(network, tokens, 32, 50);
        training = new GradientDescent<Tensor>(new ClippedStep(1e-6, 0.25)).start(text, start);
        plain = descent(space, new GradientDescent<>(new FixedStep(1e-9)));
        clipped = descent(space, new GradientDescent<>(new ClippedStep(1e-9, 0.25)));
        layers = descent(space, scoped(new LayerClipping<>(space, 0.25)));
        elements = descent(space, scoped(new ElementClipping<>(space, 0.25)));
    }

    private static GradientDescent<Tensor> scoped(Clipping<Tensor> clipping) {
        return new GradientDescent<>(new FixedStep(1e-9), 0, clipping);
    }

    /** A run on an objective whose gradient costs nothing: it is there already, in the vector it goes to. */
    private GradientIteration<Tensor> descent(TorchSpace space, GradientDescent<Tensor> method) {
        GradientIteration<Tensor> run = method.start(
                Minibatches.always(new Objective<Tensor>() {
                    private boolean filled;

                    @Override
                    public TorchSpace space() {
                        return space;
                    }

                    @Override
                    public double valueAndGradient(Tensor x, Tensor gradientOut) {
                        if (!filled) {
                            space.copy(gradient, gradientOut);
                            filled = true;
                        }
                        return 1;
                    }
                }),
                start);
        run.step();
        return run;
    }

    /** A whole clipped training step. */
    @Benchmark
    public void trainingStep() {
        training.step();
    }

    /** Move, norm and decision of plain descent. */
    @Benchmark
    public void plainMove() {
        plain.step();
    }

    /** The same with clipping by the global norm. */
    @Benchmark
    public void clippedMove() {
        clipped.step();
    }

    /** The same with clipping per layer, every layer clipped. */
    @Benchmark
    public void layerClippedMove() {
        layers.step();
    }

    /** The same with clipping per element. */
    @Benchmark
    public void elementClippedMove() {
        elements.step();
    }

    /** Native memory goes with the process; the runs are closed all the same. */
    @TearDown(Level.Trial)
    public void close() {
        training.close();
        plain.close();
        clipped.close();
        layers.close();
        elements.close();
        text.close();
        network.close();
    }
}
