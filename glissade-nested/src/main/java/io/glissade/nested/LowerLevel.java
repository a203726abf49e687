package io.glissade.nested;

import io.glissade.torch.TorchSpace;

/**
 * A level below the outermost: it minimises its objective over its variable, with all deeper levels reacting.
 *
 * @param name as a user knows its variable, for messages; not blank
 * @param space of its variable
 * @param objective a function of the variables of all levels
 * @param steps what replaces its minimisation
 */
public record LowerLevel(String name, TorchSpace space, LevelFunction objective, GradientSteps steps) {
    public LowerLevel {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name of a level must not be blank, got \"" + name + "\"");
        }
        if (steps.count() < 1) {
            throw new IllegalArgumentException(
                    "level " + name + ": count of its gradient steps must be at least 1, got " + steps.count());
        }
        if (steps.start() instanceof FixedStart fixed && fixed.length() != space.dimension()) {
            throw new IllegalArgumentException("level " + name + ": its start must have " + space.dimension()
                    + " coordinates, got " + fixed.length());
        }
    }

    /**
     * A level whose variable is one block, in double precision.
     *
     * @param dimension number of parameters, at least 1
     */
    public LowerLevel(String name, long dimension, LevelFunction objective, GradientSteps steps) {
        this(name, space(name, dimension), objective, steps);
    }

    private static TorchSpace space(String name, long dimension) {
        if (dimension < 1) {
            throw new IllegalArgumentException("level " + name + " must have at least 1 parameter, got " + dimension);
        }
        return TorchSpace.of(name, dimension);
    }
}
