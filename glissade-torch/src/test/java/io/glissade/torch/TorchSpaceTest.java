package io.glissade.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.glissade.space.BlockSpace.Block;
import io.glissade.testkit.CoordinateSpaceContract;
import io.glissade.testkit.RowSpaceContract;
import io.glissade.torch.TorchSpace.Precision;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class TorchSpaceTest {

    private static final List<Block> BLOCKS = List.of(new Block("first", 0, 700, 7), new Block("second", 700, 1500));

    private interface Contract extends RowSpaceContract<Tensor>, CoordinateSpaceContract<Tensor> {

        @Override
        TorchSpace space();

        @Override
        default double[] toArray(Tensor x) {
            return space().toArray(x);
        }

        @Override
        default Tensor fromArray(double[] coordinates) {
            Tensor x = space().zero();
            space().copy(coordinates, x);
            return x;
        }
    }

    @Nested
    final class InSinglePrecision implements Contract {
        private final TorchSpace space = new TorchSpace(BLOCKS, Precision.FLOAT);

        @Override
        public TorchSpace space() {
            return space;
        }

        @Override
        public double tolerance() {
            return 1.2e-7;
        }
    }

    @Nested
    final class InDoublePrecision implements Contract {
        private final TorchSpace space = new TorchSpace(BLOCKS, Precision.DOUBLE);

        @Override
        public TorchSpace space() {
            return space;
        }

        @Override
        public double tolerance() {
            return 4.5e-16;
        }
    }

    /** A sum in single precision of squares of 1e20 is infinite; accumulated in double the norm is not. */
    @Test
    void theNormOfSinglePrecisionDoesNotOverflow() {
        TorchSpace space = new TorchSpace(List.of(new Block("x", 0, 4)), Precision.FLOAT);
        Tensor x = space.zero();
        space.copy(new double[] {1e20, 1e20, 1e20, 1e20}, x);
        assertThat(space.norm(x) / 2e20).isCloseTo(1, within(1e-7));
    }

    @Test
    void rowNormsOfDoublesAreExactAtTheEdgesOfTheRange() {
        TorchSpace space = new TorchSpace(List.of(new Block("x", 0, 4, 2)), Precision.DOUBLE);
        Tensor x = space.zero();
        space.copy(new double[] {3e200, 4e200, 3e-200, 4e-200}, x);
        double[] norms = new double[2];
        space.rowNorms(x, norms);
        assertThat(norms[0]).isCloseTo(5e200, within(1e186));
        assertThat(norms[1]).isCloseTo(5e-200, within(1e-214));
    }

    /** More than a million coordinates are worked on in parts; a row wider than a part is its own. */
    @Test
    void rowsAreRightAcrossTheParts() {
        for (long rows : new long[] {1, 3, 1500}) {
            TorchSpace space = new TorchSpace(List.of(new Block("x", 0, 4_500_000, rows)), Precision.FLOAT);
            Tensor x = space.zero();
            double[] ones = new double[4_500_000];
            Arrays.fill(ones, 1);
            space.copy(ones, x);
            double[] factors = new double[(int) rows];
            Arrays.setAll(factors, i -> i + 1);
            space.scaleRows(factors, x);
            double[] norms = new double[(int) rows];
            space.rowNorms(x, norms);
            for (int row = 0; row < rows; row++) {
                double expected = (row + 1) * Math.sqrt(4_500_000.0 / rows);
                assertThat(norms[row]).isCloseTo(expected, within(1e-12 * expected));
            }
            x.close();
        }
    }

    @Test
    void aParameterOfANetworkHasTheRowsOfItsFirstDimension() {
        try (Network<ImageBatch> perceptron = Example.perceptron(Precision.FLOAT)) {
            assertThat(perceptron.parameters().space().blocks())
                    .extracting(Block::length, Block::rows)
                    .containsExactly(tuple(640L, 10L), tuple(10L, 1L), tuple(30L, 3L), tuple(3L, 1L));
        }
    }

    @Test
    void blocksWithAGapAreRefused() {
        List<Block> gap = List.of(new Block("a", 0, 2), new Block("b", 3, 2));
        assertThatThrownBy(() -> new TorchSpace(gap, Precision.FLOAT)).hasMessage("block b must start at 2, got 3");
        assertThatThrownBy(() -> new TorchSpace(List.of(), Precision.FLOAT))
                .hasMessage("a space needs at least one block, got none");
    }
}
