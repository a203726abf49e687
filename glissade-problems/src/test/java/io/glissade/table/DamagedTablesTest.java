package io.glissade.table;

import static io.glissade.testkit.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.linear.SparseDesign;
import io.glissade.table.CsvOptions.Header;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to a file, a reader gives what a simple reader of the same format finds in it, or one line where that finds a
 * rule broken; never another exception.
 */
final class DamagedTablesTest {

    private static final String NUMBER = "[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?";

    private static final byte[] SVMLIGHT = """
            +1 1:0.5 3:-2e3 7:.25 # a comment
            -1 qid:2 2:1 10:3.125

            0.5 1:1 2:0 4:12345.678
            2
            # none
            1 5:1e-7 6:1 7:1
            """.getBytes(StandardCharsets.US_ASCII);

    private static final byte[] CSV = """
            M,0.5,10,"a, b"\r
            F, -1e1,20,c
            ?,.25,30,"say ""x"" y"

            I,7,40,naïve
            """.getBytes(StandardCharsets.UTF_8);

    private static final CsvOptions PLAIN = new CsvOptions("3", null, Header.NO, ',', List.of("", "?"), Storage.SPARSE);

    private final Path file;

    DamagedTablesTest(@TempDir Path folder) {
        this.file = folder.resolve("table");
    }

