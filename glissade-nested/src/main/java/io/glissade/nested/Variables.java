package io.glissade.nested;

import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.TorchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** The variables of the levels from the outermost down to some level, each one flat tensor. Levels are counted from 1. */
public final class Variables {

    private final List<TorchSpace> spaces;
    private final List<Tensor> tensors;
    private final @Nullable Tensor past;

    private Variables(List<TorchSpace> spaces, List<Tensor> tensors, @Nullable Tensor past) {
        this.spaces = spaces;
        this.tensors = tensors;
        this.past = past;
    }

    /** The variable of the outermost level alone. */
    public static Variables of(TorchSpace space, Tensor outermost) {
        return new Variables(List.of(space), List.of(outermost), null);
    }

    /** These, and the variable of the next deeper level; under a name of its own if it is on record. */
    public Variables with(TorchSpace space, Tensor next) {
        boolean recorded = next.requires_grad() && !next.is_leaf();
        List<TorchSpace> moreSpaces = new ArrayList<>(spaces);
        moreSpaces.add(space);
        List<Tensor> more = new ArrayList<>(tensors);
        more.add(recorded ? next.alias() : next);
        return new Variables(moreSpaces, more, recorded ? next : past);
    }

    /** These with another tensor at one level. */
    public Variables replaced(int level, Tensor tensor) {
        List<Tensor> others = new ArrayList<>(tensors);
        others.set(index(level), tensor);
        return new Variables(spaces, others, past);
    }

    /** The tensors of a level and of all deeper ones here. */
    public Tensor[] from(int level) {
        return tensors.subList(index(level), tensors.size()).toArray(new Tensor[0]);
    }

    /** The number of levels whose variables are here. */
    public int levels() {
        return tensors.size();
    }

    /**
     * The variable of a level: one dimension, the length of its space.
     *
     * @param level 1 for the outermost, at most {@link #levels()}
     */
    public Tensor level(int level) {
        return tensors.get(index(level));
    }

    /**
     * What the latest of these to be put on record is another name of; null where none is on record. It is recorded no earlier
     * than any of these but made of none of them by the names they have here.
     */
    public @Nullable Tensor past() {
        return past;
    }

    /**
     * A named block of the variable of a level, a view of one dimension; of two, rows by columns, where the block has rows.
     *
     * @param level 1 for the outermost, at most {@link #levels()}
     */
    public Tensor block(int level, String name) {
        int index = index(level);
        for (Block block : spaces.get(index).blocks()) {
            if (block.name().equals(name)) {
                Tensor flat = tensors.get(index).narrow(0, block.offset(), block.length());
                return block.rows() == 1 ? flat : flat.view(block.rows(), block.length() / block.rows());
            }
        }
        throw new IllegalArgumentException(
                "block must be one of level " + level + " (" + names(spaces.get(index)) + "), got " + name);
    }

    /** The names of the blocks of a space, for messages. */
    static String names(TorchSpace space) {
        return space.blocks().stream().map(Block::name).collect(Collectors.joining(", "));
    }

    private int index(int level) {
        if (level < 1 || level > tensors.size()) {
            throw new IllegalArgumentException("level must be in 1 to " + tensors.size() + ", got " + level);
        }
        return level - 1;
    }
}
