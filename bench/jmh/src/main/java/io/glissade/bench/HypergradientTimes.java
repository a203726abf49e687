package io.glissade.bench;

import io.glissade.nested.GradientSteps;
import io.glissade.nested.LevelFunction;
import io.glissade.nested.LowerLevel;
import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.Start;
import io.glissade.nested.StepSize;
import io.glissade.nested.Variables;
import io.glissade.nested.hypergradient.Checkpointed;
import io.glissade.nested.hypergradient.Hypergradient;
import io.glissade.nested.hypergradient.Implicit;
import io.glissade.nested.hypergradient.MultilevelObjective;
import io.glissade.nested.hypergradient.Reverse;
import io.glissade.nested.model.PenalisedLeastSquares;
import io.glissade.nested.model.PenalisedPerceptron;
import io.glissade.nested.solver.ConjugateGradient;
import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.Libtorch;
import io.glissade.torch.TorchSpace;
import io.glissade.torch.TorchSpace.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * Seconds and memory of one hypergradient, on the workloads of {@code bench/peers/multilevel.py}, also with gradients in
 * closed form ({@code ridge-known}, {@code mlp-known}): {@code WORKLOAD STRATEGY STEPS [REPEATS [THREADS]]}. One line of JSON.
 */
public final class HypergradientTimes {

    private static final int RIDGE = 1_000;

    private HypergradientTimes() {}

    /** Runs one measurement. */
    public static void main(String[] arguments) throws IOException {
        int steps = Integer.parseInt(arguments[2]);
        int repeats = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 5;
        Libtorch.useThreads(arguments.length > 4 ? Integer.parseInt(arguments[4]) : 2);
        boolean ridge = arguments[0].startsWith("ridge");
        boolean known = arguments[0].endsWith("-known");
        MultilevelProblem problem = ridge ? ridge(steps, known) : perceptron(steps, known);
        MultilevelObjective objective = new MultilevelObjective(problem, strategy(arguments[1]));
        TorchSpace space = objective.space();
        Tensor x = space.zero();
        Tensor gradient = space.zero();
        double[] start = new double[(int) space.dimension()];
        Arrays.fill(start, ridge ? -2 : -6);
        space.copy(start, x);
        long before = status("VmRSS");
        double[] seconds = new double[repeats];
        double value = 0;
        for (int i = -1; i < repeats; i++) {
            long began = System.nanoTime();
            value = objective.valueAndGradient(x, gradient);
            if (i >= 0) {
                seconds[i] = (System.nanoTime() - began) * 1e-9;
            }
        }
        if (objective.incident() != null) {
            System.err.println(objective.incident());
        }
        Arrays.sort(seconds);
        System.out.printf(
                Locale.ROOT,
                "{\"workload\": \"%s\", \"method\": \"%s\", \"steps\": %d, \"median\": %s, \"seconds\": %s, \"memory\": %s, "
                        + "\"value\": %s, \"norm\": %s}%n",
                arguments[0],
                arguments[1],
                steps,
                seconds[repeats / 2],
                Arrays.toString(seconds),
                (status("VmHWM") - before) / 1e3,
                value,
                space.norm(gradient));
    }

    private static Hypergradient strategy(String name) {
        return switch (name) {
            case "reverse" -> new Reverse();
            case "checkpointed" -> new Checkpointed();
            case "iterates" -> new Checkpointed(1);
            case "implicit" -> new Implicit(new ConjugateGradient(1e-10, 20));
            default ->
                throw new IllegalArgumentException(
                        "strategy must be one of reverse, checkpointed, iterates, implicit; got " + name);
        };
    }

    private static MultilevelProblem ridge(int steps, boolean known) {
        Tensor train = waves(RIDGE, RIDGE, 1);
        Tensor validation = waves(RIDGE, RIDGE, 2);
        double[] chosen = new double[RIDGE];
        for (int i = 0; i < RIDGE; i += 10) {
            chosen[i] = wave(i, 0, 3);
        }
        Tensor truth = tensor(chosen, RIDGE);
        Tensor trainTarget = TorchSpace.keep(
                train.matmul(truth).add(waves(RIDGE, 1, 4).squeeze(1).mul(new Scalar(0.1))));
        Tensor validationTarget = TorchSpace.keep(validation.matmul(truth));
        LevelFunction plain = x -> halfSquare(train, x.level(2), trainTarget)
                .add(x.level(1).exp().mul(x.level(2).square()).sum().mul(new Scalar(0.5)));
        LevelFunction inner = known ? new PenalisedLeastSquares(train, trainTarget, x -> x.level(1)) : plain;
        return new MultilevelProblem(
                space("penalties", RIDGE, Precision.DOUBLE),
                x -> halfSquare(validation, x.level(2), validationTarget),
                List.of(new LowerLevel(
                        "w", space("w", RIDGE, Precision.DOUBLE), inner, new GradientSteps(steps, 0.5))));
    }

