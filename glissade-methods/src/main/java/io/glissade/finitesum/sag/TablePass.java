package io.glissade.finitesum.sag;

import io.glissade.finitesum.Pass;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.iterate.LinearIterate;
import io.glissade.finitesum.iterate.SlopeTable;
import io.glissade.linear.LinearSum;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The passes of every method that moves along the average of a table of slopes. */
final class TablePass implements Pass {

    private final LinearSum sum;
    private final LinearIterate iterate;
    private final SlopeTable table;
    private final Visits visits;
    private final long seed;
    private long visited;

    /** {@code name} is for the message that refuses an l1 penalty. */
    TablePass(String name, LinearSum sum, boolean divideBySeen, Visits visits, Start start, long seed) {
        this.sum = sum;
        this.iterate = LinearIterate.of(name, sum);
        this.table = new SlopeTable(sum.rows(), divideBySeen);
        this.visits = visits;
        this.seed = seed;
        begin(start.point(), start.slopes());
    }

    private void begin(double[] x0, double @Nullable [] slopes) {
        table.restart(slopes);
        iterate.set(x0, slopes == null ? sum.space().zero() : table.sum(sum));
        visits.restart(new SplittableRandom(seed));
        visited = 0;
    }

    @Override
    public void restart(double[] x0) {
        begin(x0, null);
    }

    @Override
    public void run() {
        visited += visits.pass(iterate, table);
        iterate.point();
    }

    @Override
    public double[] point() {
        return iterate.point();
    }

    @Override
    public double[] slopes() {
        return table.slopes();
    }

    @Override
    public boolean combine(double[] out) {
        iterate.sum(1.0 / sum.rows(), out);
        return true;
    }

    @Override
    public double evaluations() {
        return (double) visited / sum.rows();
    }

    @Override
    public double stepSize() {
        return visits.stepSize();
    }
}
