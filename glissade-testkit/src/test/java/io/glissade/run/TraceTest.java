package io.glissade.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TraceTest {

    @Test
    void rowsComeBackAsTheyWereAppendedHoweverMany() {
        Trace trace = new Trace(List.of("loss", "norm"));
        for (int i = 0; i < 1_000; i++) {
            trace.append(i, -i);
        }
        assertThat(trace.rows()).isEqualTo(1_000);
        assertThat(trace.value(999, 0)).isEqualTo(999);
        assertThat(trace.value(64, 1)).isEqualTo(-64);
        assertThat(trace.column("norm")).hasSize(1_000).contains(-999).startsWith(0, -1, -2);
    }

    @Test
    void columnsAndRowsAreCopies() {
        List<String> names = new ArrayList<>(List.of("loss"));
        Trace trace = new Trace(names);
        names.set(0, "changed");
        double[] row = {1};
        trace.append(row);
        row[0] = 2;
        trace.column("loss")[0] = 3;
        assertThat(trace.columns()).containsExactly("loss");
        assertThat(trace.value(0, 0)).isEqualTo(1);
    }

    @Test
    void unmeasuredNumbersStayNaN() {
        Trace trace = new Trace(List.of("smoothness"));
        trace.append(Double.NaN);
        assertThat(trace.column("smoothness")).containsExactly(Double.NaN);
    }

    @Test
    void wrongShapesAreRefusedWithTheirValue() {
        Trace trace = new Trace(List.of("loss", "norm"));
        assertThatThrownBy(() -> trace.append(1)).hasMessage("a row must have 2 numbers, one per column, got 1");
        assertThatThrownBy(() -> trace.value(0, 0)).hasMessage("row must be in [0, 0), got 0");
        assertThatThrownBy(() -> trace.column("speed")).hasMessage("no column speed among [loss, norm]");
        assertThatThrownBy(() -> new Trace(List.of())).hasMessage("a trace needs at least one column, got none");
        assertThatThrownBy(() -> new Trace(List.of("loss", "loss")))
                .hasMessage("the columns of a trace must be distinct, got [loss, loss]");
    }
}
