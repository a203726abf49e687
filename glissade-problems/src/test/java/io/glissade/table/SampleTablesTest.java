package io.glissade.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The tables among the samples are what their README says. */
final class SampleTablesTest {

    private static Path sample(String name) {
        return Path.of(String.valueOf(System.getProperty("glissade.root")))
                .resolve("samples")
                .resolve(name);
    }

    @Test
    void theSampleOfA9aHasTwoThousandRowsOfTwoClasses() throws IOException {
        LabelledRows rows = SvmlightReader.read(sample("a9a-sample.svm.gz"));
        assertThat(rows.design().rows()).isEqualTo(2_000);
        assertThat(rows.design().columns()).isEqualTo(121);
        assertThat(rows.design().entries()).isEqualTo(27_715);
        assertThat(Classes.twoClasses(rows).names()).containsExactly("-1", "1");
        assertThat(Arrays.stream(rows.targets()).filter(target -> target == 1).count())
                .isEqualTo(499);
    }

    @Test
    void abaloneHasThreeSexesAndSevenMeasures() throws IOException {
        LabelledRows rows = CsvReader.read(sample("abalone.csv"), CsvOptions.DEFAULT);
        assertThat(rows.design().rows()).isEqualTo(4_177);
        assertThat(rows.features().names()).containsExactly("1=F", "1=I", "1=M", "2", "3", "4", "5", "6", "7", "8");
        assertThat(Arrays.stream(rows.targets()).max().orElseThrow()).isEqualTo(29);
    }
}
