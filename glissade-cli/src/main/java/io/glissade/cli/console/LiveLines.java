package io.glissade.cli.console;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A block of lines at the end of a terminal that are drawn again in place; a line that is finished stays above the block. */
public final class LiveLines {
    private static final String CLEAR_LINE = "\r\u001b[2K";
    private static final int NARROWEST = 40;
    private static final int USUAL_WIDTH = 100;

    private final PrintWriter out;
    private final Map<String, String> live = new LinkedHashMap<>();
    private int drawn;

    /** Draws on a terminal. */
    public LiveLines(PrintWriter out) {
        this.out = out;
    }

    /** The width of the terminal less one column, as the launcher tells it. */
    public static int width() {
        return Math.max(NARROWEST, Integer.getInteger("glissade.columns", USUAL_WIDTH)) - 1;
    }

    /** Shows {@code line} in the place of what {@code key} showed before. */
    public synchronized void show(String key, String line) {
        live.put(key, line.stripTrailing());
        draw(null);
    }

    /** Leaves the last line of {@code key} above the block. */
    public synchronized void finish(String key) {
        draw(live.remove(key));
    }

    private void draw(@Nullable String finished) {
        StringBuilder text = new StringBuilder();
        if (drawn > 0) {
            text.append("\u001b[").append(drawn).append('A');
        }
        if (finished != null) {
            text.append(CLEAR_LINE).append(finished).append('\n');
        }
        live.values().forEach(line -> text.append(CLEAR_LINE).append(line).append('\n'));
        drawn = live.size();
        out.print(text);
        out.flush();
    }
}
