package io.glissade.cli.console;

/** Exit codes of every verb. */
public final class Exit {
    /** Done. */
    public static final int DONE = 0;
    /** A fault of Glissade. */
    public static final int FAULT = 1;
    /** Bad usage or bad input. */
    public static final int BAD_INPUT = 2;
    /** The tolerance asked for was not reached within the budget. */
    public static final int NOT_REACHED = 3;
    /** A rule or method diverged. */
    public static final int DIVERGED = 4;
    /** What a shell reports for a program ended by Ctrl-C. */
    public static final int CANCELLED = 130;

    private Exit() {}
}
