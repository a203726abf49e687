package io.glissade.table;

import java.nio.charset.StandardCharsets;

/**
 * Reads decimal numbers from bytes: an optional sign, digits with at most one point among them, an optional exponent. Always the
 * double nearest to the decimal. Short ones need no more than one multiplication or division, which is then exact but for its own
 * rounding: the digits are a whole number below 2^53 and the power of ten is one of those that a double holds exactly.
 */
final class DecimalNumber {

    private static final long EXACT = 1L << 53;
    private static final double[] POWERS = new double[23];

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = Double.parseDouble("1e" + i);
        }
    }

    private int end;

    /** Where the latest number ended: the first byte that does not belong to it. */
    int end() {
        return end;
    }

    /**
     * The number that begins at {@code from}; NaN where none does, and infinite where it is beyond the range of doubles. The bytes
     * must go on after the number with one that cannot belong to it.
     */
    double read(byte[] bytes, int from) {
        int at = from;
        boolean negative = bytes[at] == '-';
        if (negative || bytes[at] == '+') {
            at++;
        }
        long digits = 0;
        int power = 0;
        int start = at;
        int digit = bytes[at] - '0';
        while (digit >= 0 && digit <= 9) {
            digits = shifted(digits, digit);
            digit = bytes[++at] - '0';
        }
        int count = at - start;
        if (bytes[at] == '.') {
            int point = at++;
            digit = bytes[at] - '0';
            while (digit >= 0 && digit <= 9) {
                digits = shifted(digits, digit);
                digit = bytes[++at] - '0';
            }
            power = point + 1 - at;
            count -= power;
        }
        end = at;
        if (count == 0) {
            return Double.NaN;
        }
        if (bytes[at] == 'e' || bytes[at] == 'E') {
            power += exponent(bytes, at);
        }
        if (digits >= EXACT || power > 22 || power < -22) {
            return Double.parseDouble(new String(bytes, from, end - from, StandardCharsets.ISO_8859_1));
        }
        double number = power < 0 ? digits / POWERS[-power] : digits * POWERS[power];
        return negative ? -number : number;
    }

    /** One digit more; what is 2^53 or more stays so. */
    private static long shifted(long digits, int digit) {
        return digits >= EXACT ? EXACT : digits * 10 + digit;
    }

    /** The exponent after the letter at {@code letter}, cut at a million; 0 and no move where no digit follows. */
    private int exponent(byte[] bytes, int letter) {
        int at = letter + 1;
        boolean negative = bytes[at] == '-';
        if (negative || bytes[at] == '+') {
            at++;
        }
        int first = at;
        int exponent = 0;
        while (bytes[at] >= '0' && bytes[at] <= '9') {
            exponent = Math.min(1_000_000, exponent * 10 + bytes[at] - '0');
            at++;
        }
        if (at == first) {
            return 0;
        }
        end = at;
        return negative ? -exponent : exponent;
    }
}
