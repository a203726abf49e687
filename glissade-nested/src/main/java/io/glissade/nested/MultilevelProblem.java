package io.glissade.nested;

import io.glissade.space.BlockSpace.Block;
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
            long dimension = level.space().dimension();
            if (level.steps().stepSize() instanceof LearnedStep learned) {
                long length = length(space, learned.block(), level, "step size");
                if (length != 1 && length != dimension) {
                    throw new IllegalArgumentException("level " + level.name() + ": its step size " + learned.block()
                            + " must have length 1 or " + dimension + ", got " + length);
                }
            }
            if (level.steps().start() instanceof LearnedStart learned) {
                long length = length(space, learned.block(), level, "start");
                if (dimension % length != 0) {
                    throw new IllegalArgumentException("level " + level.name() + ": its start " + learned.block()
                            + " must have a length that divides " + dimension + ", got " + length);
                }
            }
        }
    }

    private static long length(TorchSpace outermost, String name, LowerLevel level, String role) {
        for (Block block : outermost.blocks()) {
            if (block.name().equals(name)) {
                return block.length();
            }
        }
        throw new IllegalArgumentException("level " + level.name() + ": its " + role
                + " must be a block of the outermost variable (" + Variables.names(outermost) + "), got " + name);
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

    /** The objective f_i of a level, counted from 1, whose values are checked: an error that names the level where one is no number. */
    public LevelFunction objective(int level) {
        LevelFunction function = level == 1 ? objective : lower(level).objective();
        return x -> Shapes.number(function.value(x), space.precision(), name(level) + ": its objective");
    }

    /** The level as messages name it. */
    public String name(int level) {
        return level == 1 ? "level 1" : "level " + level + " (" + lower(level).name() + ")";
    }
}
