package io.glissade.finitesum.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.example.Sums;
import io.glissade.linear.Design;
import io.glissade.linear.Hessian;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import io.glissade.linear.Triangle;
import io.glissade.loss.Logistic;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NewtonTest {

    /** Every entry of the Hessian is the difference of two gradients, on more columns than four rows or a tile divide. */
    @Test
    void theHessianIsTheDerivativeOfTheGradient() {
        for (Design design : List.of(Sums.dense(130, 37, 1), Sums.sparse(130, 37, 2))) {
            LinearSum sum = Sums.logistic(design, 0.2, true);
            double[] x = new double[38];
            for (int j = 0; j < 38; j++) {
                x[j] = 0.1 * Math.cos(j);
            }
            double[] curvatures = new double[130];
            for (int i = 0; i < 130; i++) {
                curvatures[i] = sum.loss().secondDerivative(sum.margin(i, x), sum.target(i));
            }
            Triangle hessian = new Triangle(38);
            new Hessian(sum).at(curvatures, hessian);
            double[] above = new double[38];
            double[] below = new double[38];
            double h = 1e-5;
            for (int j = 0; j < 38; j++) {
                double[] moved = x.clone();
                moved[j] = x[j] + h;
                sum.valueAndGradient(moved, above);
                moved[j] = x[j] - h;
                sum.valueAndGradient(moved, below);
                for (int k = 0; k <= j; k++) {
                    assertThat(hessian.row(j)[k]).isCloseTo((above[k] - below[k]) / (2 * h), within(1e-8));
                }
            }
        }
    }

    /** Near the minimum the norm of the gradient is at most a constant times the square of the one before. */
    @Test
    void convergesQuadraticallyOnTheLogisticLoss() {
        LinearSum sum = Sums.logistic(Sums.dense(500, 8, 3), 1e-2, true);
        FiniteSumIteration run = Sums.run(new NewtonCholesky(), sum, 0);
        double before = run.certify().gradientNorm();
        int quadratic = 0;
        while (before > 1e-13) {
            run.step();
            double norm = run.certify().gradientNorm();
            if (before < 1e-2 && before > 1e-7) {
                assertThat(norm).isLessThan(10 * before * before + 1e-16);
                quadratic++;
            }
            before = norm;
        }
        assertThat(quadratic).isGreaterThanOrEqualTo(2);
        assertThat(run.progress().iteration()).isLessThanOrEqualTo(8);
    }

    @Test
    void theFactorSolvesItsMatrix() {
        int q = 23;
        Triangle matrix = new Triangle(q);
        double[] x = new double[q];
        double[] b = new double[q];
        for (int j = 0; j < q; j++) {
            x[j] = Math.sin(j);
            for (int k = 0; k <= j; k++) {
                matrix.row(j)[k] = Math.cos(j * k) + (j == k ? q : 0);
            }
        }
        for (int j = 0; j < q; j++) {
            for (int k = 0; k < q; k++) {
                b[j] += matrix.row(Math.max(j, k))[Math.min(j, k)] * x[k];
            }
        }
        assertThat(matrix.factor()).isTrue();
        matrix.solve(b);
        assertThat(b).containsExactly(x, within(1e-13));
        assertThat(new Triangle(2).factor()).isFalse();
    }

    /** The step of the method is that of its formula where the line search takes the whole of it. */
    @Test
    void theFirstStepOnHalfTheSquaredErrorIsTheWholeNewtonStep() {
        LinearSum sum = new LinearSum(
                Sums.dense(50, 1, 4), new double[50], null, new io.glissade.loss.Squared(), 0.5, 0, false);
        FiniteSumIteration run =
                new NewtonCholesky().start(sum, new Start(new double[] {3}, null), Evaluation.EVERY_PASS, 0);
        run.step();
        run.step();
        assertThat(run.progress().stepSize()).isEqualTo(1);
        assertThat(run.point()[0]).isCloseTo(0, within(1e-15));
    }

    @Test
    void tooManyColumnsAreSentElsewhere() {
        SparseDesign wide = new SparseDesign(5_001, new int[] {0, 1}, new int[] {5_000}, new double[] {1});
        LinearSum sum = new LinearSum(wide, new double[] {1}, null, new Logistic(), 1, 0, false);
        for (FiniteSumMethod method : List.of(new NewtonCholesky(), new SubsampledNewton(100))) {
            assertThatThrownBy(() -> Sums.run(method, sum, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("takes at most 5000 columns, got 5001; l-bfgs and sdca take any number");
        }
    }

    /** Twenty thousand rows of which a tenth make the metric: the rate is that of the sample, and the minimum that of all rows. */
    @Test
    void aSampleOfTheRowsTakesNoMoreStepsThanTwiceNewtons() {
        LinearSum sum = Sums.logistic(Sums.dense(20_000, 10, 5), 1.0 / 20_000, false);
        FiniteSumMethod method = new SubsampledNewton(200);
        FiniteSumIteration run = method.start(sum, Start.atZero(10), new Evaluation(1e-9), 1);
        while (!(run.progress().residual() <= 1e-9)) {
            run.step();
        }
        assertThat(run.progress().iteration()).isLessThanOrEqualTo(12);
        assertThat(run.certify().relativeGap()).isLessThanOrEqualTo(1e-9);
    }
}
