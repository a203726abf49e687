package io.glissade.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The simplest reader of CSV with commas and the target in the third column, to hold the real one against. */
final class PlainCsv {

    private PlainCsv() {}

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
                                && !field.matches(PlainSvmlight.NUMBER)
                                && !field.matches("(?i)[+-]?(nan|inf|infinity)"))
                || column.stream().allMatch(PlainCsv::isMissing);
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
            Double number = PlainSvmlight.finite(field);
            if (number == null) {
                return null;
            }
            feature.add(number + 0.0);
        }
        return List.of(feature);
    }

    /** Names and numbers of all features, then names of targets and their numbers; {@code null} where a rule is broken. */
    static @Nullable List<List<Object>> columns(byte[] bytes) {
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
}
