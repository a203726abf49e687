package io.glissade.langevin.preconditioned;

import io.glissade.langevin.LangevinIteration;
import io.glissade.langevin.LangevinMethod;
import io.glissade.langevin.schedule.Schedule;
import io.glissade.oracle.Minibatches;
import io.glissade.random.CounterRandom;
import io.glissade.space.CoordinateSpace;

/**
 * Any Langevin method with a scale for each coordinate: it runs in y where {@code x = x0 + scales * y}, coordinate by coordinate, from y = 0.
 * What it keeps is the same exp(-F/T), since the change of variables is linear. With scales proportional to the standard deviations the
 * problem loses the part of its condition number that lies along the axes; step sizes are then in units of the scales. Exact for the dynamics,
 * unlike a preconditioner that changes along the run ({@code li2016preconditioned}).
 *
 * <p>Point, gradient and its norm are those of x; the velocity is that of y, of unit mass. Cost per step beside the method's: some eight
 * passes; six vectors.
 *
 * @param scales one for each coordinate, finite and not 0, their squares too; held, it stays the caller's and must not change
 */
public record Preconditioned<V>(LangevinMethod<V> method, CoordinateSpace<V> space, V scales)
        implements LangevinMethod<V> {
    public Preconditioned {
        V squares = space.zero();
        V marks = space.zero();
        space.addSquares(1, scales, squares);
        String coordinate = space.firstNonFinite(squares);
        if (coordinate == null) {
            // The sign of each scale, times infinity, cut back to one: finite but where the square is zero.
            space.addRootQuotient(1, scales, squares, 0, marks);
            space.scale(Double.POSITIVE_INFINITY, marks);
            space.clamp(1, marks);
            coordinate = space.firstNonFinite(marks);
        }
        space.release(squares);
        space.release(marks);
        if (coordinate != null) {
            throw new IllegalArgumentException(
                    "each scale and its square must be finite and not 0, but that of " + coordinate + " is not");
        }
    }

    @Override
    public Schedule stepSize() {
        return method.stepSize();
    }

    @Override
    public Schedule temperature() {
        return method.temperature();
    }

    @Override
    public LangevinIteration<V> start(Minibatches<V> minibatches, V x0, CounterRandom random) {
        return new ScaledRun<>(this, minibatches, x0, random);
    }
}
