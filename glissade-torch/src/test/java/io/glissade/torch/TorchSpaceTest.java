package io.glissade.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.space.BlockSpace.Block;
import io.glissade.testkit.BlockSpaceContract;
import io.glissade.testkit.CoordinateSpaceContract;
import io.glissade.torch.TorchSpace.Precision;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class TorchSpaceTest {

    private static final List<Block> BLOCKS = List.of(new Block("first", 0, 700), new Block("second", 700, 1500));

    private interface Contract extends BlockSpaceContract<Tensor>, CoordinateSpaceContract<Tensor> {

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
    void blocksWithAGapAreRefused() {
        List<Block> gap = List.of(new Block("a", 0, 2), new Block("b", 3, 2));
        assertThatThrownBy(() -> new TorchSpace(gap, Precision.FLOAT)).hasMessage("block b must start at 2, got 3");
        assertThatThrownBy(() -> new TorchSpace(List.of(), Precision.FLOAT))
                .hasMessage("a space needs at least one block, got none");
    }
}
