package io.glissade.atom;

import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.parameter.Require;
import java.util.Arrays;

/**
 * Unit vectors of groups of coordinates: the atoms of group {@code e} are {@code u / weights[e]} with {@code u} of Euclidean length 1 and
 * supported on the group. Singletons give the l1 norm, disjoint groups the group norm {@code sum_e weights[e] ||x_e||}, overlapping ones
 * the latent group norm, the least such sum over all ways to write {@code x} as a sum of vectors of the groups; there the gauge reported
 * is an upper bound. Without signs only coordinates that are not negative are spanned: with singletons, the cone of the simplex.
 *
 * <p>Reference: {@code sun2021screening}; latent groups {@code jacob2009group}.
 *
 * @param dimension the coordinates of a point
 * @param starts where each group begins in {@code members}, and at the end their number
 * @param members the coordinates of each group, ascending within it
 * @param weights of the groups, positive
 * @param signs whether coordinates may be negative
 */
@SuppressWarnings("ArrayRecordComponent")
public record GroupAtoms(int dimension, int[] starts, int[] members, double[] weights, Signs signs) implements AtomSet {

    /** The signs a coordinate may have. */
    public enum Signs {
        /** Both. */
        ANY,
        /** None below zero. */
        NOT_NEGATIVE
    }

    /** Checks that the groups are in order and cover every coordinate. Cost: one look at every member. */
    public GroupAtoms {
        Require.atLeast("dimension", 1, dimension);
        Require.atLeast("groups", 1, weights.length);
        if (starts.length != weights.length + 1 || starts[0] != 0 || starts[weights.length] != members.length) {
            throw new IllegalArgumentException("starts must go from 0 to the " + members.length + " members of "
                    + weights.length + " groups, got " + starts.length + " numbers");
        }
        boolean[] covered = new boolean[dimension];
        for (int e = 0; e < weights.length; e++) {
            Require.positive("weight of group " + e, weights[e]);
            if (starts[e + 1] <= starts[e]) {
                throw new IllegalArgumentException("group " + e + " must have a coordinate, has none");
            }
            for (int at = starts[e], before = -1; at < starts[e + 1]; at++) {
                if (members[at] <= before || members[at] >= dimension) {
                    throw new IllegalArgumentException("coordinates of group " + e + " must ascend strictly within [0, "
                            + dimension + "), got " + members[at] + " after " + before);
                }
                before = members[at];
                covered[before] = true;
            }
        }
        for (int j = 0; j < dimension; j++) {
            if (!covered[j]) {
                throw new IllegalArgumentException("groups must cover every coordinate, none has " + j);
            }
        }
    }

    /** The atoms of the l1 norm: unit vectors with both signs. */
    public static GroupAtoms l1(int dimension) {
        return singletons(dimension, Signs.ANY);
    }

    /** The atoms of the simplex: unit vectors. With a {@link io.glissade.penalty.GaugeBound} of 1 points stay in the simplex with zero. */
    public static GroupAtoms simplex(int dimension) {
        return singletons(dimension, Signs.NOT_NEGATIVE);
    }

    private static GroupAtoms singletons(int dimension, Signs signs) {
        int[] starts = new int[dimension + 1];
        Arrays.setAll(starts, e -> e);
        double[] weights = new double[dimension];
        Arrays.fill(weights, 1);
        return new GroupAtoms(dimension, starts, Arrays.copyOf(starts, dimension), weights, signs);
    }

    /** Whether every group is one coordinate, group {@code e} the coordinate {@code e}. */
    public boolean isSingletons() {
        return members.length == dimension && weights.length == dimension;
    }

    /** Whether a coordinate is in several groups. */
    public boolean overlap() {
        return members.length > dimension;
    }

    @Override
    public int elements() {
        return weights.length;
    }

    @Override
    public int[] coordinates(int element) {
        return Arrays.copyOfRange(members, starts[element], starts[element + 1]);
    }

    @Override
    public boolean constantsAreFree() {
        return false;
    }

    /** The gauge; where groups overlap, that of the decomposition that gives each coordinate to the first group that has it. */
    @Override
    public double gauge(double[] x) {
        GroupPoint point = point();
        try {
            point.restart(x);
        } catch (IllegalArgumentException notSpanned) {
            return Double.POSITIVE_INFINITY;
        }
        return point.gauge();
    }

    @Override
    public double[] norms(LinearSum sum, Design columns) {
        return new GroupNorms(sum, columns).of(this);
    }

    @Override
    public GroupPoint point() {
        return new GroupPoint(this);
    }
}
