package io.glissade.testkit;

import static io.glissade.testkit.ForAll.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.space.BlockSpace.Block;
import io.glissade.space.RowSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every {@link RowSpace} must keep, beyond being a space of blocks. Give it a block of two rows or more.
 *
 * @param <V> the vector type
 */
public interface RowSpaceContract<V> extends BlockSpaceContract<V> {

    @Override
    RowSpace<V> space();

    @Test
    default void rowsDivideTheBlocks() {
        assertThat(space().rows())
                .isEqualTo(rows().size())
                .isGreaterThan(space().blocks().size());
    }

    @Test
    default void rowNormsAreTheNormsOfTheRows() {
        V x = fromArray(random(60).doubles(space().dimension(), -3, 3).toArray());
        double[] stored = toArray(x);
        double[] norms = new double[space().rows()];
        Arrays.fill(norms, Double.NaN);
        space().rowNorms(x, norms);
        List<Row> rows = rows();
        for (int row = 0; row < norms.length; row++) {
            Row part = rows.get(row);
            double expected = Math.sqrt(Arrays.stream(stored, part.from, part.to)
                    .map(value -> value * value)
                    .sum());
            assertThat(norms[row]).as("row %d", row).isCloseTo(expected, within(1e-12 * expected));
        }
        assertThat(toArray(x)).isEqualTo(stored);
    }

    @Test
    default void rowNormsSurviveSquaresOutsideSinglePrecision() {
        for (double size : new double[] {0x1p100, 0x1p-100}) {
            double[] coordinates = new double[Math.toIntExact(space().dimension())];
            Arrays.fill(coordinates, size);
            double[] norms = new double[space().rows()];
            space().rowNorms(fromArray(coordinates), norms);
            List<Row> rows = rows();
            for (int row = 0; row < norms.length; row++) {
                double expected = size * Math.sqrt(rows.get(row).to - rows.get(row).from);
                assertThat(norms[row]).isCloseTo(expected, within(1e-14 * expected));
            }
        }
    }

    @Test
    default void rowNormsOfZerosAreZero() {
        double[] norms = new double[space().rows()];
        Arrays.fill(norms, Double.NaN);
        space().rowNorms(space().zero(), norms);
        assertThat(norms).containsOnly(0.0);
    }

    @Test
    default void scaleRowsGivesEachRowItsFactor() {
        V x = fromArray(random(61).doubles(space().dimension(), -3, 3).toArray());
        double[] expected = toArray(x);
        double[] factors = new double[space().rows()];
        List<Row> rows = rows();
        for (int row = 0; row < factors.length; row++) {
            factors[row] = 1 << (row % 5);
            for (int i = rows.get(row).from; i < rows.get(row).to; i++) {
                expected[i] *= factors[row];
            }
        }
        space().scaleRows(factors, x);
        assertThat(toArray(x)).isEqualTo(expected);
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        int from = 0;
        for (Block block : space().blocks()) {
            int width = Math.toIntExact(block.length() / block.rows());
            for (long i = 0; i < block.rows(); i++, from += width) {
                rows.add(new Row(from, from + width));
            }
        }
        return rows;
    }

    /** Where a row lies in the vector. */
    record Row(int from, int to) {}
}
