package io.glissade.nested;

import io.glissade.torch.TorchSpace;
import java.util.List;

/**
 * A nested optimisation problem: minimise f_1 over x_1, where each deeper x_i minimises F_i(x_1, ..., x_i), which is f_i with all
 * levels below i reacting; every level below the outermost replaced by gradient steps on F_i from a fixed start
 * ({@code sato2021gradient}, sections 2 and 3). One level below the outermost makes it bilevel, two trilevel.
 *
 * @param space of the outermost variable
 * @param objective f_1, a function of the variables of all levels
 * @param lower the levels below, from the second to the deepest; all in the precision of {@code space}
 */
public record MultilevelProblem(TorchSpace space, LevelFunction objective, List<LowerLevel> lower) {
    public MultilevelProblem {
        lower = List.copyOf(lower);
        if (lower.isEmpty()) {
            throw new IllegalArgumentException("lower must have at least one level, got none");
        }
        for (LowerLevel level : lower) {
            if (level.space().precision() != space.precision()) {
                throw new IllegalArgumentException("level " + level.name() + " must have the precision "
                        + space.precision() + " of the outermost, got "
                        + level.space().precision());
            }
        }
    }

    /** The number of levels n, at least 2. */
    public int levels() {
        return lower.size() + 1;
    }

    /** The space of the variable of a level, counted from 1. */
    public TorchSpace space(int level) {
        return level == 1 ? space : lower(level).space();
    }

    /** A level below the outermost, counted from 2. */
    public LowerLevel lower(int level) {
        return lower.get(level - 2);
    }

    /** The objective f_i of a level, counted from 1. */
    public LevelFunction objective(int level) {
        return level == 1 ? objective : lower(level).objective();
    }
}
