package io.glissade.nested.poisoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class BestAttackTest {

    private static final double[] THETA = {0.4, -0.3, 0.2};
    private static final double PENALTY = 2.4;

    private final RegressionRows rows = PoisoningExample.rows(10, 3, 1);
    private final BestAttack attack = new BestAttack(THETA, PENALTY);

    /** What the attacker maximises, for each row on its own. */
    private double gain(int row, double[] p) {
        double residual = rows.residual(row, THETA);
        double square = 0;
        for (int j = 0; j < p.length; j++) {
            residual -= p[j] * THETA[j];
            square += p[j] * p[j];
        }
        return residual * residual - PENALTY / THETA.length * square;
    }

    @Test
    void anAttackerWithManyStepsEndsThere() {
        double budget = PENALTY / THETA.length;
        for (int i = 0; i < rows.rows(); i++) {
            double[] p = new double[3];
            for (int step = 0; step < 2_000; step++) {
                double residual = rows.residual(i, THETA);
                for (int j = 0; j < 3; j++) {
                    residual -= p[j] * THETA[j];
                }
                for (int j = 0; j < 3; j++) {
                    p[j] += (-2 * residual * THETA[j] - 2 * budget * p[j]) / (2 * budget);
                }
            }
            for (int j = 0; j < 3; j++) {
                assertThat(p[j]).isCloseTo(attack.perturbation(rows)[i][j], within(1e-13));
            }
        }
    }

    @Test
    void theLossIsInflatedByTheFactorAndTheSquaredResidualsByItsSquare() {
        double budget = PENALTY / THETA.length;
        double norm = 0.4 * 0.4 + 0.3 * 0.3 + 0.2 * 0.2;
        assertThat(attack.inflation()).isCloseTo(budget / (budget - norm), within(1e-15));
        double gain = 0;
        for (int i = 0; i < rows.rows(); i++) {
            double[] p = attack.perturbation(rows)[i];
            gain += gain(i, p) / rows.rows();
            double attacked = rows.residual(i, THETA);
            for (int j = 0; j < 3; j++) {
                attacked -= p[j] * THETA[j];
            }
            assertThat(attacked).isCloseTo(rows.residual(i, THETA) * attack.inflation(), within(1e-13));
        }
        assertThat(gain).isCloseTo(rows.meanSquaredError(THETA) * attack.inflation(), within(1e-13));
    }

    @Test
    void nothingNearIsBetter() {
        for (int i = 0; i < rows.rows(); i++) {
            double[] p = attack.perturbation(rows)[i];
            for (int j = 0; j < 3; j++) {
                for (double shift : new double[] {-0.01, 0.01}) {
                    double[] other = p.clone();
                    other[j] += shift;
                    assertThat(gain(i, other)).isLessThan(gain(i, p));
                }
            }
        }
    }

    @Test
    void withoutABoundThereIsNoBestAttack() {
        BestAttack edge = new BestAttack(new double[] {0.1, 0}, 0.02);
        assertThat(edge.isBounded()).isFalse();
        assertThat(edge.load()).isCloseTo(1, within(1e-15));
        assertThatThrownBy(() -> edge.perturbation(PoisoningExample.rows(3, 2, 2)))
                .hasMessageStartingWith(
                        "squared norm of the coefficients must be below penalty / features = 0.01 for the "
                                + "attack to have a bound, got 0.01");
        assertThatThrownBy(edge::inflation).isInstanceOf(IllegalArgumentException.class);
        assertThat(new BestAttack(new double[] {0.0999, 0}, 0.02).isBounded()).isTrue();
        assertThat(new BestAttack(new double[] {0.0954, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 0.1).isBounded())
                .isFalse();
        assertThat(new BestAttack(new double[] {0.0953, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 0.1).isBounded())
                .isTrue();
    }
}
