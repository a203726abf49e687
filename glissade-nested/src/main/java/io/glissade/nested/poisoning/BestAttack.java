package io.glissade.nested.poisoning;

import io.glissade.parameter.Require;

/**
 * What an attacker does to the features of rows when the d coefficients theta of a linear model are fixed: each p_i maximises
 * {@code (y_i - (x_i + p_i)' theta)^2 - (c/d) |p_i|^2}. With the residual r_i that is {@code p_i = -r_i theta / (c/d - |theta|^2)}: every
 * residual grows by the factor {@code (c/d) / (c/d - |theta|^2)}, and what is maximised, penalty included, is the mean squared error times
 * the same factor. It exists where {@code |theta|^2 < c/d}; beyond, what is maximised has no bound, and only the number of the attacker's
 * steps holds it.
 */
public final class BestAttack {

    private final double[] coefficients;
    private final double budget;
    private final double squaredNorm;

    /**
     * @param coefficients theta, finite
     * @param penalty c, positive
     */
    public BestAttack(double[] coefficients, double penalty) {
        Require.atLeast("coefficients", 1, coefficients.length);
        Require.positive("penalty", penalty);
        double sum = 0;
        for (double coefficient : coefficients) {
            Require.finite("coefficient", coefficient);
            sum += coefficient * coefficient;
        }
        this.coefficients = coefficients.clone();
        this.squaredNorm = sum;
        this.budget = penalty / coefficients.length;
    }

    /** Whether what the attacker maximises has a bound: {@code |theta|^2 < c/d}. */
    public boolean isBounded() {
        return squaredNorm < budget;
    }

    /** {@code |theta|^2 / (c/d)}: below 1 the attack has a bound. */
    public double load() {
        return squaredNorm / budget;
    }

    /**
     * The factor {@code (c/d) / (c/d - |theta|^2)}, at least 1.
     *
     * @throws IllegalArgumentException if the attack has no bound
     */
    public double inflation() {
        requireBound();
        return budget / (budget - squaredNorm);
    }

    /**
     * The perturbation of each row. Cost: one look at every feature.
     *
     * @throws IllegalArgumentException if the attack has no bound
     */
    public double[][] perturbation(RegressionRows rows) {
        requireBound();
        double[][] perturbation = new double[rows.rows()][coefficients.length];
        for (int i = 0; i < perturbation.length; i++) {
            double scale = -rows.residual(i, coefficients) / (budget - squaredNorm);
            for (int j = 0; j < coefficients.length; j++) {
                perturbation[i][j] = scale * coefficients[j];
            }
        }
        return perturbation;
    }

    private void requireBound() {
        if (!isBounded()) {
            throw new IllegalArgumentException("squared norm of the coefficients must be below penalty / features = "
                    + budget + " for the attack to have a bound, got " + squaredNorm);
        }
    }
}
