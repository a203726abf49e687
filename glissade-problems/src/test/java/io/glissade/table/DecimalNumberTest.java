package io.glissade.table;

import static io.glissade.testkit.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class DecimalNumberTest {

    private static double read(String text) {
        DecimalNumber decimal = new DecimalNumber();
        double number = decimal.read((text + " ").getBytes(StandardCharsets.ISO_8859_1), 0);
        assertThat(decimal.end()).as(text).isEqualTo(text.length());
        return number;
    }

    private static String randomDecimal(RandomGenerator random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
        int digits = 1 + random.nextInt(20);
        int point = random.nextInt(-1, digits + 1);
        for (int i = 0; i < digits; i++) {
            text.append(i == point ? "." : "").append((char) ('0' + random.nextInt(10)));
        }
        if (random.nextBoolean()) {
            text.append(random.nextBoolean() ? "e" : "E").append(random.nextInt(-40, 41));
        }
        return text.toString();
    }

    @Test
    void everyDecimalGivesTheNearestDouble() {
        forAll(1, 50_000, DecimalNumberTest::randomDecimal, text -> assertThat(read(text))
                .isEqualTo(Double.parseDouble(text)));
    }

    @Test
    void everyDoubleComesBackFromItsText() {
        forAll(2, 20_000, random -> Double.longBitsToDouble(random.nextLong()), number -> {
            if (Double.isFinite(number)) {
                assertThat(read(Double.toString(number))).isEqualTo(number);
            }
        });
    }

    /** Halfway between two doubles, and a hair beside it: where a product of rounded numbers goes wrong. */
    @Test
    void decimalsNextToTheMiddleOfTwoDoublesAreRoundedRight() {
        forAll(3, 1_000, random -> 1 + random.nextDouble(), number -> {
            BigDecimal middle = new BigDecimal(number).add(new BigDecimal(Math.ulp(number) / 2));
            BigDecimal hair = new BigDecimal("1e-60");
            for (BigDecimal decimal : new BigDecimal[] {middle, middle.add(hair), middle.subtract(hair)}) {
                assertThat(read(decimal.toPlainString())).isEqualTo(decimal.doubleValue());
            }
            assertThat(read(middle.add(hair).toPlainString())).isEqualTo(Math.nextUp(number));
            assertThat(read(middle.subtract(hair).toPlainString())).isEqualTo(number);
        });
    }

    @Test
    void theEdgesOfTheShortWayAreRight() {
        for (String text : new String[] {
            "9007199254740991",
            "9007199254740992",
            "9007199254740993",
            "9007199254740993e22",
            "9007199254740991e-22",
            "1e22",
            "1e23",
            "1e-22",
            "1e-23",
            "123456789012345678901234567890",
            "0.000000000000000000000000000001",
            "1e400",
            "-1e400",
            "1e-400",
            "4.9e-324",
            "1.7976931348623157e308",
            "0",
            "-0",
            "+7",
            "5.",
            ".5",
            "00012",
            "0e999999999999"
        }) {
            assertThat(read(text)).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    @Test
    void whatIsNoNumberIsNotANumberAndWhatFollowsOneIsLeft() {
        DecimalNumber decimal = new DecimalNumber();
        for (String text : new String[] {"", "x", "-", "+", ".", "-.", "e5", "nan", "Infinity"}) {
            assertThat(decimal.read((text + "\n").getBytes(StandardCharsets.ISO_8859_1), 0))
                    .as(text)
                    .isNaN();
        }
        assertThat(decimal.read("12e+ ".getBytes(StandardCharsets.ISO_8859_1), 0))
                .isEqualTo(12);
        assertThat(decimal.end()).isEqualTo(2);
        assertThat(decimal.read("0x1p3 ".getBytes(StandardCharsets.ISO_8859_1), 0))
                .isEqualTo(0);
        assertThat(decimal.end()).isEqualTo(1);
        assertThat(decimal.read("1.2.3 ".getBytes(StandardCharsets.ISO_8859_1), 0))
                .isEqualTo(1.2);
        assertThat(decimal.end()).isEqualTo(3);
    }
}
