package io.glissade.cli.reproduce.finitesum;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for, and once. */
final class Lazy<T> {

    private final Supplier<T> supplier;
    private @Nullable T value;

    Lazy(Supplier<T> supplier) {
        this.supplier = supplier;
    }

    synchronized T get() {
        T made = value;
        if (made == null) {
            made = supplier.get();
            value = made;
        }
        return made;
    }
}
