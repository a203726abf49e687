package io.glissade.cli.sparse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class SparseHelpTest {

    @Test
    void theHelpNamesEverySetPenaltyAndMethod() {
        String text = String.join(
                "\n", SparseCommand.class.getAnnotation(Command.class).footer());
        AtomTable.ROWS.forEach(row -> assertThat(text).contains("  " + row.form() + " "));
        PenaltyTable.ROWS.forEach(row -> assertThat(text).contains("  " + row.form() + " "));
        SparseMethodTable.ROWS.forEach(
                row -> assertThat(text).containsPattern("\\b" + Pattern.quote(row.name()) + "\\b"));
    }
}
