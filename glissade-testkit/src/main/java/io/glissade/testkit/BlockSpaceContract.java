package io.glissade.testkit;

import static io.glissade.testkit.ForAll.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.space.BlockSpace;
import io.glissade.space.BlockSpace.Block;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every {@link BlockSpace} must keep, beyond being a vector space. Give it two blocks or more.
 *
 * @param <V> the vector type
 */
public interface BlockSpaceContract<V> extends VectorSpaceContract<V> {

    @Override
    BlockSpace<V> space();

    @Test
    default void blocksCoverTheVectorWithoutGapsUnderDistinctNames() {
        long end = 0;
        for (Block block : space().blocks()) {
            assertThat(block.offset()).as(block.name()).isEqualTo(end);
            end += block.length();
        }
        assertThat(end).isEqualTo(space().dimension());
        assertThat(space().blocks().stream().map(Block::name))
                .hasSizeGreaterThanOrEqualTo(2)
                .doesNotHaveDuplicates();
    }

    @Test
    default void blockNormsAreTheNormsOfTheSlices() {
        double[] coordinates = random(20).doubles(space().dimension(), -3, 3).toArray();
        V x = fromArray(coordinates);
        double[] stored = toArray(x);
        List<Block> blocks = space().blocks();
        double[] norms = new double[blocks.size()];
        Arrays.fill(norms, Double.NaN);
        space().blockNorms(x, norms);
        double squares = 0;
        for (int b = 0; b < norms.length; b++) {
            double[] slice = slice(stored, blocks.get(b));
            double expected = Math.sqrt(Arrays.stream(slice).map(v -> v * v).sum());
            assertThat(norms[b]).as(blocks.get(b).name()).isCloseTo(expected, within(1e-12 * expected));
            squares += norms[b] * norms[b];
        }
        assertThat(Math.sqrt(squares)).isCloseTo(space().norm(x), within(1e-12 * space().norm(x)));
        assertThat(toArray(x)).isEqualTo(stored);
    }

    @Test
    default void scaleBlockTouchesItsBlockOnly() {
        V x = fromArray(random(21).doubles(space().dimension(), -3, 3).toArray());
        for (int b = 0; b < space().blocks().size(); b++) {
            Block block = space().blocks().get(b);
            double[] expected = toArray(x);
            for (long i = block.offset(); i < block.offset() + block.length(); i++) {
                expected[Math.toIntExact(i)] *= -0.5;
            }
            space().scaleBlock(b, -0.5, x);
            assertThat(toArray(x)).as(block.name()).isEqualTo(expected);
        }
    }

    @Test
    default void firstNonFiniteNamesTheBlock() {
        for (Block block : space().blocks()) {
            double[] coordinates = new double[Math.toIntExact(space().dimension())];
            coordinates[Math.toIntExact(block.offset() + block.length() - 1)] = Double.NaN;
            assertThat(space().firstNonFinite(fromArray(coordinates))).contains(block.name());
        }
    }

    private static double[] slice(double[] coordinates, Block block) {
        int from = Math.toIntExact(block.offset());
        return Arrays.copyOfRange(coordinates, from, Math.toIntExact(from + block.length()));
    }
}
