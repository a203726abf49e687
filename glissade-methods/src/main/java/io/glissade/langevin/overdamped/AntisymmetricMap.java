package io.glissade.langevin.overdamped;

/**
 * A linear map J with J^T = -J: it turns the gradient without changing what the dynamics converges to.
 *
 * @param <V> the vector type
 */
public interface AntisymmetricMap<V> {

    /** Overwrites {@code out} with {@code out + factor * J x}; {@code out} is not {@code x}. */
    void addProduct(double factor, V x, V out);
}
