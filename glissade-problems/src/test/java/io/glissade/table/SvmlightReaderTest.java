package io.glissade.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.linear.DenseDesign;
import io.glissade.linear.SparseDesign;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SvmlightReaderTest {

    private static final SvmlightOptions SPARSE = new SvmlightOptions(null, 0, Storage.SPARSE);

    private final Path file;

    SvmlightReaderTest(@TempDir Path folder) {
        this.file = folder.resolve("rows.svm");
    }

    private LabelledRows read(String text) throws IOException {
        return SvmlightReader.read(Files.writeString(file, text));
    }

    private LabelledRows read(String text, SvmlightOptions options) throws IOException {
        return SvmlightReader.read(Files.writeString(file, text), options);
    }

    private void assertRefused(String text, String message) {
        assertThatIOException().isThrownBy(() -> read(text)).withMessage(file + ": " + message);
    }

    @Test
    void rowsHaveTheirTargetsAndEntries() throws IOException {
        LabelledRows rows = read("+1 1:0.5 3:-2e3\n-1 2:.25\n0.5 1:1 2:2 3:3\n");
        assertThat(rows.targets()).containsExactly(1, -1, 0.5);
        assertThat(Tables.numbers(rows.design()))
                .isDeepEqualTo(new double[][] {{0.5, 0, -2000}, {0, 0.25, 0}, {1, 2, 3}});
        assertThat(rows.targetNames()).isNull();
        assertThat(rows.weights()).isNull();
        assertThat(rows.features()).isEqualTo(Features.numbered(1, 3));
        assertThat(rows.notes())
                .containsExactly(
                        "feature indices start at 1", "design stored dense: 66.7 % of the numbers are not zero");
    }

    @Test
    void anIndexOfZeroMeansThatIndicesStartThere() throws IOException {
        LabelledRows rows = read("1 5:1\n2 0:7 2:1\n");
        assertThat(rows.features()).isEqualTo(Features.numbered(0, 6));
        assertThat(Tables.row(rows.design(), 1)).containsExactly(7, 0, 1, 0, 0, 0);
        assertThat(rows.notes()).contains("feature indices start at 0");
    }

    @Test
    void baseAndNumberOfFeaturesCanBeGiven() throws IOException {
        LabelledRows zero = read("1 1:1\n", new SvmlightOptions(0, 4, Storage.AUTO));
        assertThat(Tables.row(zero.design(), 0)).containsExactly(0, 1, 0, 0);
        assertThat(zero.notes()).noneMatch(note -> note.contains("start at"));
        LabelledRows wide = read("1 4:1\n", new SvmlightOptions(null, 4, Storage.AUTO));
        assertThat(Tables.row(wide.design(), 0)).containsExactly(0, 0, 0, 1);
        assertThatIOException()
                .isThrownBy(() -> read("1 0:1\n", new SvmlightOptions(1, 4, Storage.AUTO)))
                .withMessage(file + ": line 1: index must be from 1 to 4, got '0:1'");
        assertThatIOException()
                .isThrownBy(() -> read("1 1:1\n1 4:1\n", new SvmlightOptions(0, 4, Storage.AUTO)))
                .withMessage(file + ": line 2: index must be from 0 to 3, got '4:1'");
        assertThatIOException()
                .isThrownBy(() -> read("1 0:1\n1 4:1\n", new SvmlightOptions(null, 4, Storage.AUTO)))
                .withMessage(file + ": indices must be below 4 for 4 features that start at 0, the largest is 4");
    }

    @Test
    void badOptionsAreRefused() {
        assertThatThrownBy(() -> new SvmlightOptions(2, 0, Storage.AUTO)).hasMessage("base must be 0 or 1, got 2");
        assertThatThrownBy(() -> new SvmlightOptions(1, -1, Storage.AUTO))
                .hasMessage("features must be at least 0, got -1");
        assertThatThrownBy(() -> new SvmlightOptions(1, 134_217_729, Storage.AUTO))
                .hasMessage("features must be at most 134217728, got 134217729");
    }

    @Test
    void aModelsFeaturesAreKeptAndWhatItDoesNotKnowIsCounted() throws IOException {
        Files.writeString(file, "1 2:5 4:1 9:1\n-1 3:1 4:2\n");
        LabelledRows rows = SvmlightReader.read(file, SvmlightOptions.DEFAULT, Features.numbered(1, 3));
        assertThat(Tables.numbers(rows.design())).isDeepEqualTo(new double[][] {{0, 5, 0}, {0, 0, 1}});
        assertThat(rows.notes()).contains("3 entries of features that the model does not have left out");
        LabelledRows biased =
                SvmlightReader.read(file, SvmlightOptions.DEFAULT, Features.named(List.of("1", "2", "(bias)")));
        assertThat(Tables.numbers(biased.design())).isDeepEqualTo(new double[][] {{0, 5, 1}, {0, 0, 1}});
        assertThatThrownBy(() -> SvmlightReader.read(file, SvmlightOptions.DEFAULT, Features.named(List.of("age"))))
                .hasMessage("features of a model for svmlight files must be numbers in order, the first is age");
    }

    @Test
    void commentsBlankLinesGroupsAndLineEndsAreTaken() throws IOException {
        LabelledRows rows = read("# all\n\n1 qid:3 1:1 # one\r\n \t\r\n2\t 2:2#two\n3   1:0 \t2:1e0");
        assertThat(rows.targets()).containsExactly(1, 2, 3);
        assertThat(Tables.numbers(rows.design())).isDeepEqualTo(new double[][] {{1, 0}, {0, 2}, {0, 1}});
        assertThat(rows.notes()).startsWith("2 blank lines skipped", "3 comments skipped", "1 group (qid) ignored");
    }

    @Test
    void rowsWithoutEntriesAndZerosAreTaken() throws IOException {
        LabelledRows rows = read("1\n-0 1:0 2:-0.0\n1 2:1\n", SPARSE);
        assertThat(rows.design().entries()).isEqualTo(1);
        assertThat(rows.design().columns()).isEqualTo(2);
        assertThat(Double.doubleToRawLongBits(rows.targets()[1])).isZero();
        assertThat(rows.notes()).contains("2 rows have no entry");
        assertThat(read("1\n").design().columns()).isEqualTo(1);
    }

    @Test
    void eachRuleIsNamedWithLineAndValue() {
        assertRefused("", "must hold at least one row, holds none");
        assertRefused("\n# x\n", "must hold at least one row, holds none");
        assertRefused("1 1:1\nspam 1:1\n", "line 2: target must be a finite number, got 'spam'");
        assertRefused("nan 1:1\n", "line 1: target must be a finite number, got 'nan'");
        assertRefused("1e999 1:1\n", "line 1: target must be finite, got '1e999'");
        assertRefused("1,2 1:1\n", "line 1: target must be a finite number, got '1,2'");
        assertRefused("1 1\n", "line 1: an entry must be index:value with a whole number as index, got '1'");
        assertRefused("1 :1\n", "line 1: an entry must be index:value with a whole number as index, got ':1'");
        assertRefused("1 -3:1\n", "line 1: an entry must be index:value with a whole number as index, got '-3:1'");
        assertRefused("1 1.5:1\n", "line 1: an entry must be index:value with a whole number as index, got '1.5:1'");
        assertRefused("1 1:1 1:2\n", "line 1: indices of a row must ascend strictly, got 1 after 1");
        assertRefused("1 3:1 2:2\n", "line 1: indices of a row must ascend strictly, got 2 after 3");
        assertRefused("1 1:\n", "line 1: value of feature 1 must be a finite number, got ''");
        assertRefused("1 1: 2\n", "line 1: value of feature 1 must be a finite number, got ''");
        assertRefused("1 1:NaN\n", "line 1: value of feature 1 must be a finite number, got 'NaN'");
        assertRefused("1 1:-1e309\n", "line 1: value of feature 1 must be finite, got '-1e309'");
        assertRefused("1 7:0x10\n", "line 1: value of feature 7 must be a finite number, got '0x10'");
        assertRefused("1 134217729:1\n", "line 1: index must be from 0 to 134217728, got '134217729:1'");
        assertRefused(
                "1 99999999999999999999:1\n",
                "line 1: index must be from 0 to 134217728, got '99999999999999999999:1'");
        assertRefused("1 1:\u0007\u00e9\n", "line 1: value of feature 1 must be a finite number, got '???'");
    }

    @Test
    void aNumberHasABoundedLengthAndALineHasNot() throws IOException {
        String longest = "1." + "0".repeat(1_022);
        assertThat(Tables.row(read("1 1:" + longest + "\n").design(), 0)).containsExactly(1);
        String got = "got '" + longest.substring(0, 40) + "...'";
        assertRefused("1 1:" + longest + "0\n", "line 1: a number must have at most 1024 characters, " + got);
        assertRefused(
                "1 1:" + longest + "0".repeat(200_000), "line 1: a number must have at most 1024 characters, " + got);
        assertRefused(
                "7".repeat(70_000),
                "line 1: a number must have at most 1024 characters, got '" + "7".repeat(40) + "...'");
        StringBuilder line = new StringBuilder("1" + " ".repeat(100_000));
        for (int j = 1; j <= 50_000; j++) {
            line.append(j).append(":").append(j).append(".5 ");
        }
        double[] row =
                Tables.row(read(line + "#" + "x".repeat(200_000) + "\n2 1:1").design(), 0);
        assertThat(row).hasSize(50_000);
        assertThat(row[49_999]).isEqualTo(50_000.5);
    }

    @Test
    void storageIsChosenByTheShareOfNonZerosOrGiven() throws IOException {
        String fifth = "1 1:1 5:0\n";
        assertThat(read(fifth).design()).isInstanceOf(DenseDesign.class);
        assertThat(read(fifth, SPARSE).design()).isInstanceOf(SparseDesign.class);
        String less = "1 1:1 6:0\n";
        assertThat(read(less).design()).isInstanceOf(SparseDesign.class);
        assertThat(read(less).notes()).contains("design stored sparse: 16.7 % of the numbers are not zero");
        assertThat(read(less, new SvmlightOptions(null, 0, Storage.DENSE)).design())
                .isInstanceOf(DenseDesign.class);
        assertThatThrownBy(() -> read("1 134217728:1\n".repeat(17), new SvmlightOptions(null, 0, Storage.DENSE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("storage DENSE must hold rows * columns = 2281701376 numbers, at most 2147483639 fit");
    }

    @Test
    void gzipIsKnownByItsBytesAndMustBeWhole() throws IOException {
        byte[] plain = "1 1:1\n-1 2:2\n".repeat(50).getBytes(StandardCharsets.US_ASCII);
        byte[] packed = Tables.pack(plain);
        LabelledRows rows = SvmlightReader.read(Files.write(file, packed));
        assertThat(rows.design().rows()).isEqualTo(100);
        Files.write(file, Arrays.copyOf(packed, packed.length - 9));
        assertThatIOException()
                .isThrownBy(() -> SvmlightReader.read(file))
                .withMessage(file + ": must be whole gzip data, is truncated");
        packed[packed.length - 6] ^= 1;
        Files.write(file, packed);
        assertThatIOException()
                .isThrownBy(() -> SvmlightReader.read(file))
                .withMessageStartingWith(file + ": must be whole gzip data, is damaged: ");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatIOException()
                .isThrownBy(() -> SvmlightReader.read(file))
                .withMessage(file + ": must exist, no such file");
    }
}
