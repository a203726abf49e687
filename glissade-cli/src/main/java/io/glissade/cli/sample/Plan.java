package io.glissade.cli.sample;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.target.Target;
import io.glissade.gaussian.GaussianTarget;
import io.glissade.gaussian.StabilityLimit;
import io.glissade.langevin.curvature.StepForBias;
import io.glissade.langevin.underdamped.Scheme;
import io.glissade.report.page.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a run of chains, given or chosen.
 *
 * @param warmUpStep the step of the warm-up: no longer than where chains begin allows
 * @param friction NaN for dynamics without velocity
 * @param thin moves for each draw
 * @param warmUp moves before the first draw
 * @param moves after the warm-up
 * @param limit the largest stable step; NaN where none is known
 * @param warnings what is wrong with what was given
 */
record Plan(
        double step,
        double warmUpStep,
        double friction,
        int thin,
        int warmUp,
        long moves,
        double limit,
        Curvatures curvatures,
        List<String> warnings) {

    private static final int MOST_THINNING = 1000;
    private static final int MOST_LOOKED_AT = 1000;
    private static final double FORGETTING_TIMES = 1;
    private static final int WARM_UP_DRAWS = 20;
    private static final int LEAST_WARM_UP = 100;
    /** Step of MALA in units of 1/curvature and the cube root of the dimension, for the best share of acceptance of a Gaussian. */
    private static final double MALA_STEP = 1.36;

    /**
     * Completes what was given.
     *
     * @param adapted the step that a warm-up found; NaN where none did
     * @param warmed whether the chains have been warmed up
     */
    static Plan of(
            ChainOptions options,
            Target<?> target,
            Curvatures curvatures,
            @Nullable RotationChoice rotation,
            double adapted,
            boolean warmed) {
        Dynamics dynamics = options.dynamics();
        Double given = options.friction();
        double friction =
                !dynamics.hasVelocity() ? Double.NaN : given != null ? given : 2 * Math.sqrt(curvatures.smallest());
        double limit = limit(dynamics, target, rotation, friction, curvatures.largest());
        double step = options.step() != null
                ? options.step()
                : Double.isNaN(adapted) ? chosen(options, curvatures, target, limit, friction) : adapted;
        List<String> warnings = new ArrayList<>();
        if (step >= limit && curvatures.exact()) {
            throw new BadInput(String.format(
                    Locale.ROOT,
                    "--step must be below %s, the largest stable step of %s on this target, got %s",
                    Figures.number(limit),
                    dynamics.title(),
                    options.step() == null ? step : options.step()));
        }
        if (step >= limit) {
            warnings.add("The step " + step + " is not below " + Figures.number(limit)
                    + ", the largest stable one at the curvature that was measured, "
                    + Figures.number(curvatures.largest())
                    + ".");
        }
        double startLimit = limit(dynamics, target, rotation, friction, curvatures.largestAtStart());
        double warmUpStep = Double.isNaN(startLimit) ? step : Math.min(step, startLimit / 2);
        double rate = dynamics.hasVelocity() ? rate(friction, curvatures.smallest()) : curvatures.smallest();
        double forgetting = FORGETTING_TIMES / (rate * step);
        int thin = options.thin() != null
                ? options.thin()
                : (int) Math.max(1, Math.min(MOST_THINNING, Math.ceil(forgetting)));
        long usual = Math.max(
                LEAST_WARM_UP, WARM_UP_DRAWS * (long) Math.min(1e6, Math.ceil(forgetting * step / warmUpStep)));
        int warmUp = warmed
                ? WARM_UP_DRAWS * thin
                : options.warmUp() != null ? options.warmUp() : (int) Math.min(1_000_000, usual);
        long moves = (long)
                Math.ceil((double) options.draws() * thin / options.schedule().sampledShare());
        return new Plan(step, warmUpStep, friction, thin, warmUp, moves, limit, curvatures, warnings);
    }

    /** The rate at which an oscillator forgets, in continuous time. */
    private static double rate(double friction, double curvature) {
        double square = friction * friction - 4 * curvature;
        return square <= 0 ? friction / 2 : 2 * curvature / (friction + Math.sqrt(square));
    }

    private static double limit(
            Dynamics dynamics, Target<?> target, @Nullable RotationChoice rotation, double friction, double largest) {
        if (dynamics.isAdjusted()) {
            return Double.NaN;
        }
        Scheme scheme = dynamics.scheme();
        GaussianTarget gaussian = target.gaussian();
        if (scheme != null) {
            // The largest curvature decides but for schemes that are unstable along flat directions first.
            return gaussian != null && gaussian.dimension() <= MOST_LOOKED_AT
                    ? StabilityLimit.underdamped(gaussian, scheme.word(), friction)
                    : new StepForBias(largest, friction).underdampedLimit(scheme);
        }
        return rotation != null ? rotation.limit(target, largest) : new StepForBias(largest, 1).overdampedLimit();
    }

    private static double chosen(
            ChainOptions options, Curvatures curvatures, Target<?> target, double limit, double friction) {
        double largest = curvatures.largest();
        Scheme scheme = options.dynamics().scheme();
        if (scheme != null) {
            return new StepForBias(largest, friction).underdamped(scheme, options.bias());
        }
        double dimension = (double) target.space().dimension();
        return switch (options.dynamics()) {
            case MALA -> MALA_STEP / (largest * Math.cbrt(dimension));
            // The error of the energy of a step of leapfrog grows as h^2 times the root of the dimension.
            case ADJUSTED -> 1 / Math.sqrt(largest * Math.sqrt(dimension));
            // Without rotation exactly the step with this bias; a rotation multiplies the bias about as much as it
            // shortens the limit.
            default -> Math.min(limit / 2, limit * options.bias() / (1 + options.bias()));
        };
    }
}