    /** Up to three bytes, or runs of them, changed, put in, taken out or repeated, or the end cut off. */
    private static byte[] damaged(RandomGenerator random, byte[] whole) {
        byte[] bytes = whole;
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, at + 1 + (random.nextInt(4) == 0 ? random.nextInt(12) : 0));
            byte[] middle = Arrays.copyOfRange(bytes, at, to);
            byte[] likely = " \n:,\"#.-+e019\r\t?xq".getBytes(StandardCharsets.US_ASCII);
            byte[] put = {random.nextBoolean() ? likely[random.nextInt(likely.length)] : (byte) random.nextInt(256)};
            bytes = switch (random.nextInt(5)) {
                case 0 -> joined(Arrays.copyOf(bytes, at), put, Arrays.copyOfRange(bytes, to, bytes.length));
                case 1 -> joined(Arrays.copyOf(bytes, at), put, Arrays.copyOfRange(bytes, at, bytes.length));
                case 2 -> joined(Arrays.copyOf(bytes, at), new byte[0], Arrays.copyOfRange(bytes, to, bytes.length));
                case 3 -> joined(Arrays.copyOf(bytes, to), middle, Arrays.copyOfRange(bytes, to, bytes.length));
                default -> Arrays.copyOf(bytes, random.nextInt(4) == 0 ? at : bytes.length);
            };
        }
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] second, byte[] third) {
        ByteBuffer all = ByteBuffer.allocate(first.length + second.length + third.length);
        return all.put(first).put(second).put(third).array();
    }

    /** The rows of a file: their targets and entries, as index and number. */
    private record Rows(List<Object> targets, List<List<Object>> entries) {}

    /** {@code null} where a rule is broken. */
    private static @Nullable Rows svmlight(byte[] bytes) {
        Rows rows = new Rows(new ArrayList<>(), new ArrayList<>());
        for (String line : new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            String[] tokens = Arrays.stream(line.split("#", -1)[0].split("[ \t\r]+"))
                    .filter(token -> !token.isEmpty())
                    .toArray(String[]::new);
            if (tokens.length == 0) {
                continue;
            }
            Double target = finite(tokens[0]);
            if (target == null) {
                return null;
            }
            List<Object> entries = new ArrayList<>();
            long before = -1;
            for (String token : Arrays.copyOfRange(tokens, 1, tokens.length)) {
                if (token.startsWith("qid:")) {
                    continue;
                }
                String[] pair = token.split(":", 2);
                if (pair.length < 2 || !pair[0].matches("0*[0-9]{1,10}")) {
                    return null;
                }
                long index = Long.parseLong(pair[0]);
                Double value = finite(pair[1]);
                if (index <= before || index > 1 << 27 || value == null) {
                    return null;
                }
                before = index;
                if (value != 0) {
                    entries.addAll(List.of((int) index, value));
                }
            }
            rows.targets.add(target + 0.0);
            rows.entries.add(entries);
        }
        return rows.targets.isEmpty() ? null : rows;
    }

    private static @Nullable Double finite(String text) {
        return text.matches(NUMBER) && Double.isFinite(Double.parseDouble(text)) ? Double.valueOf(text) : null;
    }

    private static Rows rows(LabelledRows read, int base) {
        Rows rows = new Rows(new ArrayList<>(), new ArrayList<>());
        SparseDesign design = (SparseDesign) read.design();
        for (int i = 0; i < design.rows(); i++) {
            rows.targets.add(read.targets()[i]);
            List<Object> entries = new ArrayList<>();
            for (int at = design.starts()[i]; at < design.starts()[i + 1]; at++) {
                entries.addAll(List.of(design.indices()[at] + base, design.values()[at]));
            }
            rows.entries.add(entries);
        }
        return rows;
    }

    private void assertSvmlight(byte[] bytes, byte[] unpacked) throws IOException {
        Files.write(file, bytes);
        Rows expected = svmlight(unpacked);
        try {
            LabelledRows read = SvmlightReader.read(file, new SvmlightOptions(null, 0, Storage.SPARSE));
            assertThat(rows(read, read.features().base())).isEqualTo(expected);
        } catch (IOException refusal) {
            Tables.assertOneLine(refusal, file);
            assertThat(expected).as(refusal.getMessage()).isNull();
            assertThat(refusal.getMessage())
                    .containsPattern(": line [0-9]+: |must hold at least one row|must be whole gzip");
        }
    }

    /** The fields of each record; {@code null} where quotes are misplaced or open or bytes are not UTF-8. */
    private static @Nullable List<List<String>> records(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            return null;
        }
        text = text.startsWith("\ufeff") ? text.substring(1) : text;
        List<List<String>> records = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at <= text.length()) {
            StringBuilder field = new StringBuilder();
            if (at < text.length() && text.charAt(at) == '"') {
                boolean closed = false;
                for (at++; at < text.length(); at++) {
                    if (text.charAt(at) != '"') {
                        field.append(text.charAt(at));
                    } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                        field.append(text.charAt(at++));
                    } else {
                        at++;
                        closed = true;
                        break;
                    }
                }
                if (!closed || field.toString().matches("(?s).*\r(?!\n).*")) {
                    return null;
                }
                if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                    return null;
                }
            } else {
                for (; at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0; at++) {
                    field.append(text.charAt(at));
                }
            }
            fields.add(field.toString().strip());
            if (at == text.length() || text.charAt(at) != ',') {
                if (!fields.equals(List.of(""))) {
                    records.add(fields);
                }
                fields = new ArrayList<>();
                at += text.startsWith("\r\n", at) ? 1 : 0;
            }
            at++;
        }
        return records;
    }

    private static boolean isMissing(String field) {
        return field.isEmpty() || field.equals("?");
    }

    /** A column as features, name by name and number by number; {@code null} where it is of numbers and one is none. */
    private static @Nullable List<List<Object>> features(String name, List<String> column) {
        boolean text = column.stream()
                        .anyMatch(field -> !isMissing(field)
                                && !field.matches(NUMBER)
                                && !field.matches("(?i)[+-]?(nan|inf|infinity)"))
                || column.stream().allMatch(DamagedTablesTest::isMissing);
        List<List<Object>> features = new ArrayList<>();
        if (text) {
            List<String> named =
                    column.stream().map(field -> isMissing(field) ? "?" : field).toList();
            for (String category : new TreeSet<>(named)) {
                List<Object> feature = new ArrayList<>(List.of(name + "=" + category));
                named.forEach(field -> feature.add(field.equals(category) ? 1.0 : 0.0));
                features.add(feature);
            }
            return features;
        }
        List<Object> feature = new ArrayList<>(List.of(name));
        for (String field : column) {
            Double number = finite(field);
            if (number == null) {
                return null;
            }
            feature.add(number + 0.0);
        }
        return List.of(feature);
    }

    /** Names and numbers of all features, then names of targets and their numbers; {@code null} where a rule is broken. */
    private static @Nullable List<List<Object>> csv(byte[] bytes) {
        List<List<String>> records = records(bytes);
        if (records == null || records.isEmpty() || records.get(0).size() < 3) {
            return null;
        }
        int columns = records.get(0).size();
        if (records.stream().anyMatch(record -> record.size() != columns || isMissing(record.get(2)))) {
            return null;
        }
        List<List<Object>> all = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            int place = c;
            List<List<Object>> features = features(
                    Integer.toString(c + 1),
                    records.stream().map(record -> record.get(place)).toList());
            if (features == null) {
                return null;
            }
            all.addAll(features);
        }
        // The targets, wherever the third column's features stand, go to the end.
        List<List<Object>> targets = all.stream()
                .filter(feature -> feature.get(0).toString().matches("(?s)3(=.*)?"))
                .toList();
        all.removeAll(targets);
        all.addAll(targets);
        return all;
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
        List<List<Object>> expected = csv(unpacked);
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

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }

    private void damagedSvmlight(int cases) {
        forAll(70, cases, random -> damaged(random, SVMLIGHT), bytes -> assertSvmlight(bytes, bytes));
    }

    private void damagedCsv(int cases) {
        forAll(80_000_000, cases, random -> damaged(random, CSV), bytes -> assertCsv(bytes, bytes));
    }

    /** Where packed bytes are damaged, the original is read or nothing is, for whatever reason shows first. */
    private void damagedGzip(int cases) throws IOException {
        byte[] svmlight = Tables.pack(SVMLIGHT);
        forAll(90_000_000, cases, random -> damaged(random, svmlight), bytes -> {
            Files.write(file, bytes);
            try {
                LabelledRows read = SvmlightReader.read(file, new SvmlightOptions(null, 0, Storage.SPARSE));
                assertThat(rows(read, read.features().base())).isEqualTo(svmlight(isGzip(bytes) ? SVMLIGHT : bytes));
            } catch (IOException refusal) {
                Tables.assertOneLine(refusal, file);
            }
        });
        byte[] csv = Tables.pack(CSV);
        forAll(95_000_000, cases, random -> damaged(random, csv), bytes -> {
            Files.write(file, bytes);
            try {
                assertThat(found(CsvReader.read(file, PLAIN))).isEqualTo(csv(isGzip(bytes) ? CSV : bytes));
            } catch (IOException refusal) {
                Tables.assertOneLine(refusal, file);
            }
        });
    }

    @Test
    void damagedSvmlightGivesItsRowsOrOneLine() {
        damagedSvmlight(2_000);
    }

    @Test
    void damagedCsvGivesItsColumnsOrOneLine() {
        damagedCsv(2_000);
    }

    @Test
    void damagedGzipGivesTheOriginalRowsOrOneLine() throws IOException {
        damagedGzip(1_000);
    }

    @Test
    @Tag("long")
    void aMillionDamagedFilesGiveTheirRowsOrOneLine() throws IOException {
        damagedSvmlight(500_000);
        damagedCsv(400_000);
        damagedGzip(50_000);
    }

    @Test
    void theUndamagedFilesAreRead() throws IOException {
        assertThat(svmlight(SVMLIGHT)).isNotNull();
        assertThat(csv(CSV)).isNotNull();
        assertSvmlight(SVMLIGHT, SVMLIGHT);
        assertCsv(CSV, CSV);
        assertSvmlight(Tables.pack(SVMLIGHT), SVMLIGHT);
        assertCsv(Tables.pack(CSV), CSV);
    }
}
