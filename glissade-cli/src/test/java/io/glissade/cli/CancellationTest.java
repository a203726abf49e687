package io.glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signal in the middle of a run, as Ctrl-C sends one. */
final class CancellationTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void aSignalEndsTheRunWithACompleteFolder() throws IOException, InterruptedException {
        Path out = folder.resolve("run");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Glissade.class.getName(),
                        "train",
                        CommandRun.TEXT.toString(),
                        "--out",
                        out.toString(),
                        "--steps",
                        "1000000",
                        "--width",
                        "8")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader messages = process.errorReader()) {
            String line = messages.readLine();
            while (line != null && !line.contains("step ")) {
                line = messages.readLine();
            }
            assertThat(line).as("a line of progress").isNotNull();
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        JsonNode record = new ObjectMapper().readTree(Files.readString(out.resolve("run.json")));
        assertThat(record.path("outcome").asText()).isEqualTo("Cancelled");
        assertThat(record.path("rules").path(0).path("sentence").asText()).startsWith("Cancelled after ");
        assertThat(out.resolve("report.html")).isNotEmptyFile();
        assertThat(folder.resolve("run.partial")).doesNotExist();
    }
}
