package io.glissade.cli.reproduce.langevin;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.cli.figure.Figure;
import io.glissade.langevin.overdamped.Overdamped;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class LangevinFiguresTest {

    private static void assertPass(List<Figure> figures) {
        assertThat(figures).isNotEmpty().allSatisfy(figure -> assertThat(figure.pass())
                .as("%s: target %s, observed %s", figure.id(), figure.target(), figure.observed())
                .isTrue());
    }

    @Test
    void ratesBoundsAndTheRotationAreThoseStated() {
        assertPass(FrictionFigures.figures());
        assertPass(BoundFigures.figures(false));
        assertPass(RotationFigures.figures());
    }

    @Test
    void distancesAndTimesAreThoseStated() {
        assertPass(DistanceFigures.figures());
    }

    @Test
    @Tag("long")
    void biasesAreThoseStatedExactlyAndSimulated() {
        assertPass(BiasFigures.figures(false));
    }

    @Test
    @Tag("long")
    void whatIsBestByTheStepIsAsStated() {
        assertPass(StepFigures.figures(false));
    }

    @Test
    @Tag("long")
    void exitTimesAndTheirRatiosAreThoseStated() {
        assertPass(ExitTimes.figures(false, 2));
        assertPass(ExitRatios.figures(false, 2));
    }

    @Test
    @Tag("long")
    void histogramsAreThoseOfTheGibbsMeasure() {
        assertPass(GibbsHistograms.figures(false, 2));
    }

    @Test
    void chainsNearAMinimumLeaveEarlyOrStay() {
        assertPass(RecurrenceFigures.figures(false, 2));
    }

    @Test
    void everyGroupHasAName() {
        assertThat(LangevinFigures.groups(false)).containsKeys("A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "T1");
    }

    /** Step .5 on curvature 1: the exact bias is 1/3, and without a bias it would be many errors away. */
    @Test
    void aSimulatedVarianceTellsABiasFromNone() {
        SimulatedVariance found = SimulatedVariance.of(new Overdamped<>(.5, 1), new double[] {1}, 4, 500, 3)
                .get(0);
        assertThat(found.deviations(1 / 3.)).isLessThan(4);
        assertThat(found.deviations(0)).isGreaterThan(20);
    }

    @Test
    void aPrintedZeroMeansZero() {
        assertThat(Stated.figure("a", "", "0", 1e-11).pass()).isTrue();
        assertThat(Stated.figure("a", "", "0", 1e-9).pass()).isFalse();
        assertThat(Stated.figure("a", "", ".0556", .05565).pass()).isTrue();
        assertThat(Stated.figure("a", "", ".0556", .05568).pass()).isFalse();
        assertThat(Stated.figure("a", "", "1.81", 1.816).pass()).isFalse();
    }
}
