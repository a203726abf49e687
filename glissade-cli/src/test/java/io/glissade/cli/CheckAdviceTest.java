package io.glissade.cli;

import static io.glissade.cli.CommandRun.TEXT;
import static io.glissade.cli.CommandRun.smallTraining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.glissade.cli.console.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckAdviceTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void whatIsAdvisedIsRunAndComparedWithTheRuleItCameFrom() throws IOException {
        Path out = folder.resolve("run");
        CommandRun run =
                smallTraining(TEXT, out, "--rule=sgd:lr=1", "--probe=every=2", "--check-advice", "--json", "--quiet");
        assertThat(run.code()).isEqualTo(Exit.DONE);
        JsonNode record = new ObjectMapper().readTree(run.out());
        JsonNode checks = record.get("adviceChecks");
        assertThat(checks).hasSize(1);
        JsonNode check = checks.get(0);
        String advised = record.at("/rules/0/advice/rule").asText();
        assertThat(check.get("after").asText()).isEqualTo("sgd:lr=1");
        assertThat(check.get("rule").asText()).isEqualTo(advised);
        assertThat(record.at("/rules/1/label").asText()).isEqualTo(advised);
        double before = record.at("/rules/0/finalLoss").asDouble();
        double after = record.at("/rules/1/finalLoss").asDouble();
        assertThat(check.get("before").asDouble()).isEqualTo(before);
        assertThat(check.get("advised").asDouble()).isEqualTo(after);
        assertThat(check.get("held").asBoolean()).isEqualTo(after <= 1.02 * before);
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("Advice that was followed", check.get("sentence").asText());
    }
}
