package io.glissade.cli.sparse;

import io.glissade.atom.GroupAtoms;
import io.glissade.table.Features;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of groups: one for each line, its name and its features, by name or, where no name is a number, by their number from 1, between commas or, in a line without
 * a comma, between blanks. A field {@code weight=W} sets the weight of the group; without one it is the square root of its size, as is usual
 * for the group Lasso. Empty lines and those that begin with {@code #} are passed over. Groups may overlap; together they cover
 * every feature.
 */
public final class GroupFile {

    private static final String WEIGHT = "weight=";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final Path file;
    private final Features features;
    private final Map<String, Integer> places = new HashMap<>();
    private final boolean numbersArePlaces;
    private final Map<String, Integer> lineOf = new LinkedHashMap<>();
    private final List<int[]> groups = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();

    private GroupFile(Path file, Features features) {
        this.file = file;
        this.features = features;
        boolean named = true;
        for (int j = 0; j < features.count(); j++) {
            places.put(features.name(j), j);
            named &= !NUMBER.matcher(features.name(j)).matches();
        }
        // Where a name is a number, a number is a name and nothing else.
        this.numbersArePlaces = named;
    }

    /**
     * Reads a file of groups.
     *
     * @throws IllegalArgumentException where it is damaged; the message names file and line
     */
    public static GroupChoice read(Path file, Features features) throws IOException {
        GroupFile reader = new GroupFile(file, features);
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException(file + ": no such file", missing);
        } catch (MalformedInputException damage) {
            throw new IllegalArgumentException(file + ": must be text in UTF-8", damage);
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                reader.add(i + 1, line);
            }
        }
        return reader.choice();
    }

    private void add(int number, String line) {
        String where = file + ": line " + number + ": ";
        String[] fields = line.split(line.contains(",") ? "\\s*,\\s*" : "\\s+", -1);
        String name = fields[0];
        Integer before = lineOf.putIfAbsent(name, number);
        if (before != null) {
            throw new IllegalArgumentException(
                    where + "names of groups must differ, '" + name + "' is that of line " + before + " too");
        }
        TreeSet<Integer> members = new TreeSet<>();
        double weight = Double.NaN;
        for (String field : Arrays.asList(fields).subList(1, fields.length)) {
            @Nullable Integer place = place(field);
            if (place == null && field.startsWith(WEIGHT)) {
                weight = weight(where, field.substring(WEIGHT.length()));
            } else if (place == null) {
                throw new IllegalArgumentException(where + "the data have no feature '" + field + "'"
                        + (numbersArePlaces ? ", nor is it a number from 1 to " + features.count() : ""));
            } else if (!members.add(place)) {
                throw new IllegalArgumentException(
                        where + "a group must name each feature once, '" + name + "' has '" + field + "' twice");
            }
        }
        if (members.isEmpty()) {
            throw new IllegalArgumentException(where + "a group must have a feature, '" + name + "' has none");
        }
        groups.add(members.stream().mapToInt(Integer::intValue).toArray());
        weights.add(Double.isNaN(weight) ? Math.sqrt(members.size()) : weight);
    }

    private @Nullable Integer place(String field) {
        Integer named = places.get(field);
        if (named != null) {
            return named;
        }
        if (!numbersArePlaces || !NUMBER.matcher(field).matches()) {
            return null;
        }
        int number = Integer.parseInt(field);
        return number >= 1 && number <= features.count() ? Integer.valueOf(number - 1) : null;
    }

    private static double weight(String where, String text) {
        double weight;
        try {
            weight = Double.parseDouble(text);
        } catch (NumberFormatException damage) {
            weight = Double.NaN;
        }
        if (!(weight > 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException(where + "weight must be positive and finite, got '" + text + "'");
        }
        return weight;
    }

    private GroupChoice choice() {
        if (groups.isEmpty()) {
            throw new IllegalArgumentException(file + ": must have a group, has none");
        }
        boolean[] covered = new boolean[features.count()];
        groups.forEach(group -> Arrays.stream(group).forEach(j -> covered[j] = true));
        for (int j = 0; j < covered.length; j++) {
            if (!covered[j]) {
                throw new IllegalArgumentException(
                        file + ": groups must cover every feature, none has '" + features.name(j) + "'");
            }
        }
        int[] starts = new int[groups.size() + 1];
        for (int e = 0; e < groups.size(); e++) {
            starts[e + 1] = Math.addExact(starts[e], groups.get(e).length);
        }
        int[] members = groups.stream().flatMapToInt(Arrays::stream).toArray();
        double[] numbers = weights.stream().mapToDouble(Double::doubleValue).toArray();
        GroupAtoms atoms = new GroupAtoms(features.count(), starts, members, numbers, GroupAtoms.Signs.ANY);
        return new GroupChoice(atoms, features, List.copyOf(lineOf.keySet()));
    }
}
