package io.glissade.linear;

/**
 * The second derivative of the smooth part of a {@link LinearSum}, {@code (1/n) sum_i w_i c_i a_i a_i' + l2 I} for curvatures
 * {@code c_i} of the losses. The intercept, not penalised, is the last row. Rows of curvature 0 cost nothing.
 *
 * <p>Cost: for each row half the square of its entries; dense rows are taken four at a time, in tiles that stay in the cache. Keeps up to
 * eight triangles of work, of 256 MB together at most.
 */
public final class Hessian {

    private final LinearSum sum;
    private final Chunks chunks;
    private final Triangle[] parts;
    private final DenseTiles[] tiles;

    /** Allocates the work. */
    public Hessian(LinearSum sum) {
        this.sum = sum;
        int dimension = (int) sum.space().dimension();
        this.chunks = Chunks.forTriangles(sum.design(), dimension, sum.isParallel());
        this.parts = new Triangle[chunks.count()];
        this.tiles = new DenseTiles[chunks.count()];
        for (int chunk = 0; chunk < parts.length; chunk++) {
            if (chunk > 0) {
                parts[chunk] = new Triangle(dimension);
            }
            if (sum.design() instanceof DenseDesign dense) {
                tiles[chunk] = new DenseTiles(dense, sum.intercept());
            }
        }
    }

    /**
     * Fills the triangle.
     *
     * @param curvatures of each row's loss, not weighted, not negative
     */
    public void at(double[] curvatures, Triangle out) {
        parts[0] = out;
        chunks.forEach(chunk -> {
            parts[chunk].clear();
            if (sum.design() instanceof SparseDesign sparse) {
                addSparse(sparse, chunk, curvatures);
            } else {
                addDense(chunk, curvatures);
            }
        });
        int dimension = out.dimension();
        double scale = 1.0 / sum.rows();
        for (int j = 0; j < dimension; j++) {
            double[] row = out.row(j);
            for (int chunk = 1; chunk < parts.length; chunk++) {
                double[] part = parts[chunk].row(j);
                for (int k = 0; k <= j; k++) {
                    row[k] += part[k];
                }
            }
            for (int k = 0; k <= j; k++) {
                row[k] *= scale;
            }
        }
        out.addToDiagonal(sum.design().columns(), sum.l2());
    }

    private void addSparse(SparseDesign design, int chunk, double[] curvatures) {
        Triangle out = parts[chunk];
        int[] starts = design.starts();
        int[] indices = design.indices();
        double[] values = design.values();
        double[] last = out.row(out.dimension() - 1);
        for (int i = chunks.start(chunk); i < chunks.start(chunk + 1); i++) {
            double scale = sum.weight(i) * curvatures[i];
            if (scale == 0) {
                continue;
            }
            int start = starts[i];
            for (int a = start, end = starts[i + 1]; a < end; a++) {
                double[] row = out.row(indices[a]);
                double scaled = scale * values[a];
                for (int b = start; b <= a; b++) {
                    row[indices[b]] += scaled * values[b];
                }
                if (sum.intercept()) {
                    last[indices[a]] += scaled;
                }
            }
            if (sum.intercept()) {
                last[last.length - 1] += scale;
            }
        }
    }

    private void addDense(int chunk, double[] curvatures) {
        DenseTiles block = tiles[chunk];
        Triangle out = parts[chunk];
        for (int i = chunks.start(chunk); i < chunks.start(chunk + 1); i++) {
            double scale = sum.weight(i) * curvatures[i];
            if (scale != 0 && block.put(i, scale)) {
                block.addTo(out);
            }
        }
        block.addTo(out);
    }
}
