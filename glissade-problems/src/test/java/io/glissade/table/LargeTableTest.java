package io.glissade.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.linear.SparseDesign;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose text is larger than the memory of the process that reads them. */
@Tag("long")
final class LargeTableTest {

    private static final int ROWS = 1_000_000;

    /** Reads the file named by the first argument and exits with 0 if all of it is there. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        boolean csv = file.toString().endsWith(".csv.gz");
        LabelledRows rows = csv ? CsvReader.read(file, CsvOptions.DEFAULT) : SvmlightReader.read(file);
        double sum = 0;
        for (double target : rows.targets()) {
            sum += target;
        }
        boolean whole = rows.design().rows() == ROWS && sum == (ROWS - 1.0) * ROWS / 2;
        boolean compact = csv || (rows.design() instanceof SparseDesign design && design.entries() == 3L * ROWS);
        System.exit(whole && compact ? 0 : 3);
    }

    private static void assertReadInAQuarterGibibyte(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeTableTest.class.getName(),
                        file.toString()))
                .inheritIO()
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static BufferedWriter packed(Path file) throws IOException {
        return new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.US_ASCII));
    }

    @Test
    void aMillionRowsOfSvmlightAreReadInLessMemoryThanTheirText(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("large.svm.gz");
        String comment = " # " + "a comment of some length ".repeat(10) + "\n";
        try (BufferedWriter out = packed(file)) {
            for (int i = 0; i < ROWS; i++) {
                out.write(i + " " + (1 + i % 1_000) + ":0.1234567890123 5000:" + i + ".25 " + (6_000 + i % 7) + ":1"
                        + comment);
            }
        }
        assertReadInAQuarterGibibyte(file);
    }

    @Test
    void aMillionRowsOfCsvAreReadInLessMemoryThanTheirText(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("large.csv.gz");
        String text = "," + "a long category ".repeat(20);
        try (BufferedWriter out = packed(file)) {
            for (int i = 0; i < ROWS; i++) {
                out.write(i + 0.25 + text + i % 3 + "," + i + "\n");
            }
        }
        assertReadInAQuarterGibibyte(file);
    }
}
