package io.glissade.finitesum.sag;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.PassRun;
import io.glissade.finitesum.Start;
import io.glissade.linear.LinearSum;
import io.glissade.parameter.Require;

/**
 * SAG that draws more often the rows whose loss bends more, with constants it finds on the way. At each visit a row's constant is halved
 * and then doubled until its term descends as it should. Among n rows of which m have been seen
 *
 * <pre>a row not seen yet            with probability (n - m) / n
 * a row seen, by L_i + L_mean   otherwise
 * step = (n - m)/n 1/(L_max + l2) + m/n (1/2) (1/(L_max + l2) + 1/(L_mean + l2))</pre>
 *
 * <p>where {@code L_max} decays by {@code 2^(-1/n)} a visit and {@code L_mean} is over the rows seen. No draw is corrected for its
 * probability. Not covered by a theorem; needs {@code l1 = 0}. Cost of a step: one pass over the rows in random order, and two or
 * three evaluations of the loss a visit. Choose it for dense rows of very different length, where it gains orders of magnitude.
 *
 * <p>Reference: {@code schmidt2017sag}, section 5.5; the settings are those of the authors' code.
 *
 * @param initial the constant every row and the maximum begin with, positive
 * @param divideBySeen whether the sum of the table is divided by the rows seen rather than by all
 */
public record AdaptiveSag(double initial, boolean divideBySeen) implements FiniteSumMethod {

    /** From 1, divided by the rows seen. */
    public static final AdaptiveSag STANDARD = new AdaptiveSag(1, true);

    public AdaptiveSag {
        Require.positive("initial", initial);
    }

    @Override
    public FiniteSumIteration start(LinearSum sum, Start start, Evaluation evaluation, long seed) {
        return new PassRun(
                sum,
                evaluation,
                new TablePass("adaptive sag", sum, divideBySeen, new AdaptiveSagVisits(sum, this), start, seed));
    }
}
