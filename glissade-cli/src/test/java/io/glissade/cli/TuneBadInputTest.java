package io.glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.cli.console.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input to tune gets one line that says what, where, the rule and the value; exit code 2; and no folder. */
final class TuneBadInputTest {

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

    static Stream<Arguments> options() {
        return Stream.of(
                Arguments.of("--steps 0", "--steps must be at least 1, got 0"),
                Arguments.of("--outer-steps 0", "--outer-steps must be at least 1, got 0"),
                Arguments.of("--patience 0", "--patience must be at least 1, got 0"),
                Arguments.of("--validation 0", "--validation must be in (0, 1), got 0.0"),
                Arguments.of("--validation 1.5", "--validation must be in (0, 1), got 1.5"),
                Arguments.of("--holdout 0.9", "must leave rows to train on, got shares of 0.4 and 0.9"),
                Arguments.of("--holdout -1", "--holdout must be in [0, 1), got -1.0"),
                Arguments.of("--target nothing", "nothing"),
                Arguments.of("--strategy backwards", "--strategy must be of forward, implicit, truncated"),
                Arguments.of("--compare reverse,reverse", "--compare: each strategy must be given once"),
                Arguments.of("--compare reverse --strategy forward", "--strategy and --compare: give one of them"),
                Arguments.of("--learn everything", "--learn must be of penalties, step-sizes, weights, got everything"),
                Arguments.of(
                        "--penalty-range 1", "--penalty-range must be two positive numbers, the smaller first, got 1"),
                Arguments.of("--penalty-range 1,0.1", "the smaller first, got 1,0.1"),
                Arguments.of("--penalties group", "--groups must say which features belong together"),
                Arguments.of("--l2 0.1", "--l2 and --learn penalties: give one of them"),
                Arguments.of("--l2 -1 --learn weights", "--l2 must not be negative and be finite, got -1.0"),
                Arguments.of("--learn weights --penalties layer", "only where penalties are learned"),
                Arguments.of("--learn step-sizes --strategy implicit", "--learn step-sizes"),
                Arguments.of("--hidden 0", "--hidden must be at least 1, got 0"),
                Arguments.of("--random-trials -1", "--random-trials must not be negative, got -1"),
                Arguments.of("--tolerance 0", "--tolerance must be positive and finite, got 0.0"),
                Arguments.of("--seconds 0", "--seconds must be positive and finite, got 0.0"),
                Arguments.of("--outer-rule nonsense", "nonsense"),
                Arguments.of("--loss poisson", "--loss must be one of squared, logistic, multinomial, got poisson"),
                Arguments.of("--poison 1", "--poison must be budget=C with C positive and finite, got 1"),
                Arguments.of("--poison budget=0", "with C positive and finite, got budget=0"),
                Arguments.of("--poison budget=-2", "with C positive and finite, got budget=-2"),
                Arguments.of("--poison budget=much", "with C positive and finite, got budget=much"),
                Arguments.of("--poison budget=NaN", "with C positive and finite, got budget=NaN"),
                Arguments.of("--poison budget=1 --attack-steps 0", "--attack-steps must be at least 1, got 0"),
                Arguments.of("--poison budget=1 --train-rows 1", "--train-rows must be at least 2, got 1"),
                Arguments.of("--poison budget=1 --noise -1", "--noise must not be negative and be finite, got -1.0"),
                Arguments.of("--poison budget=1 --model network", "--poison: only for --model linear, got network"),
                Arguments.of("--poison budget=1 --learn weights", "only with --learn penalties, got weights"),
                Arguments.of(
                        "--poison budget=1 --learn penalties,step-sizes",
                        "only with --learn penalties, got penalties,step-sizes"),
                Arguments.of("--poison budget=1 --strategy forward", "only with --strategy reverse, got forward"),
                Arguments.of("--poison budget=1 --compare reverse,forward", "--poison and --compare: give one of them"),
                Arguments.of("--poison budget=1 --loss logistic", "logistic"),
                Arguments.of(
                        "--poison budget=1 --steps 100000 --attack-steps 999",
                        "--train-rows, --steps and --attack-steps make it smaller"),
                Arguments.of("--noise 0.1", "--attack-steps, --train-rows and --noise: only with --poison"),
                Arguments.of("--groups none.txt", "none.txt: no such file"));
    }

    @ParameterizedTest
    @MethodSource("options")
    void optionsThatCannotBeUsed(String options, String part) throws IOException {
        Path data = TuneRuns.sparse(folder, 20, false);
        assertRefused(TuneRuns.tune(data, folder.resolve("run"), (Object[]) options.split(" ", -1)), part);
    }

    @Test
    void anAttackerOnClassesIsRefused() throws IOException {
        Path data = TuneRuns.sparse(folder, 20, true);
        assertRefused(
                TuneRuns.tune(data, folder.resolve("run"), "--poison", "budget=1"),
                "--poison: only for the squared loss, got logistic");
    }

    @Test
    void tablesThatCannotBeDividedOrHaveNothingToLearn() throws IOException {
        Path few = Files.writeString(folder.resolve("few.csv"), "a,y\n1,2\n2,3\n3,5\n");
        assertRefused(
                TuneRuns.tune(few, folder.resolve("run")),
                "few.csv: each part must have at least 2 rows, got 1 to train, 1 to validate and 1 to test, of 3");
        Path same = Files.writeString(folder.resolve("same.csv"), "a,y\n1,2\n2,2\n3,2\n");
        assertRefused(TuneRuns.tune(same, folder.resolve("run")), "same.csv", "two values or more, got only 2.0");
        assertRefused(TuneRuns.tune(folder.resolve("none.csv"), folder.resolve("run")), "none.csv", "no such file");
        Path groups = Files.writeString(folder.resolve("g.txt"), "one,a\ntwo,a\n");
        Path data =
                Files.writeString(folder.resolve("d.csv"), "a,y\n1,2\n2,3\n4,5\n1,2\n2,3\n4,5\n1,2\n2,3\n4,5\n4,4\n");
        assertRefused(
                TuneRuns.tune(data, folder.resolve("run"), "--groups", groups),
                "a feature must be in one group, 'a' is in 'one' and 'two'");
    }
}
