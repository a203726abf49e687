package io.glissade.finitesum.choice;

import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.batch.LimitedMemoryBfgs;
import io.glissade.finitesum.batch.NewtonCholesky;
import io.glissade.finitesum.batch.SubsampledNewton;
import io.glissade.finitesum.sag.Lipschitz;
import io.glissade.finitesum.sag.Sag;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import java.util.Locale;

/**
 * The method that should be the first to a certified relative gap of 1e-6 on a sum, and why, in one sentence.
 *
 * <p>Each method is given the seconds {@code iterations * operations * seconds per operation}, and the least is chosen. With n rows, z
 * entries, q coordinates, {@code s} the sum of the squared numbers of entries of the rows and {@code kappa} the mean smoothness of
 * the terms over {@code l2}:
 *
 * <ul>
 *   <li>an evaluation of all rows: 2 z at 1.1 ns, 30 n at 1 ns for the losses;
 *   <li>a Hessian: s / 2 at 0.25 ns (dense) or 1.2 ns (sparse), and its factor q^3 / 3 at 0.2 ns;
 *   <li>Newton: 10 evaluations, Hessians and factors;
 *   <li>Newton on a sample of 1000 q rows: 6 evaluations, 2 more to score the rows, and 10 Hessians and factors of the sample;
 *   <li>L-BFGS: 150 evaluations, or {@code 8 sqrt(kappa)} where the condition is so good that these are fewer;
 *   <li>the average gradient: {@code 25 + 2 kappa / n} passes at 4 ns for each dense and 15 ns for each sparse entry, and 60 ns for
 *       each row. It needs {@code l2}.
 * </ul>
 *
 * <p>The nanoseconds were measured on one thread of a 2.4 GHz core, the iterations on covtype and a9a with {@code l2 = 1/n}; they are a
 * model to choose by, not a promise. A loss without a bound on its second derivative leaves only the batch methods.
 *
 * @param method to start
 * @param reason one sentence, without a full stop
 */
public record MethodChoice(FiniteSumMethod method, String reason) {

    private static final double ENTRY = 2 * 1.1e-9;
    private static final double LOSS = 30e-9;
    private static final double DENSE_PRODUCT = 0.25e-9;
    private static final double SPARSE_PRODUCT = 1.2e-9;
    private static final double FACTOR_PRODUCT = 0.2e-9;
    private static final double DENSE_VISIT = 4e-9;
    private static final double SPARSE_VISIT = 15e-9;
    private static final double ROW_VISIT = 60e-9;

    /** The choice for a sum without {@code l1}. Cost: one pass. An {@link IllegalArgumentException} with {@code l1}. */
    public static MethodChoice of(LinearSum sum) {
        if (sum.l1() > 0) {
            throw new IllegalArgumentException(
                    "a choice among smooth methods needs l1 = 0, got " + sum.l1() + "; saga takes an l1 penalty");
        }
        double condition = condition(sum);
        Candidate best = newton(sum);
        for (Candidate other : new Candidate[] {sampled(sum), limitedMemory(sum, condition), average(sum, condition)}) {
            best = other.seconds < best.seconds ? other : best;
        }
        return new MethodChoice(
                best.method,
                String.format(
                        Locale.ROOT,
                        "%s: about %.2g s are expected on %d rows, %d columns and %d entries, the least of what fits",
                        best.why,
                        best.seconds,
                        sum.rows(),
                        sum.design().columns(),
                        sum.design().entries()));
    }

    private record Candidate(FiniteSumMethod method, double seconds, String why) {}

    private static double condition(LinearSum sum) {
        if (sum.l2() == 0 || !Double.isFinite(sum.loss().smoothness())) {
            return Double.POSITIVE_INFINITY;
        }
        return 1 + Lipschitz.of(sum).mean() / sum.l2();
    }

    private static double evaluation(LinearSum sum) {
        return ENTRY * sum.design().entries() + LOSS * sum.rows();
    }

    private static double products(LinearSum sum) {
        if (sum.design() instanceof DenseDesign dense) {
            return DENSE_PRODUCT * dense.entries() * dense.columns() / 2;
        }
        int[] starts = ((SparseDesign) sum.design()).starts();
        double squares = 0;
        for (int i = 0; i + 1 < starts.length; i++) {
            double entries = starts[i + 1] - starts[i];
            squares += entries * entries;
        }
        return SPARSE_PRODUCT * squares / 2;
    }

    private static double factor(LinearSum sum) {
        double dimension = sum.space().dimension();
        return FACTOR_PRODUCT * dimension * dimension * dimension / 3;
    }

    private static boolean fitsATriangle(LinearSum sum) {
        return sum.space().dimension() <= NewtonCholesky.MOST_COLUMNS;
    }

    private static Candidate newton(LinearSum sum) {
        double seconds = 10 * (evaluation(sum) + products(sum) + factor(sum));
        return new Candidate(
                new NewtonCholesky(),
                fitsATriangle(sum) ? seconds : Double.POSITIVE_INFINITY,
                "newton-cholesky, because there are few columns");
    }

    private static Candidate sampled(LinearSum sum) {
        double share = SubsampledNewton.OF_A_THOUSAND.rowsPerColumn()
                * (double) sum.space().dimension()
                / sum.rows();
        double seconds = 8 * evaluation(sum) + 10 * (share * (products(sum) + evaluation(sum)) + factor(sum));
        return new Candidate(
                SubsampledNewton.OF_A_THOUSAND,
                fitsATriangle(sum) && share < 0.5 ? seconds : Double.POSITIVE_INFINITY,
                "subsampled-newton, because there are few columns and many more rows");
    }

    private static Candidate limitedMemory(LinearSum sum, double condition) {
        return new Candidate(
                LimitedMemoryBfgs.OF_TEN,
                Math.min(150, 8 * Math.sqrt(condition)) * evaluation(sum),
                sum.l2() == 0
                        ? "l-bfgs, because there are many columns and no l2"
                        : "l-bfgs, because there are many columns and the condition is fair");
    }

    private static Candidate average(LinearSum sum, double condition) {
        double visit = sum.design() instanceof DenseDesign ? DENSE_VISIT : SPARSE_VISIT;
        double pass = visit * sum.design().entries() + ROW_VISIT * sum.rows();
        boolean fits = sum.l2() > 0 && Double.isFinite(sum.loss().smoothness());
        return new Candidate(
                Sag.WITH_LINE_SEARCH,
                fits ? (25 + 2 * condition / sum.rows()) * pass : Double.POSITIVE_INFINITY,
                "sag with a line search, because there are many columns and the condition is within reach of the rows");
    }
}
