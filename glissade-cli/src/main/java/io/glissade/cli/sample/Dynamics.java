package io.glissade.cli.sample;

import io.glissade.cli.console.BadInput;
import io.glissade.langevin.underdamped.Scheme;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The schemes by the name a user gives them. */
enum Dynamics {
    BAOAB("baoab", Scheme.BAOAB, "underdamped, exact positions on Gaussians: the default"),
    UBU("ubu", Scheme.UBU, "underdamped, strong order 2"),
    BU("bu", Scheme.BU, "underdamped, half the bias of ubu"),
    OBABO("obabo", Scheme.OBABO, "underdamped, exact velocities on Gaussians"),
    ABOBA("aboba", Scheme.ABOBA, "underdamped, as baoab with the halves exchanged"),
    FROZEN_GRADIENT("frozen-gradient", Scheme.FROZEN_GRADIENT, "underdamped, the published scheme: strongly biased"),
    SGHMC("sghmc", Scheme.SEMI_IMPLICIT_EULER, "underdamped, for minibatches"),
    EULER("euler", Scheme.EXPLICIT_EULER, "underdamped, explicit: for comparison"),
    OVERDAMPED("overdamped", null, "no velocity; with --rotation non-reversible"),
    MALA("mala", null, "overdamped, adjusted: no bias"),
    ADJUSTED("adjusted", null, "underdamped, adjusted: no bias");

    private final String title;
    private final @Nullable Scheme scheme;
    private final String about;

    Dynamics(String title, @Nullable Scheme scheme, String about) {
        this.title = title;
        this.scheme = scheme;
        this.about = about;
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

    String about() {
        return about;
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
