package io.glissade.torch;

/** Bounds of sizes, with messages that name quantity, rule and value. */
final class Sizes {

    private Sizes() {}

    static void atLeast(String name, long least, long value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
        }
    }
}
