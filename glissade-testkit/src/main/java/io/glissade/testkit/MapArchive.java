package io.glissade.testkit;

import io.glissade.run.Archive;
import io.glissade.space.VectorSpace;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An archive in memory: saves copies, and loads what another one saved.
 *
 * @param <V> the vector type
 */
public final class MapArchive<V> implements Archive<V> {

    private final VectorSpace<V> space;
    private final @Nullable MapArchive<V> saved;
    private final Map<String, V> vectors = new HashMap<>();
    private final Map<String, Double> numbers = new HashMap<>();
    private final Map<String, double[]> arrays = new HashMap<>();

    /** An empty archive that saves vectors of {@code space}. */
    public MapArchive(VectorSpace<V> space) {
        this(space, null);
    }

    private MapArchive(VectorSpace<V> space, @Nullable MapArchive<V> saved) {
        this.space = space;
        this.saved = saved;
    }

    /** An archive that loads what this one has saved. */
    public MapArchive<V> loading() {
        return new MapArchive<>(space, this);
    }

    @Override
    public void vector(String name, V x) {
        if (saved != null) {
            space.copy(found(name, saved.vectors.get(name)), x);
            return;
        }
        V copy = space.zero();
        space.copy(x, copy);
        refuseTwice(name, vectors.put(name, copy));
    }

    @Override
    public double number(String name, double value) {
        if (saved != null) {
            return found(name, saved.numbers.get(name));
        }
        refuseTwice(name, numbers.put(name, value));
        return value;
    }

    @Override
    public double[] numbers(String name, double[] values) {
        if (saved != null) {
            return found(name, saved.arrays.get(name)).clone();
        }
        refuseTwice(name, arrays.put(name, values.clone()));
        return values;
    }

    private static <T> T found(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("the archive holds no " + name);
        }
        return value;
    }

    /** Two parts of a state under one name would overwrite each other in every archive. */
    private static void refuseTwice(String name, @Nullable Object before) {
        if (before != null) {
            throw new IllegalArgumentException("the archive already holds " + name);
        }
    }
}
