package io.glissade.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One column of a CSV file as it comes in. Of each field a code is kept and of each different field its text, until there are so
 * many different numbers that the column must be one of measurements: from then on its numbers are kept and a text is refused.
 */
final class CsvColumn {

    /** What a column may hold. */
    enum Kind {
        /** Numbers only, or texts. */
        ANY,
        /** Numbers. */
        NUMBERS,
        /** Numbers above 0. */
        POSITIVE,
        /** Texts, even where they look like numbers. */
        TEXTS
    }

    /** A category for what is missing. */
    static final String MISSING = "?";

    /** With more different numbers a column is not one of categories. */
    static final int MOST_NUMBERS = 1_000;

    private static final int MOST_CATEGORIES = 1_000_000;
    private static final double IS_TEXT = Double.NaN;

    private final String name;
    private final Kind kind;
    private @Nullable Map<String, Integer> codeOf = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private double[] valueOf = new double[4];
    private int[] codes = new int[16];
    private double[] numbers = new double[0];
    private int rows;
    private boolean hasText;
    private boolean hasNumber;
    private long brokenLine;
    private long textLine;
    private String broken = "";

    CsvColumn(String name, Kind kind) {
        this.name = name;
        this.kind = kind;
        if (kind == Kind.NUMBERS || kind == Kind.POSITIVE) {
            toNumbers();
        }
    }

    /** Whether a field is a number, finite or not. */
    static boolean isNumber(String field) {
        return !Double.isNaN(number(field)) || isNotFinite(field);
    }

    private static double number(String field) {
        DecimalNumber decimal = new DecimalNumber();
        double number = decimal.read((field + "\n").getBytes(StandardCharsets.ISO_8859_1), 0);
        return decimal.end() == field.length() ? number : Double.NaN;
    }

    private static boolean isNotFinite(String field) {
        return field.matches("(?i)[+-]?(nan|inf|infinity)") || Double.isInfinite(number(field));
    }

    /** What is wrong with a field that should be a finite number; {@code null} where nothing is. */
    private @Nullable String rule(String field, boolean missing, double number) {
        String rule = missing
                ? "must be a number, is missing"
                : isNotFinite(field)
                        ? "must be finite"
                        : Double.isNaN(number)
                                ? "must be a number"
                                : kind == Kind.POSITIVE && number <= 0 ? "must be positive" : null;
        return rule == null
                ? null
                : "column " + ByteWindow.excerpt(name) + ": " + rule + ", got " + ByteWindow.excerpt(field);
    }

    /**
     * The next field.
     *
     * @return whether the column can go on; if not, {@link #refusal} says why and {@link #brokenLine} where
     */
    boolean add(String field, boolean missing, long line) {
        if (codeOf == null) {
            return addNumber(field, missing, line);
        }
        String text = missing ? MISSING : field;
        Integer code = codeOf.get(text);
        if (code == null) {
            code = texts.size();
            if (kind == Kind.ANY && !hasText && code >= MOST_NUMBERS) {
                if (!broken.isEmpty()) {
                    return false;
                }
                toNumbers();
                return addNumber(field, missing, line);
            }
            if (code == MOST_CATEGORIES) {
                return refuse(
                        "column " + ByteWindow.excerpt(name) + ": must have at most " + MOST_CATEGORIES
                                + " categories, has more",
                        line);
            }
            newText(codeOf, text, rule(field, missing, number(text)), missing, line);
        }
        if (rows == codes.length) {
            codes = Arrays.copyOf(codes, rows + (rows >> 1) + 16);
        }
        codes[rows++] = code;
        return true;
    }

    private boolean addNumber(String field, boolean missing, long line) {
        double number = missing ? Double.NaN : number(field);
        String rule = rule(field, missing, number);
        if (rule != null) {
            return refuse(rule, line);
        }
        if (rows == numbers.length) {
            numbers = Arrays.copyOf(numbers, rows + (rows >> 1) + 16);
        }
        numbers[rows++] = number + 0.0;
        return true;
    }

    private boolean refuse(String rule, long line) {
        broken = rule;
        brokenLine = line;
        return false;
    }

    /** @param rule what keeps it from being a number; {@code null} where nothing does */
    private void newText(Map<String, Integer> known, String text, @Nullable String rule, boolean missing, long line) {
        int code = texts.size();
        known.put(text, code);
        texts.add(text);
        if (code == valueOf.length) {
            valueOf = Arrays.copyOf(valueOf, 2 * code);
        }
        valueOf[code] = rule == null ? number(text) + 0.0 : IS_TEXT;
        boolean isNumber = rule == null || (!missing && isNotFinite(text));
        hasNumber |= isNumber;
        if (!isNumber && !missing && !hasText) {
            hasText = true;
            textLine = line;
        }
        if (rule != null && broken.isEmpty()) {
            refuse(rule, line);
        }
    }

    private void toNumbers() {
        numbers = new double[Math.max(16, rows)];
        for (int i = 0; i < rows; i++) {
            numbers[i] = valueOf[codes[i]];
        }
        codes = new int[0];
        codeOf = null;
    }

    /** Whether it is one of texts, all rows taken together. */
    boolean isText() {
        return codeOf != null && (kind == Kind.TEXTS || hasText || !hasNumber);
    }

    /** Whether it is one of numbers and has a field that is none. */
    boolean isBroken() {
        return !isText() && !broken.isEmpty();
    }

    /** What is wrong with the first field that is no number. */
    String refusal() {
        return broken;
    }

    long brokenLine() {
        return brokenLine;
    }

    /** The line of the first text. */
    long textLine() {
        return textLine;
    }

    /** Whether numbers are taken for categories because texts are among them. */
    boolean isMixed() {
        return kind == Kind.ANY && hasText && hasNumber;
    }

    String name() {
        return name;
    }

    int rows() {
        return rows;
    }

    /** The number in a row of a column of numbers. */
    double number(int row) {
        return codeOf == null ? numbers[row] : valueOf[codes[row]];
    }

    /** The code of a row of a column of texts. */
    int code(int row) {
        return codes[row];
    }

    /** The texts in the order of their codes. */
    List<String> texts() {
        return texts;
    }

    /** The different texts in the order of their code points. */
    List<String> categories() {
        return List.copyOf(new TreeSet<>(texts));
    }
}
