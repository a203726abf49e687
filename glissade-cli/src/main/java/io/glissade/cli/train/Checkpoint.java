package io.glissade.cli.train;

import io.glissade.report.checkpoint.Safetensors;
import io.glissade.run.Archive;
import io.glissade.torch.TorchSpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;

/**
 * The state of one rule between two steps, in {@code checkpoint.safetensors} of its folder: what goes on from it is bit for
 * bit what would have followed. Vectors are kept in the precision of the space, everything else in double.
 *
 * @param folder of the rule
 * @param label of the rule, to notice a file that belongs to another
 * @param space of the vectors
 */
record Checkpoint(Path folder, String label, TorchSpace space) {

    /** The file's name in the folder of a rule. */
    static final String FILE = "checkpoint.safetensors";

    /** The line of text that holds the label of the rule. */
    static final String RULE = "rule";

    /** The point, as {@link RuleRun} and the run of a gradient method name it. */
    static final String POINT = "run.point";

    private Path file() {
        return folder.resolve(FILE);
    }

    /** What was saved, part by part. */
    static Archive<Tensor> load(Safetensors saved, TorchSpace space) {
        return new Loading(saved, space);
    }

    /**
     * Loads what was saved.
     *
     * @param state passes each part of the state through the archive
     * @return false where nothing was saved
     * @throws IOException when the file is damaged, or of another rule or model; in one line
     */
    boolean load(Consumer<Archive<Tensor>> state) throws IOException {
        if (!Files.exists(file())) {
            return false;
        }
        Safetensors saved = Safetensors.read(file());
        String owner = saved.metadata().get(RULE);
        if (!label.equals(owner)) {
            throw new IOException(file() + ": must be the checkpoint of " + label + ", is that of " + owner);
        }
        try {
            state.accept(new Loading(saved, space));
        } catch (IllegalArgumentException mismatch) {
            throw new IOException(file() + ": " + mismatch.getMessage(), mismatch);
        }
        return true;
    }

    /** Saves the state; a file that was there is replaced only when the new one is whole. */
    void save(Consumer<Archive<Tensor>> state) {
        Safetensors file = new Safetensors().putText(RULE, label);
        state.accept(new Saving(file, space));
        try {
            file.write(file());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure.getMessage(), failure);
        }
    }

    private record Saving(Safetensors file, TorchSpace space) implements Archive<Tensor> {
        @Override
        public void vector(String name, Tensor x) {
            double[] values = space.toArray(x);
            if (space.precision() == TorchSpace.Precision.DOUBLE) {
                file.put(name, values);
                return;
            }
            float[] rounded = new float[values.length];
            for (int i = 0; i < rounded.length; i++) {
                rounded[i] = (float) values[i];
            }
            file.put(name, rounded);
        }

        @Override
        public double number(String name, double value) {
            file.put(name, new double[] {value});
            return value;
        }

        @Override
        public double[] numbers(String name, double[] values) {
            file.put(name, values.clone());
            return values;
        }
    }

    private record Loading(Safetensors file, TorchSpace space) implements Archive<Tensor> {
        @Override
        public void vector(String name, Tensor x) {
            if (space.precision() == TorchSpace.Precision.DOUBLE) {
                space.copy(file.doubles(name), x);
                return;
            }
            float[] saved = file.floats(name);
            double[] values = new double[saved.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = saved[i];
            }
            space.copy(values, x);
        }

        @Override
        public double number(String name, double value) {
            double[] saved = file.doubles(name);
            if (saved.length != 1) {
                throw new IllegalArgumentException(name + " must be one number, got " + saved.length);
            }
            return saved[0];
        }

        @Override
        public double[] numbers(String name, double[] values) {
            return file.doubles(name);
        }
    }
}
