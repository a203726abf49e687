package io.glissade.finitesum;

import org.jspecify.annotations.Nullable;

/**
 * Where a run begins.
 *
 * @param point copied when the run starts
 * @param slopes the table: the derivative of each row's loss where it was last seen, copied when the run starts; {@code null} for a
 *     table of zeros of which no row counts as seen
 */
@SuppressWarnings("ArrayRecordComponent")
public record Start(double[] point, double @Nullable [] slopes) {

    /** At zero, with nothing seen. */
    public static Start atZero(int dimension) {
        return new Start(new double[dimension], null);
    }

    /** Where another run stands, with its table: the warm start of a path. */
    public static Start from(FiniteSumIteration run) {
        double[] slopes = run.slopes();
        return new Start(run.point().clone(), slopes == null ? null : slopes.clone());
    }
}
