package io.glissade.cli.console;

/** What the user gave cannot be used. The message is one line: what, where, the rule, the value. */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With the line the user sees. */
    public BadInput(String message) {
        super(message);
    }
}
