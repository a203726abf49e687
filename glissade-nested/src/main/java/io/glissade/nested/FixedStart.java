package io.glissade.nested;

import io.glissade.torch.TorchSpace;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A point as start. */
final class FixedStart implements Start {

    private final double[] point;

    FixedStart(double[] point) {
        for (double coordinate : point) {
            if (!Double.isFinite(coordinate)) {
                throw new IllegalArgumentException("each coordinate of a start must be finite, got " + coordinate);
            }
        }
        this.point = point.clone();
    }

    int length() {
        return point.length;
    }

    @Override
    public Tensor at(TorchSpace space, Variables upper) {
        Tensor start =
                torch.zeros(new long[] {space.dimension()}, space.precision().options());
        space.copy(point, start);
        return start;
    }
}
