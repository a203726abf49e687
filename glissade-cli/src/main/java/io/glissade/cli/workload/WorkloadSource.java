package io.glissade.cli.workload;

import io.glissade.cli.console.BadInput;
import io.glissade.data.Cifar10;
import io.glissade.data.ImageSet;
import io.glissade.data.TextCorpus;
import io.glissade.data.TextSplits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens the data a user names, with the model that suits it or was asked for. */
public final class WorkloadSource {

    /** What a token of a text is. */
    enum TokenUnit {
        CHARACTER,
        WORD;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Path data;
    private final ModelOptions options;
    private final Recipe recipe;
    private final long seed;

    private WorkloadSource(Path data, ModelOptions options, Recipe recipe, long seed) {
        this.data = data;
        this.options = options;
        this.recipe = recipe;
        this.seed = seed;
    }

    /** The data with the model that suits it or was asked for. A line of bad input is a {@link BadInput} or an IOException. */
    public static Workload open(Path data, ModelOptions options, long seed) throws IOException {
        if (data.toString().isEmpty()) {
            throw new BadInput("DATA: a file or folder must be given");
        }
        if (!Files.exists(data)) {
            throw new BadInput(data + ": no such file or folder");
        }
        Kind kind = kind(data);
        Recipe recipe = options.recipe(options.preset(), kind.suited);
        if (recipe.model().readsText() != kind.suited.readsText()) {
            throw new BadInput(data + ": --model " + recipe.model() + " needs "
                    + (recipe.model().readsText() ? "a text" : "images") + ", got " + kind.words);
        }
        WorkloadSource source = new WorkloadSource(data, options, recipe, seed);
        return switch (kind) {
            case TEXT -> source.text();
            case TEXT_IN_PARTS -> source.textInParts();
            case GREY -> source.greyImages();
            case COLOUR -> source.colourImages();
        };
    }

    /** What data looks like from its name and the names in its folder. */
    private enum Kind {
        TEXT(Recipe.Model.LSTM, "a text file"),
        TEXT_IN_PARTS(Recipe.Model.LSTM, "a text in parts"),
        GREY(Recipe.Model.CONV, "grey images"),
        COLOUR(Recipe.Model.RESNET20, "colour images");

        private final Recipe.Model suited;
        private final String words;

        Kind(Recipe.Model suited, String words) {
            this.suited = suited;
            this.words = words;
        }
    }

    private static Kind kind(Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            String name = data.toString();
            return name.contains("idx3-ubyte") ? Kind.GREY : name.matches(".*\\.zip(\\.gz)?") ? Kind.COLOUR : Kind.TEXT;
        }
        try (Stream<Path> files = Files.list(data)) {
            List<String> names =
                    files.map(file -> String.valueOf(file.getFileName())).toList();
            if (names.stream().anyMatch(name -> name.matches("(ptb|wiki)\\.train\\..*"))) {
                return Kind.TEXT_IN_PARTS;
            }
            return names.stream().anyMatch(name -> name.matches("data_batch_1\\.bin.*|.*\\.zip(\\.gz)?"))
                    ? Kind.COLOUR
                    : Kind.GREY;
        }
    }

    private Workload text() throws IOException {
        boolean words = options.tokens == TokenUnit.WORD;
        if (options.vocabulary < 3) {
            throw new BadInput("--vocabulary must be at least 3, got " + options.vocabulary);
        }
        TextCorpus corpus = words ? TextCorpus.words(data, options.vocabulary) : TextCorpus.characters(data);
        TokenUnit unit = words ? TokenUnit.WORD : TokenUnit.CHARACTER;
        if (corpus.vocabulary().size() < 2) {
            throw new BadInput(data + ": a language model needs at least 2 different " + unit.word() + "s, got "
                    + corpus.vocabulary().size());
        }
        int[] tokens = corpus.tokens();
        Path file = options.heldOutFile();
        if (file != null) {
            if (!words) {
                throw new BadInput("--held-out FILE needs --tokens word; for characters give a share, such as 0.05");
            }
            int[] heldOut = TextCorpus.words(file, corpus.vocabulary()).tokens();
            return workload(unit, tokens, heldOut, corpus);
        }
        int kept = tokens.length - (int) Math.round(options.heldOutShare() * tokens.length);
        int @Nullable [] heldOut = kept == tokens.length ? null : Arrays.copyOfRange(tokens, kept, tokens.length);
        return workload(unit, Arrays.copyOf(tokens, kept), heldOut, corpus);
    }

    private Workload textInParts() throws IOException {
        if (options.tokens == TokenUnit.CHARACTER) {
            throw new BadInput(data + ": a published corpus is read by words; for characters give its training file");
        }
        if (options.heldOut != null) {
            throw new BadInput(data + ": the validation part is held out; --held-out is for a single file, got "
                    + options.heldOut);
        }
        TextSplits parts = TextSplits.read(data);
        return workload(
                TokenUnit.WORD, parts.train().tokens(), parts.validation().tokens(), parts.train());
    }

    private Workload workload(TokenUnit unit, int[] tokens, int @Nullable [] heldOut, TextCorpus corpus) {
        return new TextWorkload(
                name(), unit.word(), tokens, heldOut, corpus.vocabulary().size(), recipe, seed);
    }

    private Workload greyImages() throws IOException {
        ImageSet train = ImageSet.read(data);
        Path test = data.resolve("t10k-images-idx3-ubyte.gz");
        Path plain = data.resolve("t10k-images-idx3-ubyte");
        Path found = Files.exists(test) ? test : Files.exists(plain) ? plain : null;
        ImageSet heldOut = found == null ? null : ImageSet.read(found, train.classes());
        return new ImageWorkload(name(), train, heldOut, recipe, seed);
    }

    private Workload colourImages() throws IOException {
        Cifar10 images = Cifar10.read(data);
        return new ImageWorkload(name(), images.train(), images.test(), recipe, seed);
    }

    private String name() {
        Path last = data.toAbsolutePath().normalize().getFileName();
        return last == null ? data.toString() : last.toString();
    }
}
