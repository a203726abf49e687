package io.glissade.table;

import io.glissade.parameter.Require;
import org.jspecify.annotations.Nullable;

/**
 * How an svmlight file is to be read.
 *
 * @param base the index of the first feature, 0 or 1; {@code null} for 0 where the file has an index 0, else 1
 * @param features how many there are, at least the largest index of the file; 0 for as many as that says
 * @param storage of the design
 */
public record SvmlightOptions(@Nullable Integer base, int features, Storage storage) {

    /** Whatever the file says. */
    public static final SvmlightOptions DEFAULT = new SvmlightOptions(null, 0, Storage.AUTO);

    public SvmlightOptions {
        if (base != null && base != 0 && base != 1) {
            throw new IllegalArgumentException("base must be 0 or 1, got " + base);
        }
        Require.atLeast("features", 0, features);
        if (features > SvmlightReader.MOST_FEATURES) {
            throw new IllegalArgumentException(
                    "features must be at most " + SvmlightReader.MOST_FEATURES + ", got " + features);
        }
    }
}
