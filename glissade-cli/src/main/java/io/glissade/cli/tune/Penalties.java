package io.glissade.cli.tune;

import io.glissade.atom.GroupAtoms;
import io.glissade.cli.console.BadInput;
import io.glissade.cli.sparse.GroupChoice;
import io.glissade.space.BlockSpace.Block;
import io.glissade.table.Features;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which coordinate of a model is under which penalty; biases are under none.
 *
 * @param names of the penalties
 * @param places one for each coordinate of the model: the penalty it is under, or the number of penalties for none
 * @param lines what penalties.csv lists: each feature, or each penalty of a network, with its penalty
 */
@SuppressWarnings("ArrayRecordComponent")
record Penalties(List<String> names, int[] places, List<Line> lines) {

    private static final int MOST = 1_000_000;

    /** What the penalties are for. */
    enum Kind {
        /** One for all weights. */
        SHARED,
        /** One for the weights of each feature; in a network one more for the output layer. */
        FEATURE,
        /** One for each group of features; in a network one more for the output layer. */
        GROUP,
        /** One for each layer. */
        LAYER,
        /** One for each weight. */
        PARAMETER
    }

    /** A feature or block and the place of its penalty. */
    record Line(String feature, int penalty) {}

    static Penalties of(Kind kind, Model model, Features features, @Nullable GroupChoice groups) {
        List<Block> blocks = model.space().blocks();
        int[] places = new int[Math.toIntExact(model.space().dimension())];
        List<String> names = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        int[] ofFeature = ofFeatures(kind, features, groups, names);
        for (int b = 0; b < blocks.size(); b += 2) {
            Block block = blocks.get(b);
            int from = Math.toIntExact(block.offset());
            int length = Math.toIntExact(block.length());
            boolean input = b == 0;
            int width = model.isLinear() ? model.outputs() : model.hidden();
            if (kind == Kind.PARAMETER) {
                for (int at = 0; at < length; at++) {
                    places[from + at] = names.size();
                    names.add(parameter(block, input, at, width, model, features));
                }
            } else if (input && kind != Kind.LAYER) {
                for (int at = 0; at < length; at++) {
                    places[from + at] = ofFeature[at / width];
                }
            } else if (kind == Kind.SHARED) {
                Arrays.fill(places, from, from + length, 0);
            } else {
                Arrays.fill(places, from, from + length, names.size());
                names.add(block.name());
            }
        }
        for (int b = 1; b < blocks.size(); b += 2) {
            int from = Math.toIntExact(blocks.get(b).offset());
            Arrays.fill(places, from, from + Math.toIntExact(blocks.get(b).length()), names.size());
        }
        boolean byFeature = (model.isLinear() && model.outputs() == 1) || ofFeature.length > 0;
        if (byFeature && kind != Kind.LAYER && kind != Kind.PARAMETER) {
            IntStream.range(0, features.count()).forEach(j -> lines.add(new Line(features.name(j), ofFeature[j])));
            IntStream.range(
                            ofFeature.length == 0
                                    ? 0
                                    : 1 + Arrays.stream(ofFeature).max().orElse(0),
                            names.size())
                    .forEach(p -> lines.add(new Line(names.get(p), p)));
        } else {
            IntStream.range(0, names.size()).forEach(p -> lines.add(new Line(names.get(p), p)));
        }
        if (names.size() > MOST) {
            throw new BadInput("--penalties must be at most " + MOST + ", got " + names.size());
        }
        return new Penalties(names, places, lines);
    }

    private static int[] ofFeatures(Kind kind, Features features, @Nullable GroupChoice groups, List<String> names) {
        int count = features.count();
        switch (kind) {
            case SHARED -> {
                names.add("all weights");
                return new int[count];
            }
            case FEATURE -> {
                names.addAll(features.names());
                return IntStream.range(0, count).toArray();
            }
            case GROUP -> {
                if (groups == null) {
                    throw new BadInput("--penalties group: --groups must say which features belong together");
                }
                names.addAll(groups.names());
                return ofGroups(groups, features);
            }
            default -> {
                return new int[0];
            }
        }
    }

    private static int[] ofGroups(GroupChoice groups, Features features) {
        GroupAtoms set = groups.set();
        int[] place = new int[features.count()];
        Arrays.fill(place, -1);
        for (int e = 0; e < set.elements(); e++) {
            for (int at = set.starts()[e]; at < set.starts()[e + 1]; at++) {
                int j = set.members()[at];
                if (place[j] >= 0) {
                    throw new BadInput("--groups: a feature must be in one group, '" + features.name(j) + "' is in '"
                            + groups.name(place[j]) + "' and '" + groups.name(e) + "'");
                }
                place[j] = e;
            }
        }
        return place;
    }

    private static String parameter(Block block, boolean input, int at, int width, Model model, Features features) {
        if (!input) {
            return block.name() + "[" + at / model.outputs() + "," + at % model.outputs() + "]";
        }
        String feature = features.name(at / width);
        return width == 1 ? feature : feature + " -> " + at % width;
    }

    /** The number of penalties. */
    int count() {
        return names.size();
    }
}
