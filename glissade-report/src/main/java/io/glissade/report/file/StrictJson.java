package io.glissade.report.file;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Strict JSON in which a number that is not finite is {@code null}; reading is bounded. */
public final class StrictJson {

    private static final String FORMAT = "format";
    private static final int LONGEST_MESSAGE = 200;
    private static final JsonMapper MAPPER = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxStringLength(1 << 20)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .addModule(new SimpleModule()
                    .addSerializer(Double.class, new FiniteOrNull())
                    .addSerializer(double.class, new FiniteOrNull())
                    .addDeserializer(double.class, new NullIsNaN()))
            .build();

    private StrictJson() {}

    /** An object with its layout's version first, indented, for a file. */
    public static byte[] write(int format, Object record) {
        ObjectNode tree = MAPPER.createObjectNode().put(FORMAT, format);
        tree.setAll((ObjectNode) MAPPER.valueToTree(record));
        try {
            return (MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("a file must hold plain values", unwritable);
        }
    }

    /** An object, indented, for a person or a program. */
    public static String indented(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("a record must hold plain values", unwritable);
        }
    }

    /** One compact value for a page. */
    public static String compact(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("a page must hold plain values", unwritable);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param most bytes a file may have
     * @throws IOException when it is missing, larger, damaged or of another format; the message is one line
     */
    public static <T> T read(Path file, int format, Class<T> type, long most) throws IOException {
        ObjectNode record = object(file, most);
        JsonNode found = record.remove(FORMAT);
        if (found == null || !found.isInt() || found.intValue() != format) {
            throw new IOException(file + ": format must be " + format + ", got " + found);
        }
        try {
            return MAPPER.treeToValue(record, type);
        } catch (JsonProcessingException damage) {
            throw new IOException(file + " is damaged" + where(damage) + ": " + oneLine(damage), damage);
        }
    }

    /** One text field of an object in a file; empty where it has none. */
    public static String text(Path file, String name, long most) throws IOException {
        return object(file, most).path(name).asText("");
    }

    private static ObjectNode object(Path file, long most) throws IOException {
        byte[] content;
        try {
            long size = Files.size(file);
            if (size > most) {
                throw new IOException("it must have at most " + most + " bytes, got " + size);
            }
            content = Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new IOException("cannot read " + file + ": " + FileOutput.reason(failure), failure);
        }
        try {
            if (MAPPER.readTree(content) instanceof ObjectNode object) {
                return object;
            }
            throw new IOException(file + " is damaged: it must hold a JSON object");
        } catch (JsonProcessingException damage) {
            throw new IOException(file + " is damaged" + where(damage) + ": " + oneLine(damage), damage);
        }
    }

    /** A file that holds an array of strings. */
    public static List<String> readStrings(Path file) throws IOException {
        try {
            return List.of(MAPPER.readValue(file.toFile(), String[].class));
        } catch (JsonProcessingException damage) {
            throw new IOException(file + " is damaged" + where(damage) + ": " + oneLine(damage), damage);
        } catch (IOException failure) {
            throw new IOException("cannot read " + file + ": " + FileOutput.reason(failure), failure);
        }
    }

    private static String where(JsonProcessingException damage) {
        var location = damage.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " in line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String oneLine(JsonProcessingException damage) {
        String message =
                String.valueOf(damage.getOriginalMessage()).lines().findFirst().orElse("unreadable");
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
    }

    private static final class FiniteOrNull extends StdScalarSerializer<Double> {
        FiniteOrNull() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) {
                out.writeNumber(value);
            } else {
                out.writeNull();
            }
        }
    }

    private static final class NullIsNaN extends StdScalarDeserializer<Double> {
        NullIsNaN() {
            super(Double.class);
        }

        @Override
        public Double deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (!in.currentToken().isNumeric()) {
                return (Double) context.handleUnexpectedToken(Double.class, in);
            }
            return in.getDoubleValue();
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }
}
