package io.glissade.table;

import static io.glissade.testkit.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.table.CsvOptions.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to a file, the reader gives what a simple reader of the same format finds in it, or one line where that finds a
 * rule broken; never another exception.
 */
final class DamagedCsvTest {

    private static final byte[] CSV = """
            M,0.5,10,"a, b"\r
            F, -1e1,20,c
            ?,.25,30,"say ""x"" y"

            I,7,40,naïve
            """.getBytes(StandardCharsets.UTF_8);

    private static final CsvOptions PLAIN = new CsvOptions("3", null, Header.NO, ',', List.of("", "?"), Storage.SPARSE);

    private final Path file;

    DamagedCsvTest(@TempDir Path folder) {
        this.file = folder.resolve("table");
    }

    private static List<List<Object>> found(LabelledRows read) {
        double[][] numbers = Tables.numbers(read.design());
        List<List<Object>> all = new ArrayList<>();
        for (int j = 0; j < read.features().count(); j++) {
            List<Object> feature = new ArrayList<>(List.of(read.features().name(j)));
            for (double[] row : numbers) {
                feature.add(row[j]);
            }
            all.add(feature);
        }
        List<String> names = read.targetNames();
        for (int k = 0; k < (names == null ? 1 : names.size()); k++) {
            List<Object> targets = new ArrayList<>(List.of(names == null ? "3" : "3=" + names.get(k)));
            for (double target : read.targets()) {
                targets.add(names == null ? target : target == k ? 1.0 : 0.0);
            }
            all.add(targets);
        }
        return all;
    }

    private void assertCsv(byte[] bytes, byte[] unpacked) throws IOException {
        Files.write(file, bytes);
        List<List<Object>> expected = PlainCsv.columns(unpacked);
        try {
            assertThat(found(CsvReader.read(file, PLAIN))).isEqualTo(expected);
        } catch (IOException refusal) {
            Tables.assertOneLine(refusal, file);
            assertThat(expected).as(refusal.getMessage()).isNull();
            assertThat(refusal.getMessage())
                    .containsPattern(
                            ": line [0-9]+: |must hold at least one row|must be whole gzip|UTF-8|a number from 1 to");
        }
        try {
            LabelledRows read = CsvReader.read(file, CsvOptions.DEFAULT);
            assertThat(CsvReader.read(file, CsvOptions.DEFAULT, read.features())
                            .design()
                            .columns())
                    .isEqualTo(read.features().count());
        } catch (IOException refusal) {
            Tables.assertOneLine(refusal, file);
        }
    }

    private void damaged(int cases) {
        forAll(80_000_000, cases, random -> Damage.of(random, CSV), bytes -> assertCsv(bytes, bytes));
    }

    /** Where packed bytes are damaged, the original is read or nothing is, for whatever reason shows first. */
    private void damagedGzip(int cases) throws IOException {
        byte[] packed = Tables.pack(CSV);
        forAll(95_000_000, cases, random -> Damage.of(random, packed), bytes -> {
            Files.write(file, bytes);
            try {
                assertThat(found(CsvReader.read(file, PLAIN)))
                        .isEqualTo(PlainCsv.columns(Damage.isGzip(bytes) ? CSV : bytes));
            } catch (IOException refusal) {
                Tables.assertOneLine(refusal, file);
            }
        });
    }

    @Test
    void damagedFilesGiveTheirColumnsOrOneLine() {
        damaged(2_000);
    }

    @Test
    void damagedGzipGivesTheOriginalColumnsOrOneLine() throws IOException {
        damagedGzip(1_000);
    }

    @Test
    @Tag("long")
    void fourHundredThousandDamagedFilesGiveTheirColumnsOrOneLine() throws IOException {
        damaged(350_000);
        damagedGzip(50_000);
    }

    @Test
    void theUndamagedFileIsRead() throws IOException {
        assertThat(PlainCsv.columns(CSV)).isNotNull();
        assertCsv(CSV, CSV);
        assertCsv(Tables.pack(CSV), CSV);
    }
}
