package io.glissade.gradient;

import io.glissade.space.BlockSpace;
import io.glissade.space.VectorSpace;
import java.util.List;
import java.util.Locale;

/** Names the block of a vector with the largest norm, for the sentence that says where a run went wrong. */
final class LargestBlock {

    private LargestBlock() {}

    /** {@code lstm.weight_hh_l0, 3.21e+03}; empty where the space has no blocks. */
    static <V> String of(VectorSpace<V> space, V x) {
        if (!(space instanceof BlockSpace<V> divided)) {
            return "";
        }
        List<BlockSpace.Block> blocks = divided.blocks();
        double[] norms = new double[blocks.size()];
        divided.blockNorms(x, norms);
        int largest = 0;
        for (int block = 1; block < norms.length; block++) {
            largest = norms[block] > norms[largest] ? block : largest;
        }
        return String.format(Locale.ROOT, "%s, %.3g", blocks.get(largest).name(), norms[largest]);
    }
}
