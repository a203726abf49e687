package io.glissade.cli.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.glissade.cli.console.Exit;
import io.glissade.cli.figure.Figure;
import io.glissade.cli.figure.FigureTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class ReproduceCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line =
                new CommandLine(new ReproduceCommand(new PrintWriter(out, true), new PrintWriter(err, true)));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            throw failure;
        });
        return line.execute(arguments);
    }

    @Test
    void oneGroupAsData() throws IOException {
        assertThat(run("clipping/a1", "--json", "--quiet")).isEqualTo(Exit.DONE);
        JsonNode document = new ObjectMapper().readTree(out.toString());
        assertThat(document.get("failed").asInt()).isZero();
        assertThat(document.get("passed").asInt())
                .isEqualTo(document.get("figures").size())
                .isPositive();
        for (JsonNode figure : document.get("figures")) {
            assertThat(figure.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("id", "claim", "target", "observed", "pass");
            assertThat(figure.get("id").asText()).startsWith("A1/");
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aFigureThatFailsIsShownAndCounted() {
        String table = FigureTable.of(List.of(
                new Figure("A1/good", "one", "1", "1", true), new Figure("A2/bad", "two is three", "3", "2", false)));
        assertThat(table)
                .contains("pass  A1/good  one", "FAIL  A2/bad   two is three", "target    3", "observed  2")
                .endsWith(String.format("2 figures: 1 pass, 1 fail%n"));
    }
}
