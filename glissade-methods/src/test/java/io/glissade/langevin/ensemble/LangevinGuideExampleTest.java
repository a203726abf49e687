package io.glissade.langevin.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.chain.ChainSummary;
import io.glissade.chain.Draws;
import io.glissade.chain.VariableSummary;
import io.glissade.landscape.DoubleWell;
import io.glissade.langevin.underdamped.Scheme;
import io.glissade.langevin.underdamped.Underdamped;
import io.glissade.oracle.Minibatches;
import io.glissade.random.CounterRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of the guide to Langevin dynamics runs and does what the guide says. */
final class LangevinGuideExampleTest {
    private static final Path ROOT = Path.of(System.getProperty("glissade.root", ".."));

    @Test
    void fourChainsOnADoubleWellAgreeAndMeetItsExactMoments() {
        DoubleWell well = new DoubleWell(2, 8, 1);
        Underdamped<double[]> method = new Underdamped<>(Scheme.BAOAB, 0.2, 1, 1);
        Draws draws = new Draws(List.of("x", "y"), 4, 1000);
        try (Ensemble<double[]> chains = new Ensemble<>(
                method,
                4,
                2,
                chain -> Minibatches.always(well),
                chain -> new double[] {chain % 2 == 0 ? -1 : 1, 0},
                new CounterRandom(1, 0)::stream)) {
            chains.advance(1000);
            for (int draw = 0; draw < 1000; draw++) {
                chains.advance(50);
                for (int chain = 0; chain < 4; chain++) {
                    draws.append(chain, chains.chain(chain).point());
                }
            }
        }
        ChainSummary summary = ChainSummary.of(draws, new double[0][]);
        assertThat(summary.warnings()).isEmpty();
        VariableSummary x = summary.variables().get(0);
        VariableSummary y = summary.variables().get(1);
        assertThat(Math.abs(x.mean())).isLessThan(4 * x.meanError());
        assertThat(Math.abs(y.mean())).isLessThan(4 * y.meanError());
        // The variance of y is exactly 1; that of n independent draws has the standard error sqrt(2/n).
        assertThat(Math.abs(y.standardDeviation() * y.standardDeviation() - 1))
                .isLessThan(4 * Math.sqrt(2 / Math.min(y.bulkSize(), y.tailSize())));
    }

    @Test
    void itIsTheCodeOfTheGuide() throws IOException {
        String guide = Files.readString(ROOT.resolve("docs/guide/langevin.md"));
        int start = guide.indexOf("```java") + "```java".length();
        List<String> code = statements(guide.substring(start, guide.indexOf("```", start)));
        assertThat(code).hasSize(11);
        String source = Files.readString(ROOT.resolve(
                "glissade-methods/src/test/java/io/glissade/langevin/ensemble/LangevinGuideExampleTest.java"));
        assertThat(statements(source)).containsAll(code.subList(1, code.size()));
    }

    private static List<String> statements(String code) {
        return Arrays.stream(code.split(";", -1))
                .map(statement -> statement.replaceAll("\\s+", ""))
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
