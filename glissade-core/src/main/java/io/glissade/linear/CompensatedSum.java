package io.glissade.linear;

/** A sum of many numbers whose error does not grow with their count, by Neumaier's correction. */
final class CompensatedSum {

    private double sum;
    private double lost;

    void add(double term) {
        double next = sum + term;
        lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
        sum = next;
    }

    /** The sum so far; not finite as soon as a term was not. */
    double value() {
        return Double.isFinite(lost) ? sum + lost : sum;
    }
}
