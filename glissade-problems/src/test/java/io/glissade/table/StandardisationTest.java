package io.glissade.table;

import static io.glissade.testkit.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.linear.DenseDesign;
import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Logistic;
import io.glissade.testkit.ForAll;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class StandardisationTest {

    private static final double[][] ROWS = {{1, 0, 7}, {3, 4, 7}, {5, 0, 7}, {7, 0, 7}};

    private static double[][] random(RandomGenerator random) {
        double[][] rows = new double[2 + random.nextInt(20)][1 + random.nextInt(5)];
        for (double[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                row[j] = random.nextInt(3) == 0 ? 0 : 5 * random.nextGaussian() + 3;
            }
        }
        return rows;
    }

    private static double[] gaussian(RandomGenerator random, int length) {
        return random.doubles(length, -2, 2).toArray();
    }

    @Test
    void meanAndDeviationAreThoseOfTheBooks() {
        Standardisation dense = Standardisation.of(Tables.dense(ROWS), null);
        assertThat(dense.mean()).containsExactly(4, 1, 7);
        assertThat(dense.scale()).containsExactly(new double[] {Math.sqrt(20.0 / 3), 2, 1}, within(1e-15));
        Standardisation sparse = Standardisation.of(Tables.sparse(ROWS), null);
        assertThat(sparse.mean()).containsOnly(0);
        assertThat(sparse.scale()).containsExactly(dense.scale(), within(1e-15));
    }

    @Test
    void standardisedColumnsHaveMeanZeroAndVarianceOne() {
        forAll(5, 200, StandardisationTest::random, rows -> {
            DenseDesign raw = Tables.dense(rows);
            double[][] scaled = Tables.numbers(Standardisation.of(raw, null).applyTo(raw));
            for (int j = 0; j < raw.columns(); j++) {
                double sum = 0;
                double squares = 0;
                boolean constant = true;
                for (int i = 0; i < rows.length; i++) {
                    sum += scaled[i][j];
                    squares += scaled[i][j] * scaled[i][j];
                    constant &= rows[i][j] == rows[0][j];
                }
                assertThat(sum).isCloseTo(0, within(1e-13 * rows.length));
                assertThat(squares).isCloseTo(constant ? 0 : rows.length - 1, within(1e-12 * rows.length));
            }
        });
    }

    /** Rows k times over have the same mean; their variance has n of all copies in n / (n - 1). */
    @Test
    void weightsCountLikeRowsRepeated() {
        double[] weights = {1, 2, 3, 2};
        double[][] repeated = {ROWS[0], ROWS[1], ROWS[1], ROWS[2], ROWS[2], ROWS[2], ROWS[3], ROWS[3]};
        for (boolean isDense : new boolean[] {true, false}) {
            Standardisation weighted = Standardisation.of(isDense ? Tables.dense(ROWS) : Tables.sparse(ROWS), weights);
            Standardisation copies =
                    Standardisation.of(isDense ? Tables.dense(repeated) : Tables.sparse(repeated), null);
            assertThat(weighted.mean()).containsExactly(copies.mean(), within(1e-15));
            for (int j = 0; j < 2; j++) {
                double unbiased = Math.sqrt(4.0 / 3 / (8.0 / 7));
                assertThat(weighted.scale()[j]).isCloseTo(unbiased * copies.scale()[j], within(1e-14));
            }
            assertThat(weighted.scale()[2]).isEqualTo(1);
        }
        assertThatThrownBy(() -> Standardisation.of(Tables.dense(ROWS), new double[] {1}))
                .hasMessage("weights must be one for each of 4 rows, got 1");
    }

    @Test
    void neitherLargeNorSmallNorShiftedNumbersLoseTheirDeviation() {
        for (double unit : new double[] {1e-200, 1, 1e200}) {
            Standardisation one = Standardisation.of(Tables.dense(new double[][] {{unit}, {3 * unit}}), null);
            assertThat(one.mean()[0] / unit).isCloseTo(2, within(1e-15));
            assertThat(one.scale()[0] / unit).isCloseTo(Math.sqrt(2), within(1e-15));
        }
        Standardisation shifted =
                Standardisation.of(Tables.dense(new double[][] {{1e9 + 1}, {1e9 + 2}, {1e9 + 3}}), null);
        assertThat(shifted.mean()).containsExactly(1e9 + 2);
        assertThat(shifted.scale()[0]).isCloseTo(1, within(1e-6));
    }

    @Test
    void aColumnThatIsTheSameThroughoutKeepsItsScale() {
        double[][] tenths = new double[1_000][1];
        for (double[] row : tenths) {
            row[0] = 0.1;
        }
        Standardisation constant = Standardisation.of(Tables.dense(tenths), null);
        assertThat(constant.scale()).containsExactly(1);
        assertThat(constant.mean()).containsExactly(0.1);
        assertThat(Standardisation.of(Tables.dense(new double[][] {{5}}), null).scale())
                .containsExactly(1);
        assertThat(Standardisation.of(new SparseDesign(2, new int[] {0, 0, 0}, new int[0], new double[0]), null)
                        .scale())
                .containsExactly(1, 1);
    }

    /** (a - m) / s times x, plus c, is a times x / s, plus c - m x / s: for every model, of one output or several. */
    @Test
    void rawCoefficientsGiveTheSameMargins() {
        forAll(6, 200, StandardisationTest::random, rows -> {
            RandomGenerator random = ForAll.random(rows.length);
            for (Design raw : new Design[] {Tables.dense(rows), Tables.sparse(rows)}) {
                Standardisation standardisation = Standardisation.of(raw, null);
                Design scaled = standardisation.applyTo(raw);
                assertThat(scaled).hasSameClassAs(raw);
                for (int outputs = 1; outputs <= 3; outputs++) {
                    double[] x = gaussian(random, (raw.columns() + 1) * outputs);
                    double[] original = x.clone();
                    double[] mapped = standardisation.toRaw(x, outputs);
                    assertThat(x).isEqualTo(original);
                    double[] expected = new double[outputs];
                    double[] found = new double[outputs];
                    for (int i = 0; i < rows.length; i++) {
                        scaled.dots(i, x, expected);
                        raw.dots(i, mapped, found);
                        for (int k = 0; k < outputs; k++) {
                            int intercept = raw.columns() * outputs + k;
                            assertThat(found[k] + mapped[intercept])
                                    .isCloseTo(expected[k] + x[intercept], within(1e-9));
                        }
                    }
                }
            }
        });
    }

    /**
     * Taking the means away changes the intercept and nothing else: with the intercept moved by {@code sum_j x_j m_j} the
     * penalised objective is the same number, so its minimiser is the same too.
     */
    @Test
    void anUnpenalisedInterceptMakesUpForTheMeans() {
        forAll(7, 100, StandardisationTest::random, rows -> {
            RandomGenerator random = ForAll.random(rows.length);
            double[] targets = new double[rows.length];
            for (int i = 0; i < targets.length; i++) {
                targets[i] = random.nextBoolean() ? 1 : -1;
            }
            DenseDesign dense = Tables.dense(rows);
            SparseDesign sparse = Tables.sparse(rows);
            Standardisation centred = Standardisation.of(dense, null);
            Standardisation scaled = Standardisation.of(sparse, null);
            LinearSum one = new LinearSum(centred.applyTo(dense), targets, null, new Logistic(), 0.1, 0.01, true);
            LinearSum other = new LinearSum(scaled.applyTo(sparse), targets, null, new Logistic(), 0.1, 0.01, true);
            double[] x = gaussian(random, dense.columns() + 1);
            double[] shifted = x.clone();
            for (int j = 0; j < dense.columns(); j++) {
                shifted[dense.columns()] -= x[j] * centred.mean()[j] / centred.scale()[j];
            }
            assertThat(other.meanLoss(shifted, null) + other.penalty(shifted))
                    .isCloseTo(one.meanLoss(x, null) + one.penalty(x), within(1e-9));
            assertThat(scaled.toRaw(shifted, 1)).containsExactly(centred.toRaw(x, 1), within(1e-9));
        });
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Standardisation centred = Standardisation.of(Tables.dense(ROWS), null);
        assertThatThrownBy(() -> centred.applyTo(Tables.sparse(ROWS)))
                .hasMessage("means must be 0 for a sparse design, whose zeros must stay zeros");
        assertThatThrownBy(() -> centred.applyTo(Tables.dense(new double[][] {{1}})))
                .hasMessage("design must have 3 columns, has 1");
        assertThatThrownBy(() -> centred.toRaw(new double[3], 1))
                .hasMessage("coefficients must be 4 numbers, 1 for each of 3 features and the intercept, got 3");
        assertThat(Standardisation.of(Tables.sparse(ROWS), null).toRaw(new double[] {2, 2, 2}, 1)[1])
                .isEqualTo(1);
        assertThatThrownBy(() -> new Standardisation(new double[1], new double[] {0}))
                .hasMessage("scale of feature 0 must be positive and finite, got 0.0");
        assertThatThrownBy(() -> new Standardisation(new double[] {Double.NaN}, new double[] {1}))
                .hasMessage("mean of feature 0 must be finite, got NaN");
        assertThatThrownBy(() -> new Standardisation(new double[2], new double[1]))
                .hasMessage("scale must be one for each of 2 means, got 1");
    }
}
