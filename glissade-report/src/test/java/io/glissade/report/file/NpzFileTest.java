package io.glissade.report.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzFileTest {

    private final Path file;

    NpzFileTest(@TempDir Path folder) {
        this.file = folder.resolve("arrays.npz");
    }

    @Test
    void everyNumberComesBackInItsShape() throws IOException {
        double[] special = {
            0, -0.0, Double.MIN_VALUE, -Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY, 0.1, Math.PI
        };
        write(special);
        Map<String, NpyArrays.Array> arrays = NpyArrays.read(file);
        assertThat(arrays).containsOnlyKeys("special", "größe", "many", "single", "none");
        assertThat(NpyArrays.of(arrays, "special").shape()).isEqualTo("2, 2, 2");
        assertThat(NpyArrays.of(arrays, "special").numbers()).isEqualTo(special);
        assertThat(Double.doubleToRawLongBits(NpyArrays.of(arrays, "special").numbers()[1]))
                .isEqualTo(Long.MIN_VALUE);
        assertThat(NpyArrays.of(arrays, "größe").shape()).isEqualTo("1,");
        assertThat(NpyArrays.of(arrays, "many").shape()).isEqualTo("3, 2000");
        assertThat(NpyArrays.of(arrays, "many").numbers()).hasSize(6000);
        assertThat(NpyArrays.of(arrays, "many").numbers()[5999]).isEqualTo(5999 / 7.0);
        assertThat(NpyArrays.of(arrays, "single").shape()).isEmpty();
        assertThat(NpyArrays.of(arrays, "single").numbers()).containsExactly(3);
        assertThat(NpyArrays.of(arrays, "none").numbers()).isEmpty();
    }

    @Test
    void theSameNumbersGiveTheSameBytes() throws IOException {
        write(new double[8]);
        byte[] once = Files.readAllBytes(file);
        write(new double[8]);
        assertThat(Files.readAllBytes(file)).isEqualTo(once);
    }

    private void write(double[] cube) throws IOException {
        try (NpzFile out = new NpzFile(file)) {
            out.begin("special", 2, 2, 2);
            for (double value : cube) {
                out.append(value);
            }
            out.begin("größe", 1);
            out.append(1);
            out.begin("many", 3, 2000);
            for (int k = 0; k < 6000; k++) {
                out.append(k / 7.0);
            }
            out.begin("single");
            out.append(3);
            out.begin("none", 0, 4);
        }
    }

    @Test
    void anArrayMustBeFilledNoMoreAndNoLess() {
        assertThatIllegalStateException()
                .isThrownBy(() -> {
                    try (NpzFile out = new NpzFile(file)) {
                        out.begin("x", 2);
                        out.append(1);
                    }
                })
                .withMessage("array x lacks 1 numbers");
        assertThatIllegalStateException()
                .isThrownBy(() -> {
                    try (NpzFile out = new NpzFile(file)) {
                        out.begin("x", 1);
                        out.append(1);
                        out.append(2);
                    }
                })
                .withMessage("array x must have as many numbers as its shape says, got more");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        assertThatIOException()
                .isThrownBy(() -> new NpzFile(file.resolveSibling("none").resolve("a.npz")))
                .withMessageContaining("cannot write")
                .withMessageContaining("a.npz: no such file");
    }
}
