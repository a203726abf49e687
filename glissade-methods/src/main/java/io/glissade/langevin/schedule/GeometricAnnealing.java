package io.glissade.langevin.schedule;

import io.glissade.parameter.Require;

/**
 * From one number to another by the same factor at each move: {@code first (last / first)^(k / moves)} at move k, {@code last} from move number
 * {@code moves} on. The usual annealing of a temperature. Source: {@code kirkpatrick1983annealing}.
 *
 * @param first positive and finite
 * @param last positive and finite
 * @param moves at least 1
 */
public record GeometricAnnealing(double first, double last, long moves) implements Schedule {
    public GeometricAnnealing {
        Require.positive("first", first);
        Require.positive("last", last);
        Require.atLeast("moves", 1, moves);
    }

    @Override
    public double at(long move) {
        return move >= moves ? last : first * Math.pow(last / first, (double) move / moves);
    }
}
