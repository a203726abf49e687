package io.glissade.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.space.BlockSpace.Block;
import io.glissade.testkit.CoordinateSpaceContract;
import io.glissade.testkit.RowSpaceContract;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EuclideanSpaceTest implements RowSpaceContract<double[]>, CoordinateSpaceContract<double[]> {

    private final EuclideanSpace space = new EuclideanSpace(List.of(
            new Block("weight", 0, 10_000, 80), new Block("bias", 10_000, 1), new Block("gate", 10_001, 1_237)));

    @Override
    public EuclideanSpace space() {
        return space;
    }

    @Override
    public double[] toArray(double[] x) {
        return x.clone();
    }

    @Override
    public double[] fromArray(double[] coordinates) {
        return coordinates.clone();
    }

    @Override
    public double tolerance() {
        return 0x1p-51;
    }

    @Test
    void normIsExactAtTheEdgesOfTheDoubleRange() {
        for (double size : new double[] {1e-320, 1e-300, 1e-160, 1e-140, 1e140, 1e155, 1e300}) {
            EuclideanSpace plane = new EuclideanSpace(2);
            double norm = plane.norm(new double[] {3 * size, 4 * size});
            assertThat(norm).as("size %s", size).isCloseTo(5 * size, within(5 * size * 1e-15 + Double.MIN_VALUE));
        }
    }

    @Test
    void normBeyondTheDoubleRangeIsInfinite() {
        double[] x = new double[100];
        Arrays.fill(x, Double.MAX_VALUE);
        assertThat(new EuclideanSpace(100).norm(x)).isInfinite();
    }

    @Test
    void blockNormsSurviveTinyBlocksBesideLargeOnes() {
        EuclideanSpace two = new EuclideanSpace(new LinkedHashMap<>(Map.of("x", 4)));
        double[] norms = new double[1];
        two.blockNorms(new double[] {1e200, 1e200, 1e200, 1e200}, norms);
        assertThat(norms[0]).isCloseTo(2e200, within(1e186));
    }

    @Test
    void firstNonFiniteNamesBlockAndIndexWithinIt() {
        double[] x = space.zero();
        x[10_005] = Double.NaN;
        x[10_006] = Double.POSITIVE_INFINITY;
        assertThat(space.firstNonFinite(x)).isEqualTo("gate[4]");
    }

    @Test
    void clampLeavesNaNForTheCheckThatNamesIt() {
        double[] x = {Double.NaN, 3};
        EuclideanSpace plane = new EuclideanSpace(2);
        assertThat(plane.clamp(1, x)).isEqualTo(0.5);
        assertThat(plane.firstNonFinite(x)).isEqualTo("x[0]");
        assertThat(x[1]).isEqualTo(1);
    }

    @Test
    void rowsDivideTheirBlock() {
        for (long rows : new long[] {0, -1, 4}) {
            assertThatThrownBy(() -> new Block("weight", 0, 10, rows))
                    .hasMessage("rows must divide the length 10 of block weight, got " + rows);
        }
        assertThat(new Block("bias", 0, 10).rows()).isEqualTo(1);
    }

    @Test
    void rowNormsAreExactAtTheEdgesOfTheDoubleRange() {
        EuclideanSpace matrix = new EuclideanSpace(List.of(new Block("x", 0, 4, 2)));
        double[] norms = new double[2];
        matrix.rowNorms(new double[] {3e200, 4e200, 3e-200, 4e-200}, norms);
        assertThat(norms[0]).isCloseTo(5e200, within(1e186));
        assertThat(norms[1]).isCloseTo(5e-200, within(1e-214));
    }

    @Test
    void spacesAndBlocksRefuseLengthsBelowOne() {
        assertThatThrownBy(() -> new EuclideanSpace(0)).hasMessage("length must be at least 1, got 0 for block x");
        assertThatThrownBy(() -> new EuclideanSpace(Map.of())).hasMessage("a space needs at least one block, got none");
        assertThatThrownBy(() -> new Block("weight", -1, 5)).hasMessage("offset must not be negative, got -1");
        List<Block> gap = List.of(new Block("a", 0, 2), new Block("b", 3, 2));
        assertThatThrownBy(() -> new EuclideanSpace(gap)).hasMessage("block b must start at 2, got 3");
    }
}
