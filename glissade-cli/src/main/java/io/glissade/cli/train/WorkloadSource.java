package io.glissade.cli.train;

import io.glissade.cli.console.BadInput;
import io.glissade.data.ImageSet;
import io.glissade.data.TextCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The data a user names, and how to read it. */
record WorkloadSource(Path data, @Nullable Model model, TokenUnit unit, int vocabulary) {

    /** The kinds of network. */
    enum Model {
        LSTM,
        MLP,
        CONV
    }

    /** What a token of a text is. */
    enum TokenUnit {
        CHARACTER,
        WORD;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Workload open(TrainOptions options) throws IOException {
        if (!Files.exists(data)) {
            throw new BadInput(data + ": no such file or folder");
        }
        Model kind = model != null ? model : looksLikeImages() ? Model.CONV : Model.LSTM;
        return switch (kind) {
            case LSTM -> text(options);
            case MLP, CONV -> images(options, kind == Model.CONV);
        };
    }

    private boolean looksLikeImages() {
        return Files.isDirectory(data) || data.toString().contains("idx3-ubyte");
    }

    private Workload text(TrainOptions options) throws IOException {
        if (Files.isDirectory(data)) {
            throw new BadInput(data + ": --model lstm needs a text file, got a folder");
        }
        boolean words = unit == TokenUnit.WORD;
        if (vocabulary < 3) {
            throw new BadInput("--vocabulary must be at least 3, got " + vocabulary);
        }
        TextCorpus corpus = words ? TextCorpus.words(data, vocabulary) : TextCorpus.characters(data);
        if (corpus.vocabulary().size() < 2) {
            throw new BadInput(data + ": a language model needs at least 2 different " + unit.word() + "s, got "
                    + corpus.vocabulary().size());
        }
        return new TextWorkload(
                name(), unit.word(), corpus.tokens(), corpus.vocabulary().size(), options);
    }

    private Workload images(TrainOptions options, boolean convolutional) throws IOException {
        ImageSet images = ImageSet.read(data);
        return new ImageWorkload(
                name(),
                images.pixels(),
                images.labels(),
                images.rows(),
                images.columns(),
                images.classes(),
                convolutional,
                options);
    }

    private String name() {
        Path last = data.toAbsolutePath().normalize().getFileName();
        return last == null ? data.toString() : last.toString();
    }
}
