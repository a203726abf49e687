package io.glissade.cli.sample;

import io.glissade.cli.console.BadInput;
import io.glissade.langevin.underdamped.Scheme;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The schemes by the name a user gives them. */
enum Dynamics {
    BAOAB("baoab", Scheme.BAOAB),
    UBU("ubu", Scheme.UBU),
    BU("bu", Scheme.BU),
    OBABO("obabo", Scheme.OBABO),
    ABOBA("aboba", Scheme.ABOBA),
    FROZEN_GRADIENT("frozen-gradient", Scheme.FROZEN_GRADIENT),
    SGHMC("sghmc", Scheme.SEMI_IMPLICIT_EULER),
    EULER("euler", Scheme.EXPLICIT_EULER),
    OVERDAMPED("overdamped", null),
    MALA("mala", null),
    ADJUSTED("adjusted", null);

    private final String title;
    private final @Nullable Scheme scheme;

    Dynamics(String title, @Nullable Scheme scheme) {
        this.title = title;
        this.scheme = scheme;
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
        return scheme;
    }

    /** Whether moves may be refused, so that draws have no bias. */
    boolean isAdjusted() {
        return this == MALA || this == ADJUSTED;
    }

    /** Whether it has a velocity. */
    boolean hasVelocity() {
        return scheme != null || this == ADJUSTED;
    }
}
