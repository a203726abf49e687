package io.glissade.cli.reproduce.finitesum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.glissade.cli.figure.Figure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FiniteSumFiguresTest {

    private static final Path DATA = Path.of(System.getProperty(
            "glissade.data", Path.of("..", "..", "shared", "data").toString()));

    private static void assertPass(List<Figure> figures) {
        assertThat(figures).isNotEmpty().allSatisfy(figure -> assertThat(figure.pass())
                .as("%s: target %s, observed %s", figure.id(), figure.target(), figure.observed())
                .isTrue());
    }

    @Test
    void theoremOneIsNeverViolated() {
        assertPass(TheoremRuns.figures());
    }

    @Test
    void lazyEqualsDenseAndWeightsAreRepetition() {
        assertPass(Equivalences.figures());
    }

    @Test
    void whatNeedsAFileThatIsNotThereIsLeftOut(@TempDir Path empty) {
        assertThat(FiniteSumFigures.groups(empty, true)).containsOnlyKeys("A7", "A8");
    }

    @Test
    @Tag("long")
    void theFiguresOfTheAdultDataHold() {
        ReferenceData data = new ReferenceData(DATA);
        assumeTrue(data.hasAdult(), "needs the folder a9a of the reference data");
        AdultFigures adult = new AdultFigures(data);
        assertPass(CertifiedOptima.adult(data));
        assertPass(adult.wayDown());
        assertPass(adult.certificate());
    }
}
