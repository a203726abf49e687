package io.glissade.cli.sample;

import io.glissade.cli.console.BadInput;
import io.glissade.langevin.underdamped.Scheme;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The schemes by the name a user gives them. */
enum Dynamics {
    BAOAB("baoab", "BAOAB"),
    UBU("ubu", "UBU"),
    BU("bu", "BU"),
    OBABO("obabo", "OBABO"),
    ABOBA("aboba", "ABOBA"),
    FROZEN_GRADIENT("frozen-gradient", "F"),
    SGHMC("sghmc", "SA"),
    EULER("euler", "E"),
    OVERDAMPED("overdamped", ""),
    MALA("mala", ""),
    ADJUSTED("adjusted", "");

    private final String title;
    private final String word;

    Dynamics(String title, String word) {
        this.title = title;
        this.word = word;
    }

    /** The one of this name. */
    static Dynamics named(String name) {
        return Arrays.stream(values())
                .filter(one -> one.title.equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput("--scheme must be one of " + names() + ", got " + name));
    }

    static String names() {
        return Arrays.stream(values()).map(Dynamics::title).collect(Collectors.joining(", "));
    }

    String title() {
        return title;
    }

    /** The splitting; {@code null} for what is none. */
    @Nullable
    Scheme scheme() {
        return word.isEmpty() ? null : new Scheme(word);
    }

    /** Whether moves may be refused, so that draws have no bias. */
    boolean isAdjusted() {
        return this == MALA || this == ADJUSTED;
    }

    /** Whether it has a velocity. */
    boolean hasVelocity() {
        return !word.isEmpty() || this == ADJUSTED;
    }
}
