package io.glissade.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class LiveLinesTest {

    private static final String CLEAR = "\r\u001b[2K";
    private static final String UP_ONE = "\u001b[1A";
    private static final String UP_TWO = "\u001b[2A";

    private final StringWriter written = new StringWriter();
    private final LiveLines lines = new LiveLines(new PrintWriter(written, true));

    private String drawnBy(Runnable action) {
        written.getBuffer().setLength(0);
        action.run();
        return written.toString();
    }

    @Test
    void linesAreDrawnAgainInPlaceAndInTheOrderOfTheirFirstShowing() {
        assertThat(drawnBy(() -> lines.show("a", "a 1"))).isEqualTo(CLEAR + "a 1\n");
        assertThat(drawnBy(() -> lines.show("b", "b 1"))).isEqualTo(UP_ONE + CLEAR + "a 1\n" + CLEAR + "b 1\n");
        assertThat(drawnBy(() -> lines.show("a", "a 2"))).isEqualTo(UP_TWO + CLEAR + "a 2\n" + CLEAR + "b 1\n");
    }

    @Test
    void aFinishedLineStaysAboveTheOthers() {
        lines.show("a", "a 1");
        lines.show("b", "b 1");
        assertThat(drawnBy(() -> lines.finish("b"))).isEqualTo(UP_TWO + CLEAR + "b 1\n" + CLEAR + "a 1\n");
        assertThat(drawnBy(() -> lines.show("a", "a 2"))).isEqualTo(UP_ONE + CLEAR + "a 2\n");
    }

    @Test
    void theWidthLeavesOneColumnFree() {
        System.setProperty("glissade.columns", "120");
        try {
            assertThat(LiveLines.width()).isEqualTo(119);
        } finally {
            System.clearProperty("glissade.columns");
        }
        assertThat(LiveLines.width()).isEqualTo(99);
    }
}
