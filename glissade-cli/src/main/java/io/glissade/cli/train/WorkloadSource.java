package io.glissade.cli.train;

import io.glissade.cli.console.BadInput;
import io.glissade.data.ImageSet;
import io.glissade.data.TextCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Opens the data a user names, with the model that suits it or was asked for. */
final class WorkloadSource {

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

    static Workload open(Path data, ModelOptions options, long seed) throws IOException {
        if (data.toString().isEmpty()) {
            throw new BadInput("DATA: a file or folder must be given");
        }
        if (!Files.exists(data)) {
            throw new BadInput(data + ": no such file or folder");
        }
        boolean images = Files.isDirectory(data) || data.toString().contains("idx3-ubyte");
        Recipe.Model suited = images ? Recipe.Model.CONV : Recipe.Model.LSTM;
        Recipe recipe = options.recipe(options.preset(), suited);
        WorkloadSource source = new WorkloadSource(data, options, recipe, seed);
        return recipe.model().readsText() ? source.text() : source.images();
    }

    private Workload text() throws IOException {
        if (Files.isDirectory(data)) {
            throw new BadInput(data + ": --model " + recipe.model() + " needs a text file, got a folder");
        }
        boolean words = options.tokens == TokenUnit.WORD;
        if (options.vocabulary < 3) {
            throw new BadInput("--vocabulary must be at least 3, got " + options.vocabulary);
        }
        TextCorpus corpus = words ? TextCorpus.words(data, options.vocabulary) : TextCorpus.characters(data);
        String unit = (words ? TokenUnit.WORD : TokenUnit.CHARACTER).word();
        if (corpus.vocabulary().size() < 2) {
            throw new BadInput(data + ": a language model needs at least 2 different " + unit + "s, got "
                    + corpus.vocabulary().size());
        }
        int[] tokens = corpus.tokens();
        int kept = tokens.length - (int) Math.round(options.heldOutShare() * tokens.length);
        int @Nullable [] heldOut = kept == tokens.length ? null : Arrays.copyOfRange(tokens, kept, tokens.length);
        return new TextWorkload(
                name(),
                unit,
                Arrays.copyOf(tokens, kept),
                heldOut,
                corpus.vocabulary().size(),
                recipe,
                seed);
    }

    private Workload images() throws IOException {
        return new ImageWorkload(name(), ImageSet.read(data), recipe, seed);
    }

    private String name() {
        Path last = data.toAbsolutePath().normalize().getFileName();
        return last == null ? data.toString() : last.toString();
    }
}
