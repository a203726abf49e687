package io.glissade.torch;

import io.glissade.run.Archive;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** An archive in memory: saves what passes through it until it is told to load. */
public final class MemoryArchive implements Archive<Tensor> {

    private final Map<String, double[]> saved = new LinkedHashMap<>();
    private boolean loading;

    /** From now on what was saved is given back. */
    public MemoryArchive load() {
        loading = true;
        return this;
    }

    /** What was saved under that name; empty if nothing. */
    public double[] saved(String name) {
        return saved.getOrDefault(name, new double[0]);
    }

    /** Replaces a number that was saved. */
    public void tamper(String name, double... values) {
        saved.put(name, values);
    }

    @Override
    public void vector(String name, Tensor x) {
        throw new AssertionError("a stream has no vector of the space: " + name);
    }

    @Override
    public double number(String name, double value) {
        return numbers(name, new double[] {value})[0];
    }

    @Override
    public double[] numbers(String name, double[] values) {
        if (!loading) {
            saved.put(name, values.clone());
            return values;
        }
        double[] found = saved.get(name);
        if (found == null) {
            throw new IllegalArgumentException("the archive has no " + name);
        }
        return found.clone();
    }
}
