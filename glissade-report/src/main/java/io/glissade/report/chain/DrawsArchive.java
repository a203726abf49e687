package io.glissade.report.chain;

import io.glissade.report.file.NpzFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code draws.npz}: for each variable an array of shape (chain, draw), and for {@code x[0]}, {@code x[1]}, ... together one array {@code x} of shape
 * (chain, draw, coordinate), as ArviZ wants them. {@code objective} and {@code kinetic} as they are; with a temperature also {@code lp}, the logarithm of
 * the density up to a constant: minus the objective over the temperature, and with a velocity {@code energy}: objective plus kinetic energy over the
 * temperature.
 */
public final class DrawsArchive {

    /** The file's name in the run folder. */
    public static final String FILE = "draws.npz";

    private static final Pattern COORDINATE = Pattern.compile("(.+)\\[(0|[1-9]\\d{0,8})]");

    private DrawsArchive() {}

    /** A number of a draw. */
    @FunctionalInterface
    private interface OfADraw {
        double at(int chain, int draw);
    }

    /**
     * Writes the file into a folder.
     *
     * @param temperature NaN where it changed
     */
    public static void write(Path folder, ChainDraws draws, double temperature) throws IOException {
        try (NpzFile file = new NpzFile(folder.resolve(FILE))) {
            for (Map.Entry<String, List<Integer>> array :
                    arrays(draws.variables()).entrySet()) {
                values(file, array.getKey(), draws, array.getValue());
            }
            double[][] objective = draws.objective();
            double[][] kinetic = draws.kinetic();
            numbers(file, "objective", draws, (chain, draw) -> objective[chain][draw]);
            if (draws.hasKinetic()) {
                numbers(file, "kinetic", draws, (chain, draw) -> kinetic[chain][draw]);
            }
            if (!Double.isNaN(temperature)) {
                numbers(file, "lp", draws, (chain, draw) -> -objective[chain][draw] / temperature);
                if (draws.hasKinetic()) {
                    numbers(
                            file,
                            "energy",
                            draws,
                            (chain, draw) -> (objective[chain][draw] + kinetic[chain][draw]) / temperature);
                }
            }
        }
    }

    private static void numbers(NpzFile file, String name, ChainDraws draws, OfADraw number) throws IOException {
        file.begin(name, draws.chains(), draws.draws());
        for (int chain = 0; chain < draws.chains(); chain++) {
            for (int draw = 0; draw < draws.draws(); draw++) {
                file.append(number.at(chain, draw));
            }
        }
    }

    private static void values(NpzFile file, String name, ChainDraws draws, List<Integer> coordinates)
            throws IOException {
        if (name.equals(draws.variables().get(coordinates.get(0)))) {
            double[][] values = draws.of(coordinates.get(0));
            numbers(file, name, draws, (chain, draw) -> values[chain][draw]);
            return;
        }
        file.begin(name, draws.chains(), draws.draws(), coordinates.size());
        for (int chain = 0; chain < draws.chains(); chain++) {
            for (int draw = 0; draw < draws.draws(); draw++) {
                for (int variable : coordinates) {
                    file.append(draws.of(variable)[chain][draw]);
                }
            }
        }
    }

    /** The arrays by name, each with the variables it holds: one of its own name, or the coordinates of a vector from 0 without a gap. */
    static Map<String, List<Integer>> arrays(List<String> variables) {
        Map<String, TreeMap<Integer, Integer>> vectors = new LinkedHashMap<>();
        for (int variable = 0; variable < variables.size(); variable++) {
            Matcher coordinate = COORDINATE.matcher(variables.get(variable));
            if (coordinate.matches()) {
                vectors.computeIfAbsent(coordinate.group(1), name -> new TreeMap<>())
                        .put(Integer.parseInt(coordinate.group(2)), variable);
            }
        }
        vectors.entrySet()
                .removeIf(vector -> variables.contains(vector.getKey())
                        || ChainDraws.RESERVED.contains(vector.getKey())
                        || vector.getValue().lastKey() != vector.getValue().size() - 1);
        Map<String, List<Integer>> arrays = new LinkedHashMap<>();
        for (int variable = 0; variable < variables.size(); variable++) {
            Matcher coordinate = COORDINATE.matcher(variables.get(variable));
            @Nullable TreeMap<Integer, Integer> vector = coordinate.matches() ? vectors.get(coordinate.group(1)) : null;
            if (vector != null) {
                arrays.putIfAbsent(coordinate.group(1), List.copyOf(vector.values()));
            } else {
                arrays.put(variables.get(variable), List.of(variable));
            }
        }
        return arrays;
    }
}
