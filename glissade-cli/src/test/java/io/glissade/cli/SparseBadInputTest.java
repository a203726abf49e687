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

/** Bad input to sparse gets one line that says what, where, the rule and the value; exit code 2; and no folder. */
final class SparseBadInputTest {

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

    private CommandRun sparse(Path data, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("sparse", data, "--out", folder.resolve("run"), "--quiet"));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }

    private Path table() throws IOException {
        return FitTables.csv(folder.resolve("t.csv"), "a,b,c", FitTables.features(), FitTables.numbers());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    static Stream<Arguments> options() {
        return Stream.of(
                Arguments.of(
                        "--atoms l2",
                        "--atoms must be one of l1, positive, group:FILE, k-support:K, tv, nuclear:RxC, got l2"),
                Arguments.of("--atoms l1:3", "--atoms l1:3: takes nothing after a colon"),
                Arguments.of("--atoms group", "--atoms group: must name a file of groups after the colon"),
                Arguments.of("--atoms group:none.txt", "none.txt: no such file"),
                Arguments.of(
                        "--atoms nuclear:2x2", "a matrix of 2 times 2 has 4 coefficients, the data have 3 features"),
                Arguments.of("--atoms nuclear:3", "must be rows, an x and columns, such as nuclear:8x16, got '3'"),
                Arguments.of("--atoms k-support:4", "k must be at most the dimension 3, got 4"),
                Arguments.of("--atoms k-support:x", "must have a whole number after the colon, got 'x'"),
                Arguments.of("--penalty l1:1", "--penalty must be one of linear:lambda | power:p,rho | bound:alpha"),
                Arguments.of("--penalty power:2,0", "--penalty power:2,0: rho must be positive and finite, got 0.0"),
                Arguments.of("--penalty power:2,-1", "rho must be positive and finite, got -1.0"),
                Arguments.of("--penalty power:2,NaN", "rho must be positive and finite, got NaN"),
                Arguments.of("--penalty power:1,1", "--penalty power:1,1: power must be above 1, got 1.0"),
                Arguments.of("--penalty power:0.5,1", "power must be above 1, got 0.5"),
                Arguments.of("--penalty power:NaN,1", "power must be finite, got NaN"),
                Arguments.of("--penalty power:x,1", "p must be a number, got 'x'"),
                Arguments.of("--penalty power:1,2,3", "must be power:p,rho, 2 numbers, got 3"),
                Arguments.of("--penalty power:2", "must be power:p,rho, or come with --path rho=..."),
                Arguments.of("--penalty linear:0", "lambda must be positive and finite, got 0.0"),
                Arguments.of("--penalty bound:2max", "only the lambda of linear can be a share of the largest"),
                Arguments.of("--penalty log:1,2,0.1", "theta must be below 1, got 1.0"),
                Arguments.of("--penalty scad:2,2,0.1", "theta must be above 2, got 2.0"),
                Arguments.of("--method sgd", "--method must be auto or one of coordinate, "),
                Arguments.of("--method away:3", "--method away:3: takes nothing after a colon"),
                Arguments.of("--penalty power:2,1 --method open-loop:x", "offset must be a number, got 'x'"),
                Arguments.of("--penalty power:2,1 --method open-loop:-1", "offset must not be negative"),
                Arguments.of("--method conditional-gradient", "a linear penalty gives the best atom no magnitude"),
                Arguments.of("--method pairwise", "--method pairwise: needs --penalty power or bound"),
                Arguments.of("--penalty bound:1 --method coordinate", "a bound goes with away"),
                Arguments.of("--penalty log:0.5,2,1 --method coordinate", "needs a convex penalty"),
                Arguments.of("--atoms tv --method coordinate", "needs --atoms l1, positive or group"),
                Arguments.of("--penalty log:0.5,2,1 --screening gauge", "with a concave penalty no rule is safe"),
                Arguments.of("--screening maybe", "--screening must be on, off or gauge, got maybe"),
                Arguments.of("--path 1", "--path must be N[,RATIO] with 2 to 10000 weights"),
                Arguments.of("--path 10,2", "--path must be N[,RATIO]"),
                Arguments.of("--path lambda=1,1", "each lambda must be given once"),
                Arguments.of("--path lambda=1,x", "lambda must be a number, got 'x'"),
                Arguments.of("--path 10 --penalty linear:1", "give one of them"),
                Arguments.of("--path 10 --penalty power:2", "only linear has a largest weight"),
                Arguments.of("--tolerance 0", "--tolerance must be at least 1e-14"),
                Arguments.of("--steps 0", "--steps must be at least 1, got 0"),
                Arguments.of("--seconds -1", "--seconds must be positive and finite, got -1.0"),
                Arguments.of("--threads 0", "--threads must be at least 1, got 0"),
                Arguments.of("--loss poisson --penalty power:2,1", "--loss poisson: target of row"),
                Arguments.of("--loss poisson", "needs --penalty power or bound"),
                Arguments.of(
                        "--loss poisson --penalty power:2,1 --screening on", "needs a loss with a bound on its second"),
                Arguments.of("--loss huber:0", "threshold must be positive and finite, got 0.0"));
    }

    @ParameterizedTest
    @MethodSource("options")
    void optionsThatCannotBeUsed(String options, String part) throws IOException {
        assertRefused(sparse(table(), (Object[]) options.split(" ", -1)), part);
    }

    static Stream<Arguments> groups() {
        return Stream.of(
                Arguments.of("one,a,b\n", "groups must cover every feature, none has 'c'"),
                Arguments.of(
                        "one,a,b\n\ntwo,c,d\n", "line 3: the data have no feature 'd', nor is it a number from 1 to 3"),
                Arguments.of("one,a,b\ntwo,4\n", "line 2: the data have no feature '4'"),
                Arguments.of("one,a,b\none,c\n", "line 2: names of groups must differ, 'one' is that of line 1 too"),
                Arguments.of("one,a,b,c\ntwo\n", "line 2: a group must have a feature, 'two' has none"),
                Arguments.of("one,a,b,1\ntwo,c\n", "line 1: a group must name each feature once, 'one' has '1' twice"),
                Arguments.of("one,a,b,c,weight=0\n", "line 1: weight must be positive and finite, got '0'"),
                Arguments.of("# nothing\n", "must have a group, has none"));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void groupsThatCannotBeUsedAreNamedWithFileAndLine(String text, String part) throws IOException {
        assertRefused(sparse(table(), "--atoms", "group:" + file("g.txt", text)), "g.txt: " + part);
    }

    @Test
    void dataThatCannotBeUsed() throws IOException {
        assertRefused(sparse(file("nan.svm", "1 1:1\n-1 1:nan\n")), "nan.svm", "line 2", "feature 1");
        assertRefused(sparse(folder.resolve("none.svm")), "none.svm", "no such file");
        assertRefused(
                sparse(file("texts.csv", "a,y\n1,red\n2,blue\n3,green\n")), "--loss multinomial", "has one output");
        assertRefused(
                sparse(file("flat.csv", "a,y\n1,2\n1,3\n1,7\n"), "--standardise"),
                "zero is the solution with every lambda");
        assertRefused(sparse(table(), "--test", file("u.csv", "a,b,c\n1,2,3\n")), "u.csv");
    }
}
