package io.glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.cli.console.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input to fit and predict gets one line that says what, where, the rule and the value; exit code 2; and no folder. */
final class FitBadInputTest {

    @TempDir
    Path folder = Path.of("");

    private void assertRefused(CommandRun run, String... parts) {
        assertThat(run.err()).startsWith("glissade: ").contains(parts);
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(run.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(folder.resolve("run")).doesNotExist();
        assertThat(folder.resolve("run.partial")).doesNotExist();
    }

    private CommandRun fit(Path data, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("fit", data, "--out", folder.resolve("run"), "--quiet"));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    static Stream<Arguments> options() {
        return Stream.of(
                Arguments.of(
                        "--tolerance 1e-15",
                        "--tolerance must be at least 1e-14 (rounding hides a smaller gap) and below 1, got 1.0E-15"),
                Arguments.of("--tolerance 2", "--tolerance must be at least 1e-14"),
                Arguments.of("--passes 0", "--passes must be positive and finite, got 0.0"),
                Arguments.of("--seconds -1", "--seconds must be positive and finite, got -1.0"),
                Arguments.of("--l2 -1", "--l2 must not be negative and be finite, got -1.0"),
                Arguments.of("--l1 NaN", "--l1 must not be negative and be finite, got NaN"),
                Arguments.of(
                        "--loss hinge",
                        "--loss must be one of logistic, multinomial, squared-hinge, smooth-hinge, squared"),
                Arguments.of("--loss huber:0", "threshold must be positive and finite, got 0.0"),
                Arguments.of("--loss huber:x", "--loss huber:x: must be a number after the colon, got 'x'"),
                Arguments.of("--loss squared:2", "only huber and smooth-hinge take a number"),
                Arguments.of("--method sga", "--method must be auto or one of sag, "),
                Arguments.of("--method sag --l1 0.1", "--method sag: "),
                Arguments.of("--compare sag,sag", "--compare: each method must be given once, got sag twice"),
                Arguments.of("--path l2=1,1", "--path must be l2= and different numbers that are not negative"),
                Arguments.of("--path 1,2", "--path must be l2="),
                Arguments.of("--path l2=1,x", "--path must be l2="),
                Arguments.of("--path l2=1 --l2 1", "--path and --l2: give one of them"),
                Arguments.of("--threads 0", "--threads must be at least 1, got 0"),
                Arguments.of("--target y", "--target y: only a CSV file has columns"),
                Arguments.of("--weights none.txt", "--weights none.txt: no such file"));
    }

    @ParameterizedTest
    @MethodSource("options")
    void optionsThatCannotBeUsed(String options, String part) throws IOException {
        Path data = FitTables.svmlight(folder.resolve("data.svm"), FitTables.features(), FitTables.signs());
        assertRefused(fit(data, (Object[]) options.split(" ", -1)), part);
    }

    @Test
    void targetsThatTheLossDoesNotTake() throws IOException {
        assertRefused(fit(file("one.svm", "1 1:1\n1 1:2\n")), "one.svm", "two values or more, got only 1.0");
        assertRefused(
                fit(file("one.svm", "1 1:1\n1 1:2\n"), "--loss", "logistic"),
                "one.svm",
                "must be of two classes, got only 1");
        assertRefused(
                fit(file("three.svm", "1 1:1\n2 1:2\n3 1:3\n"), "--loss", "logistic"), "three.svm", "two classes");
        assertRefused(fit(file("minus.svm", "1 1:1\n-2 1:2\n3 1:3\n"), "--loss", "poisson"), "--loss poisson", "row 1");
        assertRefused(
                fit(file("texts.csv", "a,y\n1,red\n2,blue\n3,green\n"), "--loss", "squared"),
                "texts.csv",
                "needs numbers as targets, got texts such as 'blue'");
    }

    @Test
    void damagedTablesAreNamedWithTheirLine() throws IOException {
        assertRefused(fit(file("nan.svm", "1 1:1\n-1 1:nan\n")), "nan.svm", "line 2", "feature 1");
        assertRefused(fit(file("twice.svm", "1 1:1\n-1 2:1 2:3\n")), "twice.svm", "line 2", "2 after 2");
        assertRefused(fit(folder.resolve("none.svm")), "none.svm", "no such file");
    }

    @Test
    void weightsThatDoNotFitTheRows() throws IOException {
        Path data = file("data.svm", "1 1:1\n-1 1:2\n");
        assertRefused(fit(data, "--weights", file("w.txt", "1\n")), "w.txt", "one weight for each of 2 rows, has 1");
        assertRefused(
                fit(data, "--weights", file("w.txt", "1\n-2\n")), "w.txt: line 2: weight must be positive", "'-2'");
    }

    @Test
    void testDataOfAnotherClassOrWithoutTargets() throws IOException {
        Path data = file("data.svm", "1 1:1\n-1 1:2\n");
        assertRefused(
                fit(data, "--test", file("t.svm", "3 1:1\n")), "t.svm", "must be one of the classes -1, 1, got 3");
        Path train = file("train.csv", "a,y\n1,2\n2,3\n4,7\n");
        assertRefused(fit(train, "--test", file("t.csv", "a\n1\n")), "t.csv", "must have targets to test against");
        assertRefused(fit(train, "--test", file("t.csv", "b,y\n1,2\n")), "t.csv", "a");
    }

    @Test
    void modelsThatAreNoneOrDoNotFit() throws IOException {
        Path data = file("data.svm", "1 1:1\n-1 1:2\n");
        assertRefused(CommandRun.of("predict", folder.resolve("none.json"), data), "none.json", "no such file");
        assertRefused(CommandRun.of("predict", file("m.json", "{"), data), "m.json is damaged in line 1");
        assertRefused(CommandRun.of("predict", file("m.json", "{\"format\": 2}"), data), "format must be 1, got 2");
        assertThat(CommandRun.of("fit", file("t.csv", "a,y\n1,2\n2,3\n4,7\n"), "--out", folder.resolve("m"), "--quiet")
                        .code())
                .isEqualTo(Exit.DONE);
        assertRefused(CommandRun.of("predict", folder.resolve("m/model.json"), file("u.csv", "b\n1\n")), "u.csv", "a");
        assertRefused(
                CommandRun.of("predict", folder.resolve("m/model.json"), data),
                "data.svm",
                "must be numbers in order, the first is a");
        assertRefused(fit(data, "--start", folder.resolve("m/model.json")), "model.json", "has one of 'a'");
    }
}
