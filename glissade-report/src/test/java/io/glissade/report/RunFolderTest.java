package io.glissade.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.glissade.report.file.NumberTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    private static final double NONE = Double.NaN;

    private final Path folder;

    RunFolderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aCommittedFolderHoldsRecordPageAndTracesAndNothingPartial() throws IOException {
        Path out = folder.resolve("deep/run");
        SyntheticRun.ofSixRules().writeTo(out);
        try (Stream<Path> beside = Files.list(folder.resolve("deep"))) {
            assertThat(beside).containsExactly(out);
        }
        assertThat(out.resolve("run.json")).isRegularFile();
        assertThat(out.resolve("report.html")).isRegularFile();
        try (Stream<Path> files = Files.list(out.resolve("sgd_lr=2"))) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("tfevents.*", "tfevents")))
                    .containsExactlyInAnyOrder(
                            "trace.csv", "timing.csv", "layers.csv", "held-out.csv", "events.out.tfevents");
        }
    }

    @Test
    void theRecordComesBackAsItWasWritten() throws IOException {
        SyntheticRun run = SyntheticRun.ofSixRules();
        Path file = folder.resolve("run.json");
        Files.write(file, RunJson.write(run.record()));
        assertThat(RunJson.read(file)).isEqualTo(run.record());
        assertThat(Files.readString(file)).doesNotContain(": NaN", ": \"NaN", "Infinity");
        assertThat(new ObjectMapper()
                        .readTree(file.toFile())
                        .at("/rules/2/finalLoss")
                        .isNull())
                .isTrue();
    }

    @Test
    void theSameRunLeavesTheSameTraceToTheLastByte() throws IOException {
        SyntheticRun.ofSixRules().writeTo(folder.resolve("a"));
        SyntheticRun.ofSixRules().writeTo(folder.resolve("b"));
        for (String name : List.of("trace.csv", "layers.csv", "timing.csv")) {
            assertThat(folder.resolve("a/clip_lr=40,threshold=0.1").resolve(name))
                    .hasSameBinaryContentAs(
                            folder.resolve("b/clip_lr=40,threshold=0.1").resolve(name));
        }
    }

    @Test
    void aTraceLineHasShortNumbersWholeIterationsAndEmptyFieldsForWhatWasNotMeasured() throws IOException {
        try (RunFolder run = RunFolder.create(folder.resolve("run"))) {
            RuleFolder rule = run.ruleFolder("a", List.of("first, layer"));
            rule.append(
                    new TraceRow(
                            7,
                            0.1,
                            2.0e-44,
                            Double.POSITIVE_INFINITY,
                            1,
                            0.5,
                            3,
                            1,
                            0.25,
                            NONE,
                            NONE,
                            NONE,
                            NONE,
                            NONE),
                    0.125);
            rule.appendLayers(7, new double[] {1.5}, new double[] {NONE});
            rule.close();
            Path files = folder.resolve("run.partial").resolve(rule.name());
            assertThat(files.resolve("trace.csv"))
                    .hasContent("iteration,epoch,loss,gradient_norm,clipped_gradient_norm,step_size,step_length,"
                            + "clipped,clipped_share,smoothness,ceiling,control_smoothness,noise_floor,threshold\n"
                            + "7,0.1,2.0E-44,Infinity,1.0,0.5,3.0,1,0.25,,,,,\n");
            assertThat(files.resolve("timing.csv")).hasContent("iteration,seconds\n7,0.125\n");
            assertThat(files.resolve("layers.csv"))
                    .hasContent("iteration,\"norm:first, layer\",\"smoothness:first, layer\"\n7,1.5,\n");
        }
    }

    @Test
    void closingWithoutCommitLeavesNothing() throws IOException {
        try (RunFolder run = RunFolder.create(folder.resolve("run"))) {
            run.ruleFolder("a", List.of()).append(row(1), 0);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anExistingFolderIsRefusedInOneLine() throws IOException {
        Files.createDirectory(folder.resolve("run"));
        assertThatIOException()
                .isThrownBy(() -> RunFolder.create(folder.resolve("run")))
                .withMessage("run folder " + folder.resolve("run")
                        + " exists already; choose another with --out or remove it");
    }

    @Test
    void aFolderThatBrokeOffIsNamedAndKept() throws IOException {
        Files.createDirectory(folder.resolve("run.partial"));
        assertThatIOException()
                .isThrownBy(() -> RunFolder.create(folder.resolve("run")))
                .withMessageContaining("run.partial exists already: another run writes there, or one broke off");
        assertThat(folder.resolve("run.partial")).isDirectory();
    }

    @Test
    void aParentThatIsAFileIsNamedInOneLine() throws IOException {
        Files.writeString(folder.resolve("file"), "x");
        assertThatIOException()
                .isThrownBy(() -> RunFolder.create(folder.resolve("file/run")))
                .withMessageStartingWith("cannot make folder " + folder.resolve("file"))
                .withMessageNotContaining("\n");
    }

    @Test
    void labelsBecomeSafeDistinctNamesWithinTheRun() throws IOException {
        try (RunFolder run = RunFolder.create(folder.resolve("run"))) {
            assertThat(List.of("../x", "..", "", "a/b", "a:b", "A_B", "<script>").stream()
                            .map(label -> name(run, label)))
                    .containsExactly("__x", "_", "__2", "a_b", "a_b_2", "A_B_3", "_script_");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsNamedWithItsFileAndNothingIsLeft() throws IOException {
        try (RunFolder run = RunFolder.create(folder.resolve("run"))) {
            Files.createSymbolicLink(folder.resolve("run.partial/run.json"), Path.of("/dev/full"));
            assertThatIOException()
                    .isThrownBy(() -> run.commit(SyntheticRun.record(List.of())))
                    .withMessage(
                            "cannot write " + folder.resolve("run.partial/run.json") + ": No space left on device");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aTableOnAFullDiskNamesItsFile() throws IOException {
        NumberTable table = new NumberTable(Path.of("/dev/full"), List.of("iteration"), Set.of(), -1);
        table.append(1);
        assertThatIOException().isThrownBy(table::flush).withMessage("cannot write /dev/full: No space left on device");
        assertThatIOException().isThrownBy(table::close);
    }

    @Test
    void aDamagedRecordIsToldInOneLineWithItsPlace() throws IOException {
        Path file = folder.resolve("run.json");
        String whole = new String(RunJson.write(SyntheticRun.ofSixRules().record()), StandardCharsets.UTF_8);
        for (String damaged : List.of(
                "",
                "[]",
                "{",
                whole.substring(0, whole.length() / 2),
                whole + "x",
                whole.replace("\"format\" : 1", "\"format\" : 2"),
                whole.replace("\"sgd_lr=2\"", "\"../elsewhere\""),
                whole.replace("\"seconds\" : 127.4", "\"seconds\" : \"long\""),
                whole.replace("\"title\" :", "\"heading\" :"))) {
            Files.writeString(file, damaged);
            assertThatIOException()
                    .isThrownBy(() -> RunJson.read(file))
                    .withMessageStartingWith(file.toString())
                    .withMessageNotContaining("\n")
                    .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(450));
        }
    }

    @Test
    void aDamagedTraceIsToldWithItsLine() throws IOException {
        SyntheticRun.ofSixRules().writeTo(folder.resolve("run"));
        Path trace = folder.resolve("run/sgd_lr=2/trace.csv");
        String whole = Files.readString(trace);
        Files.writeString(trace, whole.replaceFirst("\n2,", "\ntwo,"));
        assertThatIOException()
                .isThrownBy(() -> ReportPage.renderFolder(folder.resolve("run")))
                .withMessage(trace + " line 3: iteration must be a number or empty, got two");
        Files.writeString(trace, whole.substring(0, whole.length() - 20));
        assertThatIOException()
                .isThrownBy(() -> ReportPage.renderFolder(folder.resolve("run")))
                .withMessageStartingWith(trace + " line 1201: a line must have 14 fields, got");
        Files.delete(trace);
        assertThatIOException()
                .isThrownBy(() -> ReportPage.renderFolder(folder.resolve("run")))
                .withMessage("cannot read " + trace + ": no such file");
    }

    @Test
    void aLabelIsUsedOnce() throws IOException {
        try (RunFolder run = RunFolder.create(folder.resolve("run"))) {
            name(run, "a");
            assertThatThrownBy(() -> run.ruleFolder("a", List.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("label must be unique in the run, got a twice");
        }
    }

    @Test
    void aKeptRunGoesOnAfterTheRowAskedFor() throws IOException {
        Path out = folder.resolve("run");
        try (RunFolder run = RunFolder.create(out)) {
            run.keep(List.of("train", "a b.txt"));
            RuleFolder rule = run.ruleFolder("sgd:lr=1", List.of("w"));
            for (int k = 0; k < 7; k++) {
                rule.append(row(k), k);
                rule.appendLayers(k, new double[] {1}, new double[] {2});
            }
            rule.appendHeldOut(2, 0.5, 3, 0.25);
            rule.appendHeldOut(6, 1.5, 2, 0.5);
        }
        Path trace = folder.resolve("run.partial/sgd_lr=1/trace.csv");
        Files.writeString(trace, "1,half a li", StandardOpenOption.APPEND);
        try (RunFolder run = RunFolder.resume(out)) {
            assertThat(run.commandLine()).containsExactly("train", "a b.txt");
            RuleFolder rule = run.ruleFolder("sgd:lr=1", List.of("w"), 4);
            rule.append(row(5), 5);
            rule.flush();
            RuleTraces traces = RuleTraces.read(rule.path());
            assertThat(traces.trace().column("iteration")).containsExactly(0, 1, 2, 3, 4, 5);
            assertThat(traces.layers().column("iteration")).containsExactly(0, 1, 2, 3, 4);
            assertThat(traces.heldOut().column("loss")).containsExactly(3);
        }
        assertThat(folder.resolve("run.partial")).isDirectory();
    }

    @Test
    void anEndedRunThatIsNotTouchedIsPutBackHoweverOftenItIsClosed() throws IOException {
        Path out = folder.resolve("run");
        try (RunFolder run = RunFolder.create(out)) {
            run.keep(List.of("train"));
            run.commit(SyntheticRun.record(List.of()));
        }
        RunFolder resumed = RunFolder.resume(out);
        assertThat(out).doesNotExist();
        resumed.close();
        resumed.close();
        assertThat(out.resolve("run.json")).isRegularFile();
        assertThat(folder.resolve("run.partial")).doesNotExist();
    }

    @Test
    void aRunThatWasNotKeptCannotBeResumed() throws IOException {
        Path out = folder.resolve("run");
        assertThatIOException().isThrownBy(() -> RunFolder.resume(out)).withMessageStartingWith("no run to go on with");
        SyntheticRun.ofSixRules().writeTo(out);
        assertThatIOException()
                .isThrownBy(() -> RunFolder.resume(out))
                .withMessage(
                        out.toAbsolutePath() + " holds no command.json: its run left no checkpoints to go on from");
    }

    @Test
    void twoRulesWriteAtOnceFromTwoThreads() throws Exception {
        try (RunFolder run = RunFolder.create(folder.resolve("run"))) {
            ExecutorService threads = Executors.newFixedThreadPool(2);
            List<Future<?>> rules = new ArrayList<>();
            for (String label : List.of("a", "b")) {
                rules.add(threads.submit(() -> {
                    try (RuleFolder rule = run.ruleFolder(label, List.of())) {
                        for (int k = 1; k <= 3000; k++) {
                            rule.append(row(k), 0.001 * k);
                        }
                    }
                    return label;
                }));
            }
            for (Future<?> rule : rules) {
                rule.get();
            }
            threads.shutdown();
            Path partial = folder.resolve("run.partial");
            assertThat(Files.readAllLines(partial.resolve("a/trace.csv"))).hasSize(3001);
            assertThat(partial.resolve("a/trace.csv")).hasSameBinaryContentAs(partial.resolve("b/trace.csv"));
        }
    }

    private static TraceRow row(long iteration) {
        return new TraceRow(iteration, 0, 1, 1, 1, 1, 1, 0, 0, NONE, NONE, NONE, NONE, NONE);
    }

    private static String name(RunFolder run, String label) {
        try {
            return run.ruleFolder(label, List.of()).name();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
