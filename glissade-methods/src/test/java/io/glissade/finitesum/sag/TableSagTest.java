package io.glissade.finitesum.sag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.finitesum.example.Examples;
import io.glissade.linear.LinearSum;
import io.glissade.linear.LinearTerms;
import io.glissade.loss.Logistic;
import io.glissade.run.Iteration;
import org.junit.jupiter.api.Test;

class TableSagTest {

    private static final LinearSum SUM =
            Examples.sum(20, 4, new Logistic(), true).with(0.1, 0);

    private static Iteration<double[]> start(TableSag.FirstTable first, double[] x0, long seed) {
        double step = 1 / (Lipschitz.of(SUM).largest() + SUM.l2());
        return new TableSag(step, first).start(new LinearTerms(SUM), x0, seed);
    }

    @Test
    void bothFirstTablesLeadToTheMinimum() {
        for (TableSag.FirstTable first : TableSag.FirstTable.values()) {
            Iteration<double[]> run = start(first, new double[] {1, -1, 2, 0, 3}, 1);
            for (int k = 0; k < 20_000; k++) {
                run.step();
            }
            double[] gradient = new double[5];
            SUM.valueAndGradient(run.point(), gradient);
            assertThat(SUM.space().norm(gradient)).isLessThan(1e-12);
            assertThat(run.progress().residual()).isLessThan(1e-12);
        }
    }

    @Test
    void theFirstStepOfACentredTableMovesByTheFullGradientOverN() {
        double[] x0 = {1, -1, 2, 0, 3};
        double[] gradient = new double[5];
        SUM.valueAndGradient(x0, gradient);
        Iteration<double[]> run = start(TableSag.FirstTable.CENTRED, x0, 1);
        run.step();
        assertThat(run.point()).containsExactly(x0);
        run.step();
        // The new gradient equals the old one, so d is what the centring took away: the mean gradient.
        double step = run.progress().stepSize();
        for (int j = 0; j < 5; j++) {
            assertThat(run.point()[j]).isCloseTo(x0[j] - step / 20 * gradient[j], within(1e-14));
        }
    }

    @Test
    void restartEqualsAFreshStart() {
        Iteration<double[]> run = start(TableSag.FirstTable.CENTRED, new double[5], 4);
        for (int k = 0; k < 30; k++) {
            run.step();
        }
        double[] fresh = run.point().clone();
        run.restart(new double[5]);
        for (int k = 0; k < 30; k++) {
            run.step();
        }
        assertThat(run.point()).containsExactly(fresh);
    }

    @Test
    void aTermThatIsNotFiniteIsNamedAndNotFollowed() {
        Iteration<double[]> run = start(TableSag.FirstTable.ZERO, new double[] {Double.NaN, 0, 0, 0, 0}, 4);
        run.step();
        run.step();
        assertThat(run.nonFinite()).matches("term \\d+ has value NaN and gradient norm NaN at step 0");
    }

    @Test
    void theTheoremsNumbersAreThoseOfThePaper() {
        SagTheorem theorem = new SagTheorem(100, 2, 0.5, 3, 4, 5);
        assertThat(theorem.stepSize()).isEqualTo(1.0 / 32);
        assertThat(theorem.rate()).isEqualTo(1 - 1.0 / 800);
        assertThat(theorem.constant(TableSag.FirstTable.ZERO)).isCloseTo(3 + 0.08 * 4 + 5.0 / 32, within(1e-15));
        assertThat(theorem.constant(TableSag.FirstTable.CENTRED)).isCloseTo(4.5 + 0.08 * 4, within(1e-15));
        assertThat(theorem.averagedBound(200, TableSag.FirstTable.CENTRED)).isCloseTo(16 * 4.82, within(1e-12));
        // With n mu >= 2 L a pass contracts at least by exp(-1/8).
        assertThat(Math.pow(new SagTheorem(1000, 1, 0.002, 1, 1, 1).rate(), 1000))
                .isLessThan(Math.exp(-0.125));
        assertThatThrownBy(() -> new SagTheorem(0, 1, 1, 1, 1, 1)).hasMessage("terms must be at least 1, got 0");
    }
}
