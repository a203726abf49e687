package io.glissade.cli.reproduce.conditional;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.cli.figure.Figure;
import io.glissade.cli.figure.Printed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConditionalFiguresTest {

    private static void assertPass(List<Figure> figures) {
        assertThat(figures).isNotEmpty().allSatisfy(figure -> assertThat(figure.pass())
                .as("%s: target %s, observed %s", figure.id(), figure.target(), figure.observed())
                .isTrue());
    }

    @Test
    void theFirstGapsAreThePublishedOnes() {
        assertPass(FirstGaps.figures());
    }

    @Test
    void theInstanceWithoutRandomNumbersGivesEveryPrintedDigit() {
        assertPass(DeterministicFigures.figures());
    }

    @Test
    void reweightedRunsEndWhereTheyShould() {
        assertPass(ReweightedFigures.figures());
    }

    @Test
    void stepsThatAreTooLongExpandAndRecoverOrSaySo() {
        assertPass(DivergenceFigures.figures());
    }

    @Test
    @Tag("long")
    void theGapFallsAsOneOverTAndTheSupportIsIdentifiedInTime() {
        assertPass(RateFigures.figures());
        assertPass(IdentificationFigures.figures());
    }

    @Test
    @Tag("long")
    void screeningIsSafeAndTheNuclearNormFindsTheRank() {
        assertPass(SafetyFigures.figures(false));
        assertPass(NuclearFigures.figures());
    }

    @Test
    void whatNeedsTheDorotheaDataIsLeftOutWithout(@TempDir Path empty) {
        assertThat(ConditionalFigures.groups(empty, false)).containsOnlyKeys("A1", "A3", "A4", "A5", "A6", "A7", "A8");
    }

    @Test
    @Tag("long")
    void dorotheaIsReadWhereItIsAndItsFiguresAreComputedFromIt(@TempDir Path data) throws IOException {
        Path folder = Files.createDirectory(data.resolve("dorothea"));
        Files.writeString(folder.resolve("dorothea.gz"), "1 1:1 7:1\n-1 2:1\n-1 7:1 100000:1\n");
        Files.writeString(folder.resolve("dorothea.t.gz"), "1 1:1\n-1 2:1 3:1\n");
        assertThat(ConditionalFigures.groups(data, false)).containsKey("A2");
        DorotheaFigures figures = new DorotheaFigures(new DorotheaData(data));
        assertThat(figures.curves()).hasSize(35).extracting(Figure::pass).contains(false);
        assertThat(figures.end()).hasSize(15).anySatisfy(figure -> assertThat(figure.observed())
                .isEqualTo("1.0000"));
    }

    @Test
    void printedDigitsAllowHalfOfTheLastOne() {
        assertThat(Printed.figure("a", "", "7.438e-3", 7.4384e-3).pass()).isTrue();
        assertThat(Printed.figure("a", "", "7.438e-3", 7.4386e-3).pass()).isFalse();
        assertThat(Printed.figure("a", "", ".11", Double.NaN).pass()).isFalse();
    }
}
