package io.glissade.cli.figure;

import java.math.BigDecimal;
import java.math.MathContext;

/** Figures that must agree with a printed number in every digit of it. */
public final class Printed {

    private Printed() {}

    /** Within half of the last digit of {@code printed}, and a thousandth of that for rounding twice. */
    public static Figure figure(String id, String claim, String printed, double observed) {
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
