package io.glissade.conditional.screening;

import io.glissade.atom.AtomSet;
import io.glissade.atom.AtomicPoint;
import io.glissade.atom.KeptElements;
import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.penalty.ConcavePenalty;
import io.glissade.run.Certificate;
import org.jspecify.annotations.Nullable;

/**
 * Removes elements from the oracle of a run. With {@code z = -g}, the gap bounds how far slopes and those of a solution are apart:
 * {@code gap(x) >= (g - g*)'(x - x*) >= (1/beta) mean_i w_i (s_i - s_i*)^2} by co-coercivity, so that the level of an element moves by at most
 * {@code norm_e sqrt(beta gap)} to that of a solution, where an element with weight has a level at the threshold.
 */
public final class Screener {

    private static final double ROUNDING = 1e-13;

    private final Screening screening;
    private final double slopeAtZero;
    private final double smoothness;
    private final double[] levelNorms;
    private final double largest;
    private final int[] dropped;
    private final Removals removals;

    /**
     * For the gauge itself.
     *
     * @throws IllegalArgumentException where the loss has no bound on its second derivative
     */
    public Screener(Screening screening, AtomSet atoms, LinearSum sum, Design columns) {
        this(screening, atoms, sum, columns, null);
    }

    /**
     * For a concave function of the weights, or {@code null} for the gauge itself.
     *
     * @throws IllegalArgumentException where the rule does not speak of such a problem, or the loss has no bound on its second derivative
     */
    public Screener(Screening screening, AtomSet atoms, LinearSum sum, Design columns, @Nullable ConcavePenalty gamma) {
        this(screening, isOff(screening) ? new double[0] : atoms.norms(sum, columns), atoms, sum, columns, gamma);
    }

    /**
     * For the gauge itself, with norms that are known, those of {@link AtomSet#norms}.
     *
     * @throws IllegalArgumentException where the loss has no bound on its second derivative
     */
    public Screener(Screening screening, double[] norms, AtomSet atoms, LinearSum sum, Design columns) {
        this(screening, norms, atoms, sum, columns, null);
    }

    private Screener(
            Screening screening,
            double[] norms,
            AtomSet atoms,
            LinearSum sum,
            Design columns,
            @Nullable ConcavePenalty gamma) {
        requireMatch(screening, gamma);
        this.screening = screening;
        this.slopeAtZero = gamma == null ? 1 : gamma.derivative(0);
        this.smoothness = sum.loss().smoothness();
        boolean off = isOff(screening);
        if (!off && !Double.isFinite(smoothness)) {
            throw new IllegalArgumentException(
                    "screening needs a loss with a bound on its second derivative, got " + sum.loss());
        }
        this.levelNorms = off ? new double[0] : atoms.levelNorms(norms, sum, columns);
        double most = 0;
        for (double norm : norms) {
            most = Math.max(most, norm);
        }
        this.largest = off ? 0 : most;
        this.dropped = new int[off ? 0 : atoms.elements()];
        this.removals = new Removals(off ? 0 : atoms.elements(), screening.isProven());
    }

    private static boolean isOff(Screening screening) {
        return screening instanceof Screening.Off;
    }

    private static void requireMatch(Screening screening, @Nullable ConcavePenalty gamma) {
        if (gamma == null && screening instanceof Screening.Heuristic) {
            throw new IllegalArgumentException(
                    "heuristic screening is for a concave function of the weights; there is none, and"
                            + " the safe rules hold");
        }
        if (gamma != null && !(screening instanceof Screening.Heuristic || isOff(screening))) {
            throw new IllegalArgumentException("with the concave " + gamma
                    + " no screening rule is safe: switch it off or take the heuristic, got " + screening);
        }
    }

    /** The smoothness of the sum in the gauge, {@code beta max_e norm_e^2}; 0 where nothing is screened. */
    public double smoothnessInGauge() {
        return smoothness * largest * largest;
    }

    /** Those removed so far. */
    public Removals removals() {
        return removals;
    }

    /**
     * What rounding can hide of the gap of a certificate: a gap of 0, met at the end of a run, would remove elements of the solution whose levels
     * differ in their last digits.
     */
    public static double roundingOf(Certificate certificate) {
        return ROUNDING * (Math.abs(certificate.value()) + Math.abs(certificate.dual()));
    }

    /** Removes what the latest {@link AtomicPoint#support} of a point with this gap allows. Cost: one look at every kept element. */
    public void screen(AtomicPoint point, double gap, long iteration) {
        if (isPossible(gap)) {
            drop(point, point.threshold(), point.thresholdNorm(levelNorms), 1, gap, iteration);
        }
    }

    /**
     * The same for elements whose levels belong to a point with this gap, the largest of them {@code threshold} at the element {@code best}.
     */
    public void screen(KeptElements elements, double threshold, int best, double gap, long iteration) {
        if (isPossible(gap)) {
            drop(elements, threshold, levelNorms[best], 1, gap, iteration);
        }
    }

    /**
     * For a linear penalty, whose gap is that of the point and of slopes scaled down: those at the point may be further from a solution's, as
     * {@link #screenBelow} says, and the threshold moves as the levels do.
     */
    public void screenLinear(AtomicPoint point, double gap, long iteration) {
        if (isPossible(gap)) {
            drop(point, point.threshold(), point.thresholdNorm(levelNorms), 2, gap, iteration);
        }
    }

    /**
     * For a linear penalty, whose threshold is its weight and known. The slopes at a point are within {@code sqrt(2 beta gap)} of those of a
     * solution for its gap to any dual point: {@code F(x) - F* >= f(x) - f(x*) - g*'(x - x*) >= (1/2 beta) mean_i w_i (s_i - s_i*)^2}.
     * Reference: {@code ndiaye2017gap}.
     */
    public void screenBelow(KeptElements elements, double threshold, double gap, long iteration) {
        if (isPossible(gap)) {
            drop(elements, threshold, 0, 2, gap, iteration);
        }
    }

    private boolean isPossible(double gap) {
        return !isOff(screening) && gap < Double.POSITIVE_INFINITY;
    }

    /** {@code spread}: the slopes are within {@code sqrt(spread beta gap)} of those of a solution. */
    private void drop(
            KeptElements elements, double threshold, double ofThreshold, double spread, double gap, long iteration) {
        double root = Math.sqrt(spread * smoothness * Math.max(gap, 0));
        double ofGauge = factorOfGauge(ofThreshold) * largest * root;
        int count = 0;
        for (int i = 0; i < elements.kept(); i++) {
            int e = elements.keptElement(i);
            double radius = screening instanceof Screening.OfElements ? (ofThreshold + levelNorms[e]) * root : ofGauge;
            if (threshold - elements.level(e) > radius) {
                dropped[count++] = e;
                removals.add(e, iteration, gap, radius, threshold, elements.level(e));
            }
        }
        if (count > 0) {
            elements.drop(dropped, count);
        }
    }

    /** A known threshold does not move, which halves the factor of the rule. */
    private double factorOfGauge(double ofThreshold) {
        double factor = screening instanceof Screening.OfGauge rule ? rule.factor() : 2 * slopeAtZero;
        return ofThreshold > 0 ? factor : factor / 2;
    }
}
