package io.glissade.nested;

import io.glissade.torch.TorchSpace;

/**
 * A level below the outermost: it minimises its objective over its variable, with all deeper levels reacting.
 *
 * @param name as a user knows its variable, for messages
 * @param space of its variable
 * @param objective a function of the variables of all levels
 * @param steps what replaces its minimisation
 */
public record LowerLevel(String name, TorchSpace space, LevelFunction objective, GradientSteps steps) {}
