package io.glissade.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A text as a sequence of numbers, with the vocabulary that gives them back their meaning. The file is UTF-8, plain or
 * gzip (told apart by its first bytes, not by its name), of at most 256 MiB unpacked.
 */
public final class TextCorpus {

    /** The word that ends each line. */
    public static final String END_OF_LINE = "<eos>";

    /** The word in place of those that are too rare for the vocabulary. */
    public static final String UNKNOWN = "<unk>";

    private final int[] tokens;
    private final List<String> vocabulary;
    private final String origin;

    private TextCorpus(int[] tokens, List<String> vocabulary, String origin) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
        this.origin = origin;
    }

    /**
     * Reads a text character by character. The vocabulary holds the characters (code points) that occur, in the order of
     * their code points.
     *
     * @throws IOException if the file is missing, a directory, unreadable, empty, too large, not whole gzip or not UTF-8
     *     text; in one line
     */
    public static TextCorpus characters(Path file) throws IOException {
        return characters(file, SourceFile.MAXIMUM_BYTES);
    }

    static TextCorpus characters(Path file, int maximumBytes) throws IOException {
        int[] text = Utf8Text.read(file, maximumBytes);
        int[] number = new int[Arrays.stream(text).max().orElseThrow() + 1];
        for (int codePoint : text) {
            number[codePoint] = 1;
        }
        List<String> vocabulary = new ArrayList<>();
        for (int codePoint = 0; codePoint < number.length; codePoint++) {
            if (number[codePoint] == 1) {
                number[codePoint] = vocabulary.size();
                vocabulary.add(Character.toString(codePoint));
            }
        }
        for (int i = 0; i < text.length; i++) {
            text[i] = number[text[i]];
        }
        return new TextCorpus(text, List.copyOf(vocabulary), file.toString());
    }

    /** Reads a text word by word, with every word in the vocabulary; see {@link #words(Path, int)}. */
    public static TextCorpus words(Path file) throws IOException {
        return words(file, Integer.MAX_VALUE);
    }

    /**
     * Reads a text word by word. Words are what stands between white space; each line, an empty one too, ends with the
     * word {@value #END_OF_LINE}. The vocabulary is in the order of falling frequency, equally frequent words in
     * alphabetical order. If the text has more different words than allowed, the rarest become {@value #UNKNOWN}.
     *
     * @param maximumVocabulary the largest size of the vocabulary, the two marks included; at least 3
     * @throws IOException as for {@link #characters(Path)}, and if there is no word at all
     */
    public static TextCorpus words(Path file, int maximumVocabulary) throws IOException {
        if (maximumVocabulary < 3) {
            throw new IllegalArgumentException("maximumVocabulary must be at least 3, got " + maximumVocabulary);
        }
        int[] text = Utf8Text.read(file, SourceFile.MAXIMUM_BYTES);
        Map<String, int[]> counts = new HashMap<>();
        split(text, word -> counts.computeIfAbsent(word, w -> new int[1])[0]++);
        if (counts.size() == 1 && counts.containsKey(END_OF_LINE)) {
            throw new IOException(file + ": must contain a word, holds white space only");
        }
        if (counts.size() > maximumVocabulary) {
            dropRarest(counts, maximumVocabulary);
        }
        List<String> vocabulary = byFrequency(counts);
        return encoded(text, List.copyOf(vocabulary), file);
    }

    /**
     * Reads a text word by word in the words of another, such as the test text of a training text: same indices.
     *
     * @param vocabulary distinct words; without {@value #UNKNOWN} among them, every word of the text must be
     * @throws IOException as for {@link #characters(Path)}, and if a word is not in a vocabulary without {@value #UNKNOWN}
     */
    public static TextCorpus words(Path file, List<String> vocabulary) throws IOException {
        return encoded(Utf8Text.read(file, SourceFile.MAXIMUM_BYTES), vocabulary, file);
    }

    private static TextCorpus encoded(int[] text, List<String> vocabulary, Path file) throws IOException {
        Map<String, Integer> numbers = new HashMap<>();
        for (String word : vocabulary) {
            numbers.put(word, numbers.size());
        }
        int unknown = numbers.getOrDefault(UNKNOWN, -1);
        List<String> strangers = new ArrayList<>();
        IntStream.Builder tokens = IntStream.builder();
        split(text, word -> {
            int number = numbers.getOrDefault(word, unknown);
            tokens.add(number);
            if (number < 0) {
                strangers.add(word);
            }
        });
        if (!strangers.isEmpty()) {
            throw new IOException(file + ": must hold words of the vocabulary only, as that has no " + UNKNOWN
                    + "; holds " + strangers.get(0));
        }
        return new TextCorpus(tokens.build().toArray(), vocabulary, file.toString());
    }

    private static void split(int[] text, Consumer<String> words) {
        int from = 0;
        for (int i = 0; i <= text.length; i++) {
            boolean end = i == text.length;
            if (!end && !Character.isWhitespace(text[i])) {
                continue;
            }
            if (i > from) {
                words.accept(new String(text, from, i - from));
            }
            if (end ? text[i - 1] != '\n' : text[i] == '\n') {
                words.accept(END_OF_LINE);
            }
            from = i + 1;
        }
    }

    private static void dropRarest(Map<String, int[]> counts, int maximumVocabulary) {
        List<String> ordinary = byFrequency(counts);
        ordinary.removeAll(List.of(END_OF_LINE, UNKNOWN));
        for (String rare : ordinary.subList(maximumVocabulary - 2, ordinary.size())) {
            int[] dropped = counts.getOrDefault(rare, new int[1]);
            counts.computeIfAbsent(UNKNOWN, w -> new int[1])[0] += dropped[0];
            counts.remove(rare);
        }
    }

    private static List<String> byFrequency(Map<String, int[]> counts) {
        Comparator<Map.Entry<String, int[]>> rising = Comparator.comparingInt(entry -> entry.getValue()[0]);
        List<String> words = new ArrayList<>();
        counts.entrySet().stream()
                .sorted(rising.reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> words.add(entry.getKey()));
        return words;
    }

    /** The text as indices into the vocabulary: the corpus's own array, to be read and not changed. */
    public int[] tokens() {
        return tokens;
    }

    /** What each index stands for: distinct characters or words. */
    public List<String> vocabulary() {
        return vocabulary;
    }

    /** The file it was read from, as it was given. */
    public String origin() {
        return origin;
    }
}
