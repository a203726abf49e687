package io.glissade.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.guarantee.SmoothDescent.Step;
import io.glissade.oracle.SmoothnessConstants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A bound that is said to be derived is derived where it says; one that is not says so in its sentence. */
final class StandingTest {

    private static final Path DOCUMENT =
            Path.of(System.getProperty("glissade.root", ".."), "docs", "theory", "clipping.md");

    @Test
    void everySectionNamedIsAHeadingOfTheDerivation() throws IOException {
        SmoothnessConstants constants = new SmoothnessConstants(1, 1);
        List<Standing> derived = new ArrayList<>();
        derived.add(new ClippedDescent(constants).standing());
        derived.add(new PlainDescent(constants, 2).standing());
        derived.add(new PlainDescentLowerBound(constants, 2).standing());
        derived.add(new StochasticClippedDescent(constants, 1).standing());
        derived.add(new StochasticDescent(constants, 1, 1).standing());
        for (Step step : Step.values()) {
            derived.add(new SmoothDescent(constants, step).standing());
        }
        List<String> lines = Files.readAllLines(DOCUMENT);
        for (Standing standing : derived) {
            assertThat(standing).isInstanceOf(Standing.Derived.class);
            String section = ((Standing.Derived) standing).section();
            assertThat(lines).contains("## " + section);
            assertThat(standing.sentence()).contains(section);
        }
    }

    @Test
    void whatIsPrintedButNotProvedSaysSo() {
        SmoothnessConstants constants = new SmoothnessConstants(1, 1);
        for (Guarantee printed : List.of(
                new StochasticClippedDescent(constants, 1).literature(),
                new StochasticDescent(constants, 1, 1).literature())) {
            assertThat(printed.standing()).isInstanceOf(Standing.NotConfirmed.class);
            assertThat(printed.standing().sentence()).startsWith("As in the literature, not confirmed: ");
            assertThat(printed.title()).endsWith("as printed)");
        }
    }
}
