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

/** Bad input to sample gets one line that says what, where, the rule and the value; exit code 2; and no folder. */
final class SampleBadInputTest {

    @TempDir
    Path folder = Path.of("");

    private void assertRefused(CommandRun run, String part) {
        assertThat(run.err()).startsWith("glissade: ").contains(part);
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(run.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(folder.resolve("run")).doesNotExist();
        assertThat(folder.resolve("run.partial")).doesNotExist();
    }

    private CommandRun sample(String line) {
        List<Object> arguments = new ArrayList<>(List.of("sample", "--out", folder.resolve("run"), "--quiet"));
        arguments.addAll(List.of(line.split(" ")));
        return CommandRun.of(arguments.toArray());
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of(
                        "gausian",
                        "gausian: no such target, data file or run folder; the targets are gaussian, mixture"),
                Arguments.of(
                        "gaussian:dims=3",
                        "gaussian:dims=3: unknown key 'dims'; gaussian takes dim, condition, rotation"),
                Arguments.of("gaussian:dim=three", "gaussian:dim=three: dim must be a number, got 'three'"),
                Arguments.of("gaussian:dim=0", "gaussian:dim=0: dim must be from 1 to 1000000, got 0"),
                Arguments.of("gaussian:dim=2.5", "dim must be a whole number, got 2.5"),
                Arguments.of("gaussian:condition=0.5", "condition must be at least 1, got 0.5"),
                Arguments.of("gaussian:condition=nan", "condition must be a number, got 'nan'"),
                Arguments.of("gaussian:10", "expected key=value, got '10'"),
                Arguments.of("mixture:deviation=0", "mixture:deviation=0: deviation must be positive, got 0"),
                Arguments.of("himmelblau:dim=3", "unknown key 'dim'; himmelblau takes none"),
                Arguments.of("gaussian --scheme leapfrog", "--scheme must be one of baoab, ubu, bu, obabo"),
                Arguments.of("gaussian --chains 0", "--chains must be at least 1, got 0"),
                Arguments.of("gaussian --draws 0", "--draws must be at least 1, got 0"),
                Arguments.of("gaussian --thin 0", "--thin must be at least 1, got 0"),
                Arguments.of("gaussian --warm-up -1", "--warm-up must be at least 0, got -1"),
                Arguments.of("gaussian --threads 0", "--threads must be at least 1, got 0"),
                Arguments.of("gaussian --temperature 0", "--temperature must be positive and finite, got 0.0"),
                Arguments.of("gaussian --step -1", "--step must be positive and finite, got -1.0"),
                Arguments.of("gaussian --friction 0", "--friction must be positive and finite, got 0.0"),
                Arguments.of("gaussian --bias 0", "--bias must be positive and finite, got 0.0"),
                Arguments.of(
                        "gaussian --step 2.1",
                        "--step must be below 2.00, the largest stable step of baoab on this target, got 2.1"),
                Arguments.of(
                        "gaussian --scheme overdamped --step 3",
                        "--step must be below 2.00, the largest stable step of overdamped on this target, got 3.0"),
                Arguments.of(
                        "gaussian:dim=2 --scheme overdamped --rotation plane:99 --step 1",
                        "the largest stable step of overdamped on this target, got 1.0"),
                Arguments.of(
                        "gaussian --friction 1 --scheme mala",
                        "--friction needs a scheme with velocity, got --scheme mala"),
                Arguments.of("gaussian --rotation plane:1", "--rotation needs --scheme overdamped, got --scheme baoab"),
                Arguments.of(
                        "gaussian --scheme overdamped --rotation plane:1",
                        "--rotation plane:1: J must have 10 rows, as the target, got 2"),
                Arguments.of(
                        "funnel --scheme overdamped --rotation optimal",
                        "--rotation optimal needs a Gaussian target, got funnel"),
                Arguments.of(
                        "gaussian --scheme overdamped --rotation turn",
                        "--rotation must be plane:A, optimal, random:norm=N,seed=S or a file, got turn"),
                Arguments.of(
                        "gaussian --scheme overdamped --rotation random:norm=big",
                        "norm must be a finite number, got 'big'"),
                Arguments.of(
                        "gaussian --temperatures 2,1.5",
                        "--temperatures must ascend from --temperature 1.0, got [2.0, 1.5]"),
                Arguments.of(
                        "gaussian --temperatures 2 --scheme mala",
                        "--temperatures: replicas do not adapt; give --step too"),
                Arguments.of(
                        "gaussian --schedule warm",
                        "--schedule must be one of constant, decay, anneal, cyclical, got warm"),
                Arguments.of(
                        "gaussian --schedule decay:power=2",
                        "--schedule decay:power=2: power is out of range, got 2.0"),
                Arguments.of(
                        "gaussian --schedule cyclical:length=2",
                        "unknown key 'length'; cyclical takes cycles, exploring"),
                Arguments.of(
                        "gaussian --scheme mala --warm-up 50",
                        "--warm-up must be at least 100 to find scales and step, got 50"),
                Arguments.of("gaussian --exit-set x[0]", "--exit-set must be VARIABLE>=X or VARIABLE<=X, got x[0]"),
                Arguments.of("gaussian:dim=2 --exit-set y>=1", "--exit-set y>=1: the variables are x[0], x[1], got y"),
                Arguments.of("gaussian --precision -1", "--precision must not be negative and be finite, got -1.0"),
                Arguments.of("gaussian --batch 0", "--batch must be at least 1, got 0"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void isRefusedInOneLine(String line, String part) {
        assertRefused(sample(line), part);
    }

    @Test
    void aMatrixThatIsNotAntisymmetricIsRefusedByElement() throws IOException {
        Path file = Files.writeString(folder.resolve("j.csv"), "0,1\n-2,0\n");
        assertRefused(
                sample("gaussian:dim=2 --scheme overdamped --rotation " + file),
                "J must be antisymmetric, got J[1][0] = -2.0 and J[0][1] = 1.0");
    }

    @Test
    void aFolderThatIsNoTrainingRunIsRefused() {
        assertRefused(sample(folder.toString()), "must be the run folder of a training with --checkpoint");
    }

    @Test
    void adjustedMovesOnMinibatchesAreRefused() throws IOException {
        Path data = FitTables.csv(folder.resolve("t.csv"), "a,b,c", FitTables.features(), FitTables.numbers());
        assertRefused(sample(data + " --batch 5 --scheme mala --loss squared"), "adjusted moves need the whole energy");
        assertRefused(sample(data + " --batch 100000 --loss squared"), "--batch must be at most");
    }

    @Test
    void aChainThatDivergesEndsWithItsPlaceAndCodeFour() {
        CommandRun run = sample("rosenbrock --scheme euler --step 1 --friction 1 --draws 50 --thin 10");
        assertThat(run.code()).isEqualTo(Exit.DIVERGED);
        assertThat(run.err()).containsPattern("Chain \\d+, step \\d+: .*not finite");
    }
}
