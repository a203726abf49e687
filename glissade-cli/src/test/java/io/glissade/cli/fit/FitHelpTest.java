package io.glissade.cli.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.cli.linear.LossTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class FitHelpTest {

    @Test
    void theHelpNamesEveryMethodAndLoss() {
        List<String> footer =
                List.of(FitCommand.class.getAnnotation(Command.class).footer());
        String text = String.join("\n", footer);
        MethodTable.ROWS.forEach(row -> assertThat(text).containsPattern("\\b" + row.name() + "\\b"));
        LossTable.ROWS.forEach(row -> assertThat(text).containsPattern("\\b" + row.name() + "\\b"));
    }
}
