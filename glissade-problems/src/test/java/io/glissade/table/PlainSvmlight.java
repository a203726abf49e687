package io.glissade.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The simplest reader of svmlight there can be, to hold the real one against. */
final class PlainSvmlight {

    static final String NUMBER = "[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?";

    private PlainSvmlight() {}

    /** The rows of a file: their targets and entries, as index and number. */
    record Rows(List<Object> targets, List<List<Object>> entries) {}

    /** {@code null} where a rule is broken. */
    static @Nullable Rows rows(byte[] bytes) {
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

    static @Nullable Double finite(String text) {
        return text.matches(NUMBER) && Double.isFinite(Double.parseDouble(text)) ? Double.valueOf(text) : null;
    }
}
