package io.glissade.report.checkpoint;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Named arrays of numbers and a few lines of text in one file of the safetensors format: the length of a JSON header as 64
 * bits, the header, then the numbers, all little-endian. The types are {@code F32}, {@code F64} and {@code I64}; arrays are
 * written with one dimension and read with any, in row-major order. Arrays are kept by reference: neither copied nor changed.
 */
public final class Safetensors {

    private final Map<String, Numbers> arrays = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    /**
     * Adds or replaces an array.
     *
     * @param name not {@value SafetensorsHeader#METADATA}
     */
    public Safetensors put(String name, double[] values) {
        return put(name, new Numbers.OfDouble(values));
    }

    /** Adds or replaces an array, as {@link #put(String, double[])}. */
    public Safetensors put(String name, float[] values) {
        return put(name, new Numbers.OfFloat(values));
    }

    /** Adds or replaces an array, as {@link #put(String, double[])}. */
    public Safetensors put(String name, long[] values) {
        return put(name, new Numbers.OfLong(values));
    }

    Safetensors put(String name, Numbers numbers) {
        if (name.equals(SafetensorsHeader.METADATA)) {
            throw new IllegalArgumentException("name must not be that of the metadata, got " + name);
        }
        arrays.put(name, numbers);
        return this;
    }

    /** Adds or replaces a line of text. */
    public Safetensors putText(String name, String text) {
        metadata.put(name, text);
        return this;
    }

    /** The names of the arrays. */
    public Set<String> names() {
        return Collections.unmodifiableSet(arrays.keySet());
    }

    /** The lines of text by name. */
    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(metadata);
    }

    /**
     * An array of doubles.
     *
     * @throws IllegalArgumentException if there is none of that name and type
     */
    public double[] doubles(String name) {
        if (arrays.get(name) instanceof Numbers.OfDouble found) {
            return found.values();
        }
        throw missing(name, "F64");
    }

    /**
     * An array of floats.
     *
     * @throws IllegalArgumentException if there is none of that name and type
     */
    public float[] floats(String name) {
        if (arrays.get(name) instanceof Numbers.OfFloat found) {
            return found.values();
        }
        throw missing(name, "F32");
    }

    /**
     * An array of longs.
     *
     * @throws IllegalArgumentException if there is none of that name and type
     */
    public long[] longs(String name) {
        if (arrays.get(name) instanceof Numbers.OfLong found) {
            return found.values();
        }
        throw missing(name, "I64");
    }

    private IllegalArgumentException missing(String name, String type) {
        Numbers found = arrays.get(name);
        return new IllegalArgumentException("there must be an array " + name + " of type " + type + ", "
                + (found == null ? "there is none of that name" : "it has type " + found.type()));
    }

    /**
     * Writes the file whole or not at all: under another name beside it first, then moved to its place.
     *
     * @throws IOException if that fails, in one line; a file that was there is left as it was
     */
    public void write(Path file) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            SafetensorsFile.write(partial, arrays, metadata);
            try {
                Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException unsupported) {
                Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            try {
                Files.deleteIfExists(partial);
            } catch (IOException second) {
                failure.addSuppressed(second);
            }
            throw new IOException("cannot write " + file + ": " + failure, failure);
        }
    }

    /**
     * Reads a whole file. Memory: that of its arrays.
     *
     * @throws IOException if it is missing, unreadable or not of the format, or holds another type; in one line that names
     *     file, rule and value
     */
    public static Safetensors read(Path file) throws IOException {
        return SafetensorsFile.read(file);
    }
}
