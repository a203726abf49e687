package io.glissade.linear;

import static io.glissade.testkit.ForAll.forAll;
import static io.glissade.testkit.ForAll.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class DesignTest {

    private static final double TOLERANCE = 1e-13;

    private static DenseDesign matrix(RandomGenerator random) {
        return RandomDesigns.dense(random, 1 + random.nextInt(12), 1 + random.nextInt(9), 1 + random.nextInt(3));
    }

    private static double[] row(DenseDesign dense, int row) {
        double[] entries = new double[dense.columns()];
        System.arraycopy(dense.values(), row * dense.columns(), entries, 0, entries.length);
        return entries;
    }

    /** Both kinds of storage against the definition, entry by entry. */
    @Test
    void denseAndSparseRowsDoWhatTheirMatrixDoes() {
        forAll(80, 300, DesignTest::matrix, dense -> {
            RandomGenerator random = random(dense.rows() * 31L + dense.columns());
            int outputs = 1 + random.nextInt(4);
            double[] x = RandomDesigns.gaussian(random, dense.columns() * outputs + 2);
            double[] scales = RandomDesigns.gaussian(random, outputs);
            for (Design design : new Design[] {dense, RandomDesigns.sparse(dense)}) {
                assertThat(design.rows()).isEqualTo(dense.rows());
                assertThat(design.columns()).isEqualTo(dense.columns());
                for (int i = 0; i < dense.rows(); i++) {
                    holdsAgainst(row(dense, i), design, i, x, scales);
                }
            }
        });
    }

    private static void holdsAgainst(double[] row, Design design, int i, double[] x, double[] scales) {
        double product = 0;
        double squares = 0;
        double[] sum = x.clone();
        double[] products = new double[scales.length];
        double[] sums = x.clone();
        for (int j = 0; j < row.length; j++) {
            product += row[j] * x[j];
            squares += row[j] * row[j];
            sum[j] += 0.7 * row[j];
            for (int k = 0; k < scales.length; k++) {
                products[k] += row[j] * x[j * scales.length + k];
                sums[j * scales.length + k] += scales[k] * row[j];
            }
        }
        double[] out = x.clone();
        double[] productsOut = RandomDesigns.gaussian(random(5), scales.length);
        double[] sumsOut = x.clone();
        design.add(i, 0.7, out);
        design.dots(i, x, productsOut);
        design.addAll(i, scales, sumsOut);
        assertThat(design.dot(i, x)).isCloseTo(product, within(TOLERANCE));
        assertThat(design.squaredNorm(i)).isCloseTo(squares, within(TOLERANCE));
        assertThat(out).containsExactly(sum, within(TOLERANCE));
        assertThat(productsOut).containsExactly(products, within(TOLERANCE));
        assertThat(sumsOut).containsExactly(sums, within(TOLERANCE));
    }

    @Test
    void chosenRowsComeInTheirOrderAndMayRepeat() {
        DenseDesign dense = RandomDesigns.dense(random(81), 11, 5, 2);
        int[] chosen = {10, 0, 4, 4, 3};
        for (Design design : new Design[] {dense, RandomDesigns.sparse(dense)}) {
            Design selected = design.select(chosen);
            assertThat(selected.rows()).isEqualTo(5);
            assertThat(selected.columns()).isEqualTo(5);
            for (int i = 0; i < chosen.length; i++) {
                double[] entries = new double[5];
                selected.add(i, 1, entries);
                assertThat(entries).isEqualTo(row(dense, chosen[i]));
            }
        }
        assertThat(RandomDesigns.sparse(dense).select(new int[] {4, 4}).entries())
                .isZero();
    }

    @Test
    void weightedSumsAreThoseOfTheMatrixWithScaledColumns() {
        forAll(82, 100, DesignTest::matrix, dense -> {
            RandomGenerator random = random(dense.columns());
            double[] weights = RandomDesigns.gaussian(random, dense.columns());
            double[] before = RandomDesigns.gaussian(random, dense.columns());
            for (Design design : new Design[] {dense, RandomDesigns.sparse(dense)}) {
                for (int i = 0; i < dense.rows(); i++) {
                    double[] row = row(dense, i);
                    double squares = 0;
                    double[] expected = before.clone();
                    for (int j = 0; j < row.length; j++) {
                        squares += weights[j] * row[j] * row[j];
                        expected[j] += 0.3 * weights[j] * row[j];
                    }
                    double[] out = before.clone();
                    design.addWeighted(i, 0.3, weights, out);
                    assertThat(out).containsExactly(expected, within(TOLERANCE));
                    assertThat(design.weightedSquaredNorm(i, weights)).isCloseTo(squares, within(TOLERANCE));
                }
            }
        });
    }

    /** Larger than the squares in which dense numbers are moved. */
    @Test
    void transposedColumnsAreRows() {
        DenseDesign dense = RandomDesigns.dense(random(9), 45, 70, 2);
        for (Design design : new Design[] {dense, RandomDesigns.sparse(dense)}) {
            Design transposed = design.transposed();
            assertThat(transposed.getClass()).isEqualTo(design.getClass());
            assertThat(transposed.rows()).isEqualTo(70);
            assertThat(transposed.columns()).isEqualTo(45);
            for (int j = 0; j < 70; j++) {
                double[] column = new double[45];
                transposed.add(j, 1, column);
                for (int i = 0; i < 45; i++) {
                    assertThat(column[i]).isEqualTo(dense.values()[i * 70 + j]);
                }
            }
        }
    }

    @Test
    void entriesAreTheNumbersStored() {
        DenseDesign dense = new DenseDesign(2, 3, new double[] {1, 0, 2, 0, 0, 3});
        assertThat(dense.entries()).isEqualTo(6);
        assertThat(RandomDesigns.sparse(dense).entries()).isEqualTo(3);
    }

    @Test
    void arraysThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new DenseDesign(2, 3, new double[5]))
                .hasMessage("values must be rows * columns = 6 numbers, got 5");
        assertThatThrownBy(() -> new DenseDesign(0, 3, new double[0])).hasMessage("rows must be at least 1, got 0");
        assertThatThrownBy(() -> new DenseDesign(50_000, 50_000, new double[1]))
                .hasMessage("values must be rows * columns = 2500000000 numbers, got 1");
        assertThatThrownBy(() -> new SparseDesign(3, new int[] {0}, new int[0], new double[0]))
                .hasMessage("rows must be at least 1, got 0");
        assertThatThrownBy(() -> new SparseDesign(0, new int[] {0, 0}, new int[0], new double[0]))
                .hasMessage("columns must be at least 1, got 0");
        assertThatThrownBy(() -> new SparseDesign(3, new int[] {0, 2}, new int[] {0}, new double[] {1}))
                .hasMessageStartingWith("starts must go from 0 to the number of indices and of values, got 0 to 2");
        assertThatThrownBy(() -> new SparseDesign(3, new int[] {0, 2, 1, 2}, new int[] {0, 1}, new double[2]))
                .hasMessage("starts must not descend, do so at row 1");
    }

    @Test
    void columnsOutOfOrderOrOutOfRangeAreRefused() {
        for (int[] indices : new int[][] {{1, 1}, {2, 0}, {0, 3}, {-1, 2}}) {
            assertThatThrownBy(() -> new SparseDesign(3, new int[] {0, 0, 2}, indices, new double[2]))
                    .hasMessageStartingWith("indices of a row must ascend strictly within [0, 3), row 1 has ");
        }
    }
}
