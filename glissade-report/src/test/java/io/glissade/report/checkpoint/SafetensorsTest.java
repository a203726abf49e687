package io.glissade.report.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SafetensorsTest {

    private final Path folder;
    private final Path file;

    SafetensorsTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("state.safetensors");
    }

    private static Safetensors sample() {
        return new Safetensors()
                .put("point", new float[] {1.5f, -0f, Float.NaN})
                .put("moment \"m\"\n", new double[] {Math.PI, Double.MIN_VALUE, Double.NEGATIVE_INFINITY})
                .put("counts", new long[] {Long.MIN_VALUE, 0, 1L << 53 | 1})
                .put("none", new double[0])
                .putText("rule", "clip:lr=30,threshold=0.25")
                .putText("größe", "ä\n\"b\"");
    }

    @Test
    void whatIsReadIsBitForBitWhatWasWritten() throws IOException {
        sample().write(file);
        Safetensors read = Safetensors.read(file);
        assertThat(read.names()).containsExactlyInAnyOrder("point", "moment \"m\"\n", "counts", "none");
        assertThat(read.floats("point")).isEqualTo(new float[] {1.5f, -0f, Float.NaN});
        assertThat(read.doubles("moment \"m\"\n"))
                .isEqualTo(new double[] {Math.PI, Double.MIN_VALUE, Double.NEGATIVE_INFINITY});
        assertThat(read.longs("counts")).isEqualTo(new long[] {Long.MIN_VALUE, 0, 1L << 53 | 1});
        assertThat(read.doubles("none")).isEmpty();
        assertThat(read.metadata()).isEqualTo(Map.of("rule", "clip:lr=30,threshold=0.25", "größe", "ä\n\"b\""));
    }

    /** Larger than the pieces in which a file is read and written, and no multiple of them. */
    @Test
    void longArraysAreWhole() throws IOException {
        double[] numbers = random(1).doubles(300_001).toArray();
        float[] floats = new float[700_003];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = i;
        }
        new Safetensors().put("floats", floats).put("numbers", numbers).write(file);
        Safetensors read = Safetensors.read(file);
        assertThat(read.doubles("numbers")).isEqualTo(numbers);
        assertThat(read.floats("floats")).isEqualTo(floats);
    }

    /** The bytes as the format has them: length, header padded to a multiple of eight, numbers of eight bytes first. */
    @Test
    void theBytesAreThoseOfTheFormat() throws IOException {
        new Safetensors().put("a", new float[] {1}).put("b", new long[] {-2}).write(file);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        String header = "{\"b\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]},"
                + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}";
        int length = (header.length() + 7) / 8 * 8;
        assertThat(bytes.getLong(0)).isEqualTo(length);
        assertThat(new String(bytes.array(), 8, length, StandardCharsets.UTF_8))
                .isEqualTo(header + " ".repeat(length - header.length()));
        assertThat(bytes.getLong(8 + length)).isEqualTo(-2);
        assertThat(bytes.getFloat(16 + length)).isEqualTo(1);
        assertThat(bytes.capacity()).isEqualTo(8 + length + 12);
    }

    private void writeRaw(String header, int dataBytes) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        Files.write(
                file,
                ByteBuffer.allocate(8 + json.length + dataBytes)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(json.length)
                        .put(json)
                        .array());
    }

    private static String array(String type, String shape, String offsets) {
        return "\"x\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}";
    }

    @Test
    void arraysOfSeveralOrNoDimensionsAreRead() throws IOException {
        writeRaw(
                "{" + array("F64", "[2,3]", "[0,48]")
                        + ",\"s\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[48,52]}}",
                52);
        Safetensors read = Safetensors.read(file);
        assertThat(read.doubles("x")).hasSize(6);
        assertThat(read.floats("s")).hasSize(1);
    }

    private void assertRefused(String header, int dataBytes, String message) throws IOException {
        writeRaw(header, dataBytes);
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ": must " + message);
    }

    @Test
    void everyRuleOfTheHeaderIsChecked() throws IOException {
        assertRefused("{", 0, "have a header of 2 to 1 bytes, promises 1");
        assertRefused("[]", 0, "have a JSON object as header, has []");
        assertRefused("{]", 0, "have a header of JSON, has none: ");
        assertRefused("{} 1", 0, "have a header of JSON, has none: ");
        String x = array("F64", "[1]", "[0,8]");
        assertRefused("{" + x + "," + x + "}", 8, "have a header of JSON, has none: Duplicate field 'x'");
        assertRefused("{\"x\":7}", 0, "have dtype, shape and two data_offsets for each array, x has 7");
        assertRefused(
                "{" + array("BF16", "[1]", "[0,2]") + "}", 2, "hold arrays of type F32, F64 or I64, x has \"BF16\"");
        assertRefused(
                "{" + array("F64", "[-1]", "[0,8]") + "}",
                8,
                "hold arrays of 0 to 2147483639 numbers, x has shape [-1]");
        assertRefused(
                "{" + array("F64", "[2147483647,2147483647,2147483647]", "[0,8]") + "}",
                8,
                "hold arrays of 0 to 2147483639 numbers");
        assertRefused("{" + array("F64", "[1]", "[0,9]") + "}", 9, "have data_offsets 8 bytes apart for x, has [0,9]");
        assertRefused("{" + array("F64", "[1]", "[0,1e1]") + "}", 9, "have data_offsets 8 bytes apart for x");
        assertRefused(
                "{" + array("F64", "[1]", "[8,16]") + "}",
                16,
                "hold its arrays without gaps, x must begin at byte 0, begins at 8");
        assertRefused("{" + x + "}", 7, "hold as many bytes after its header as that promises, 8, holds 7");
        assertRefused("{" + x + "}", 9, "hold as many bytes after its header as that promises, 8, holds 9");
        assertRefused("{\"__metadata__\":{\"a\":1}}", 0, "have text in __metadata__, a is 1");
        assertRefused("{\"__metadata__\":1}", 0, "have an object as __metadata__, has 1");
        assertRefused(
                "{" + x + ",\"y\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[4,12]}}",
                12,
                "hold its arrays without gaps, y must begin at byte 8, begins at 4");
        Files.write(file, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> Safetensors.read(file)).hasMessageEndingWith("holds 3");
        assertThatThrownBy(() -> Safetensors.read(folder)).hasMessage(folder + ": must be a file, is none");
    }

    @Test
    void aDamagedFileGivesArraysOrOneLine() throws IOException {
        sample().write(file);
        byte[] whole = Files.readAllBytes(file);
        int header = whole.length - 9 * 8 + 12;
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            RandomGenerator random = random(i);
            byte[] bytes = random.nextInt(8) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int change = random.nextInt(3); change >= 0 && bytes.length > 0; change--) {
                int place = random.nextInt(Math.min(bytes.length, header));
                bytes[place] = random.nextBoolean()
                        ? (byte) "0123456789{}[]\",:eF-".charAt(random.nextInt(20))
                        : (byte) random.nextInt(256);
            }
            Files.write(file, bytes);
            try {
                assertThat(Safetensors.read(file).names()).hasSizeLessThanOrEqualTo(5);
            } catch (IOException refusal) {
                refused++;
                assertThat(refusal.getMessage())
                        .as("seed %d", i)
                        .startsWith(file + ": must ")
                        .doesNotContain("\n", "\r");
            }
        }
        assertThat(refused).isGreaterThan(500);
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
        sample().write(file);
        byte[] before = Files.readAllBytes(file);
        Files.createDirectories(folder.resolve("state.safetensors.partial/full"));
        assertThatThrownBy(() -> new Safetensors().write(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot write " + file + ": ");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        Files.delete(folder.resolve("state.safetensors.partial/full"));
        Files.delete(folder.resolve("state.safetensors.partial"));
        new Safetensors().put("new", new long[] {1}).write(file);
        assertThat(Safetensors.read(file).longs("new")).containsExactly(1);
        assertThat(folder.toFile().list()).containsExactly("state.safetensors");
    }

    @Test
    void aWrongNameOrTypeIsNamed() {
        Safetensors state = sample();
        assertThatThrownBy(() -> state.doubles("point"))
                .hasMessage("there must be an array point of type F64, it has type F32");
        assertThatThrownBy(() -> state.longs("nothing"))
                .hasMessage("there must be an array nothing of type I64, there is none of that name");
        assertThatThrownBy(() -> state.put("__metadata__", new long[0]))
                .hasMessage("name must not be that of the metadata, got __metadata__");
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
