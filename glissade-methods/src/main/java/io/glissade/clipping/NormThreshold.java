package io.glissade.clipping;

import io.glissade.space.VectorSpace;

/** What the clippings by the norm of the whole gradient have in common. */
final class NormThreshold {

    private NormThreshold() {}

    /** Writes the gradient scaled down to the threshold if its norm is above it, and returns the share of groups scaled. */
    static <V> double limit(VectorSpace<V> space, double threshold, double gradientNorm, V gradient, V clippedOut) {
        if (!(gradientNorm > threshold)) {
            return 0;
        }
        space.copy(gradient, clippedOut);
        space.scale(threshold / gradientNorm, clippedOut);
        return 1;
    }

    /** Numbers out of an archive, refused where the clipping that saved them was made otherwise. */
    static double[] sameLength(String name, double[] loaded, int length) {
        if (loaded.length != length) {
            throw new IllegalArgumentException(
                    name + " of the clipping must be " + length + " numbers, got " + loaded.length);
        }
        return loaded;
    }
}
