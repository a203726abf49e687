package io.glissade.space;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a method may do with a vector of type {@code V}: a whole vector ({@code double[]}, a flat tensor), never an
 * element. All operations work in place; scalars are {@code double} whatever the storage of the vector is, and inner
 * products and norms are accumulated in double precision.
 *
 * <p>Aliasing: {@link #copy} and {@link #axpy} accept the same vector on both sides. Cost: every operation is one pass
 * over the vector and allocates nothing, except {@link #zero()}.
 *
 * @param <V> the vector type
 */
public interface VectorSpace<V> {

    /** The number of coordinates, at least 1. */
    long dimension();

    /** A new vector of zeros, owned by the caller, who gives it back with {@link #release}. */
    V zero();

    /** Overwrites {@code out} with {@code from}. */
    void copy(V from, V out);

    /** Overwrites {@code x} with {@code factor * x}; with zeros for factor 0, even where {@code x} is not finite. */
    void scale(double factor, V x);

    /** Overwrites {@code y} with {@code y + factor * x}. */
    void axpy(double factor, V x, V y);

    /** The inner product of {@code x} and {@code y}. */
    double dot(V x, V y);

    /** The Euclidean norm; infinite or NaN exactly when a coordinate is, or the norm itself exceeds the double range. */
    double norm(V x);

    /** Overwrites {@code x} with independent standard normal numbers. The same generator state gives the same vector. */
    void fillGaussian(RandomGenerator random, V x);

    /** The name of the first coordinate or block of {@code x} that is not finite, or {@code null} when all are. */
    @Nullable
    String firstNonFinite(V x);

    /** Gives back the memory of a vector made by {@link #zero()}; it must not be used afterwards. */
    default void release(V x) {}
}
