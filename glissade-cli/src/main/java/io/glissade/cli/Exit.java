package io.glissade.cli;

/** Exit codes of every verb. */
final class Exit {
    static final int DONE = 0;
    static final int FAULT = 1;
    static final int BAD_INPUT = 2;
    static final int DIVERGED = 4;
    /** What a shell reports for a program ended by Ctrl-C. */
    static final int CANCELLED = 130;

    private Exit() {}
}