    private static Tensor halfSquare(Tensor rows, Tensor w, Tensor target) {
        return rows.matmul(w).sub(target).square().sum().mul(new Scalar(0.5 / RIDGE));
    }

    private static MultilevelProblem perceptron(int steps, boolean known) {
        int rows = 500;
        int inputs = 64;
        int hidden = 64;
        int classes = 10;
        Tensor train = single(waves(rows, inputs, 1));
        Tensor validation = single(waves(rows, inputs, 2));
        Tensor teacher = single(waves(inputs, classes, 3));
        Tensor trainLabels = TorchSpace.keep(train.matmul(teacher).argmax(new LongOptional(1), false));
        Tensor validationLabels = TorchSpace.keep(validation.matmul(teacher).argmax(new LongOptional(1), false));
        List<Block> blocks = List.of(
                new Block("hidden.weight", 0, (long) inputs * hidden, inputs),
                new Block("hidden.bias", (long) inputs * hidden, hidden),
                new Block("output.weight", (long) inputs * hidden + hidden, (long) hidden * classes, hidden),
                new Block("output.bias", (long) inputs * hidden + hidden + (long) hidden * classes, classes));
        TorchSpace weights = new TorchSpace(blocks, Precision.FLOAT);
        double[] start = new double[(int) weights.dimension()];
        fill(start, 0, inputs * hidden, i -> 0.2 * wave(i / hidden, i % hidden, 5));
        fill(start, inputs * hidden + hidden, hidden * classes, i -> 0.2 * wave(i / classes, i % classes, 6));
        LevelFunction plain = x -> torch.cross_entropy_loss(logits(x, train), trainLabels)
                .add(x.level(1).exp().mul(x.level(2).square()).sum().mul(new Scalar(0.5)));
        LevelFunction inner = known
                ? new PenalisedPerceptron(train, trainLabels, hidden, classes, Precision.FLOAT, x -> x.level(1))
                : plain;
        return new MultilevelProblem(
                space("decay", (int) weights.dimension(), Precision.FLOAT),
                x -> torch.cross_entropy_loss(logits(x, validation), validationLabels),
                List.of(new LowerLevel(
                        "weights", weights, inner, new GradientSteps(steps, StepSize.constant(0.1), Start.at(start)))));
    }

    private static Tensor logits(Variables x, Tensor rows) {
        return rows.matmul(x.block(2, "hidden.weight"))
                .add(x.block(2, "hidden.bias"))
                .tanh()
                .matmul(x.block(2, "output.weight"))
                .add(x.block(2, "output.bias"));
    }

    private static TorchSpace space(String name, int length, Precision precision) {
        return new TorchSpace(List.of(new Block(name, 0, length)), precision);
    }

    /** The same numbers in every language. */
    private static double wave(int i, int j, int seed) {
        return Math.sin((i + 1.0) * (j + 1) * 12.9898 + seed * (i + 1.0) + (j + 1));
    }

    private static Tensor waves(int rows, int columns, int seed) {
        double[] values = new double[rows * columns];
        fill(values, 0, values.length, i -> wave(i / columns, i % columns, seed));
        return tensor(values, rows, columns);
    }

    private static void fill(double[] values, int from, int count, IntToDoubleFunction value) {
        for (int i = 0; i < count; i++) {
            values[from + i] = value.applyAsDouble(i);
        }
    }

    private static Tensor single(Tensor tensor) {
        return TorchSpace.keep(tensor.to(torch.ScalarType.Float));
    }

    private static Tensor tensor(double[] values, long... shape) {
        try (PointerScope scope = new PointerScope();
                DoublePointer pointer = new DoublePointer(values)) {
            return TorchSpace.keep(torch.from_blob(pointer, shape, new TensorOptions(torch.ScalarType.Double))
                    .clone());
        }
    }

    /** Kilobytes, as the kernel counts them. */
    private static long status(String key) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith(key)) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException("/proc/self/status must have a line " + key + ", found none");
    }
}
