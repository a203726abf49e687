package io.glissade.run;

/**
 * The state of a run on its way to or from a file. The owner of the state passes each part of it, always in the same order
 * and under the same names; the same calls save and load. So what is saved is what is loaded:
 *
 * <pre>
 *   archive.vector("momentum", momentum);
 *   count = archive.number("count", count);
 * </pre>
 *
 * <p>An archive that is loaded and lacks a name, or holds it with another length, throws an {@link IllegalArgumentException}
 * that names it.
 *
 * @param <V> the vector type
 */
public interface Archive<V> {

    /** Saves {@code x}, or overwrites it with what was saved. */
    void vector(String name, V x);

    /** Saves {@code value} and returns it, or returns what was saved. */
    double number(String name, double value);

    /** Saves {@code values} and returns them, or returns what was saved, of whatever length that was. */
    double[] numbers(String name, double[] values);

    /** A whole number of at most 2^53 in magnitude. */
    default long count(String name, long value) {
        return (long) number(name, (double) value);
    }

    /** The same archive with {@code prefix} and a dot before every name: the state of a part. */
    default Archive<V> part(String prefix) {
        Archive<V> whole = this;
        return new Archive<>() {
            @Override
            public void vector(String name, V x) {
                whole.vector(prefix + "." + name, x);
            }

            @Override
            public double number(String name, double value) {
                return whole.number(prefix + "." + name, value);
            }

            @Override
            public double[] numbers(String name, double[] values) {
                return whole.numbers(prefix + "." + name, values);
            }
        };
    }
}
