package io.glissade.report;

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

/** {@code run.json}: strict JSON in which a number that is not finite is {@code null}. */
final class RunJson {

    private static final int FORMAT = 1;
    private static final long LARGEST_FILE = 32L << 20;
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

    private RunJson() {}

    static byte[] write(RunRecord record) throws IOException {
        ObjectNode tree = MAPPER.createObjectNode().put("format", FORMAT);
        tree.setAll((ObjectNode) MAPPER.valueToTree(record));
        return (MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** One compact value for a page. */
    static String compact(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("a page must hold plain values", unwritable);
        }
    }

    static RunRecord read(Path file) throws IOException {
        byte[] content;
        try {
            long size = Files.size(file);
            if (size > LARGEST_FILE) {
                throw new IOException("a run.json has at most " + LARGEST_FILE + " bytes, got " + size);
            }
            content = Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new IOException("cannot read " + file + ": " + FileOutput.reason(failure), failure);
        }
        try {
            JsonNode tree = MAPPER.readTree(content);
            if (!(tree instanceof ObjectNode record)) {
                throw new IOException(file + " is damaged: the record of a run must be a JSON object");
            }
            JsonNode format = record.remove("format");
            if (format == null || !format.isInt() || format.intValue() != FORMAT) {
                throw new IOException(file + ": format must be " + FORMAT + ", got " + format);
            }
            return MAPPER.treeToValue(record, RunRecord.class);
        } catch (JsonProcessingException damage) {
            throw new IOException(file + " is damaged" + where(damage) + ": " + oneLine(damage), damage);
        }
    }

    /** A file that holds an array of strings. */
    static List<String> readStrings(Path file) throws IOException {
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
