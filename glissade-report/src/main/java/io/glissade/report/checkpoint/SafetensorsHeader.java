package io.glissade.report.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a safetensors file.
 *
 * @param entries in the order in which their numbers lie in the file, without gaps
 * @param metadata lines of text by name
 */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {

    /** The entry of the header that is no array. */
    static final String METADATA = "__metadata__";

    private static final int LENGTH_BYTES = 8;
    /** That of the format. */
    private static final long LONGEST_HEADER = 100_000_000;

    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;
    private static final int LONGEST_QUOTE = 100;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * One array.
     *
     * @param begin of its numbers, in bytes after the header
     */
    record Entry(String name, String type, int length, long begin) {
        long end() {
            return begin + (long) length * Numbers.width(type);
        }
    }

    /** The next bytes of the file. */
    interface Source {
        byte[] read(int length) throws IOException;
    }

    static SafetensorsHeader of(Map<String, Numbers> arrays, Map<String, String> metadata) {
        List<Map.Entry<String, Numbers>> sorted = new ArrayList<>(arrays.entrySet());
        // Wide numbers first, so that all of them lie at multiples of their width.
        sorted.sort(Comparator.comparingInt(entry -> -entry.getValue().width()));
        List<Entry> entries = new ArrayList<>();
        long begin = 0;
        for (Map.Entry<String, Numbers> array : sorted) {
            Numbers numbers = array.getValue();
            Entry entry = new Entry(array.getKey(), numbers.type(), numbers.length(), begin);
            entries.add(entry);
            begin = entry.end();
        }
        return new SafetensorsHeader(entries, metadata);
    }

    Numbers numbers(Entry entry, Map<String, Numbers> arrays) {
        Numbers numbers = arrays.get(entry.name);
        if (numbers == null) {
            throw new IllegalArgumentException("there must be an array " + entry.name + ", there is none");
        }
        return numbers;
    }

    /** Padded with spaces, so that the numbers begin at a multiple of eight. */
    byte[] json() throws IOException {
        ObjectNode tree = MAPPER.createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode texts = tree.putObject(METADATA);
            metadata.forEach(texts::put);
        }
        for (Entry entry : entries) {
            ObjectNode node = tree.putObject(entry.name);
            node.put("dtype", entry.type);
            node.putArray("shape").add(entry.length);
            node.putArray("data_offsets").add(entry.begin).add(entry.end());
        }
        byte[] bytes = MAPPER.writeValueAsBytes(tree);
        byte[] padded = Arrays.copyOf(bytes, (bytes.length + 7) / 8 * 8);
        Arrays.fill(padded, bytes.length, padded.length, (byte) ' ');
        return padded;
    }

    /** Reads and checks the header of a file of {@code fileBytes} bytes; the source then stands at the numbers. */
    static SafetensorsHeader read(Path file, long fileBytes, Source source) throws IOException {
        if (fileBytes < LENGTH_BYTES) {
            throw new IOException(
                    file + ": must begin with the " + LENGTH_BYTES + " bytes of a header's length, holds " + fileBytes);
        }
        long length = ByteBuffer.wrap(source.read(LENGTH_BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        long most = Math.min(LONGEST_HEADER, fileBytes - LENGTH_BYTES);
        if (length < 2 || length > most) {
            throw new IOException(file + ": must have a header of 2 to " + most + " bytes, promises "
                    + Long.toUnsignedString(length));
        }
        JsonNode tree;
        try {
            tree = MAPPER.readTree(source.read((int) length));
        } catch (JsonProcessingException damage) {
            throw new IOException(
                    file + ": must have a header of JSON, has none: " + quoted(damage.getOriginalMessage()), damage);
        }
        if (!tree.isObject()) {
            throw new IOException(file + ": must have a JSON object as header, has " + quoted(tree.toString()));
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : tree.properties()) {
            if (property.getKey().equals(METADATA)) {
                addMetadata(file, property.getValue(), metadata);
            } else {
                entries.add(entry(file, property.getKey(), property.getValue()));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        long end = 0;
        for (Entry entry : entries) {
            if (entry.begin != end) {
                throw new IOException(file + ": must hold its arrays without gaps, " + quoted(entry.name)
                        + " must begin at byte " + end + ", begins at " + entry.begin);
            }
            end = entry.end();
        }
        long found = fileBytes - LENGTH_BYTES - length;
        if (end != found) {
            throw new IOException(
                    file + ": must hold as many bytes after its header as that promises, " + end + ", holds " + found);
        }
        return new SafetensorsHeader(entries, metadata);
    }

    private static void addMetadata(Path file, JsonNode node, Map<String, String> metadata) throws IOException {
        if (!node.isObject()) {
            throw new IOException(file + ": must have an object as " + METADATA + ", has " + quoted(node.toString()));
        }
        for (Map.Entry<String, JsonNode> line : node.properties()) {
            if (!line.getValue().isTextual()) {
                throw new IOException(file + ": must have text in " + METADATA + ", " + quoted(line.getKey()) + " is "
                        + quoted(line.getValue().toString()));
            }
            metadata.put(line.getKey(), line.getValue().textValue());
        }
    }

    private static Entry entry(Path file, String name, JsonNode node) throws IOException {
        JsonNode type = node.path("dtype");
        JsonNode offsets = node.path("data_offsets");
        if (node.size() != 3 || !type.isTextual() || !node.path("shape").isArray() || offsets.size() != 2) {
            throw new IOException(file + ": must have dtype, shape and two data_offsets for each array, " + quoted(name)
                    + " has " + quoted(node.toString()));
        }
        int width = Numbers.width(type.textValue());
        if (width == 0) {
            throw new IOException(file + ": must hold arrays of type F32, F64 or I64, " + quoted(name) + " has "
                    + quoted(type.toString()));
        }
        long length = 1;
        for (JsonNode size : node.path("shape")) {
            length = length < 0 || !isCount(size) || size.longValue() > LARGEST_ARRAY ? -1 : length * size.longValue();
            length = length > LARGEST_ARRAY ? -1 : length;
        }
        if (length < 0) {
            throw new IOException(file + ": must hold arrays of 0 to " + LARGEST_ARRAY + " numbers, " + quoted(name)
                    + " has shape " + quoted(node.path("shape").toString()));
        }
        JsonNode begin = offsets.path(0);
        JsonNode end = offsets.path(1);
        if (!isCount(begin) || !isCount(end) || end.longValue() - begin.longValue() != length * width) {
            throw new IOException(file + ": must have data_offsets " + length * width + " bytes apart for "
                    + quoted(name) + ", has " + quoted(offsets.toString()));
        }
        return new Entry(name, type.textValue(), (int) length, begin.longValue());
    }

    private static boolean isCount(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0;
    }

    /** A piece of the file in a message: short, and on one line. */
    private static String quoted(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "..." : line;
    }
}
