package io.glissade.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A text in three parts, word by word, with the vocabulary of the training part; each line ends with
 * {@value TextCorpus#END_OF_LINE}. Read from a folder under the names under which Penn Treebank and WikiText were published:
 * {@code ptb.train.txt}, {@code ptb.valid.txt}, {@code ptb.test.txt}, or {@code wiki.train.tokens} and so on, each plain or
 * gzip (then named {@code .gz}), at most 256 MiB unpacked.
 *
 * @param train what a model learns from
 * @param validation what its settings are chosen by
 * @param test what it is judged by in the end
 */
public record TextSplits(TextCorpus train, TextCorpus validation, TextCorpus test) {

    private record Names(String before, String after) {
        String of(String part) {
            return before + part + after;
        }
    }

    private static final List<Names> PUBLISHED = List.of(new Names("ptb.", ".txt"), new Names("wiki.", ".tokens"));

    /**
     * Reads the three parts.
     *
     * @throws IOException if the folder holds no training text under one of the names, or those of two collections, if a part
     *     is missing or is refused by {@link TextCorpus#words(Path)}, or holds a word outside a vocabulary without
     *     {@value TextCorpus#UNKNOWN}; in one line
     */
    public static TextSplits read(Path folder) throws IOException {
        List<Names> found =
                PUBLISHED.stream().filter(names -> holds(folder, names)).toList();
        if (found.size() != 1) {
            throw new IOException(
                    folder + ": must be a folder with one of ptb.train.txt and wiki.train.tokens, plain or .gz; "
                            + (found.isEmpty() ? "has neither" : "has both"));
        }
        Names names = found.get(0);
        TextCorpus train = TextCorpus.words(file(folder, names.of("train")));
        return new TextSplits(
                train,
                TextCorpus.words(file(folder, names.of("valid")), train.vocabulary()),
                TextCorpus.words(file(folder, names.of("test")), train.vocabulary()));
    }

    private static boolean holds(Path folder, Names names) {
        String name = names.of("train");
        return Files.exists(folder.resolve(name)) || Files.exists(folder.resolve(name + ".gz"));
    }

    private static Path file(Path folder, String name) {
        Path plain = folder.resolve(name);
        Path packed = folder.resolve(name + ".gz");
        return !Files.exists(plain) && Files.exists(packed) ? packed : plain;
    }
}
