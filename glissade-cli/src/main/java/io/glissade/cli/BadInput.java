package io.glissade.cli;

/** What the user gave cannot be used. The message is one line: what, where, the rule, the value. */
final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadInput(String message) {
        super(message);
    }
}
