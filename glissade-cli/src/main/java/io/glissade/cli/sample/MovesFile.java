package io.glissade.cli.sample;

import io.glissade.chain.Draws;
import io.glissade.report.file.NamedNumbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code moves.csv}: for each draw the move it was made at, and step, temperatures and acceptance there. */
final class MovesFile {

    /** The first two of {@link ChainRecorder#SIDE} are in {@code trace.csv}. */
    private static final int FIRST = 2;

    private MovesFile() {}

    static void write(Path folder, Draws side) throws IOException {
        List<String> columns = new ArrayList<>(List.of("chain", "draw"));
        columns.addAll(ChainRecorder.SIDE.subList(FIRST, ChainRecorder.SIDE.size()));
        double[][][] numbers = new double[ChainRecorder.SIDE.size() - FIRST][][];
        for (int column = 0; column < numbers.length; column++) {
            numbers[column] = side.of(FIRST + column);
        }
        try (NamedNumbers file =
                new NamedNumbers(folder.resolve("moves.csv"), columns, Set.of("chain", "draw", "move"))) {
            double[] line = new double[columns.size()];
            for (int chain = 0; chain < side.chains(); chain++) {
                for (int draw = 0; draw < side.draws(); draw++) {
                    line[0] = chain;
                    line[1] = draw;
                    for (int column = 0; column < numbers.length; column++) {
                        line[2 + column] = numbers[column][chain][draw];
                    }
                    file.append(List.of(), line);
                }
            }
        }
    }
}
