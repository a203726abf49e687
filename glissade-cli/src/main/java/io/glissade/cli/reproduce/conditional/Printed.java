package io.glissade.cli.reproduce.conditional;

import io.glissade.cli.figure.Figure;
import java.math.BigDecimal;
import java.math.MathContext;

/** Figures that must agree with a printed number in every digit of it. */
final class Printed {

    private Printed() {}

    /** Within half of the last digit of {@code printed}, and a thousandth of that for rounding twice. */
    static Figure figure(String id, String claim, String printed, double observed) {
        BigDecimal target = new BigDecimal(printed);
        double tolerance = 0.5005 * target.ulp().doubleValue();
        return new Figure(
                id,
                claim,
                printed,
                Double.isFinite(observed)
                        ? new BigDecimal(observed, new MathContext(target.precision() + 2)).toString()
                        : Double.toString(observed),
                Math.abs(observed - target.doubleValue()) <= tolerance);
    }
}
