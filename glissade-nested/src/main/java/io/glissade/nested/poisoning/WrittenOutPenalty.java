package io.glissade.nested.poisoning;

/**
 * The unrolled problems of {@link PoisonedRegression} with every derivative written out and carried forward along lambda: some hundred times as
 * fast as recording operations on small tables, and an implementation of its own to hold the others against. Steps of one size from 0 at both
 * lower levels. One thread at a time.
 */
public final class WrittenOutPenalty implements PenaltyObjective {

    private final RegressionRows training;
    private final RegressionRows validation;
    private final PoisoningSettings settings;
    private final double[][] seen;
    private final double[][] seenSlope;
    private final double[][] residuals;
    private final double[][] residualSlopes;
    private final double[][] coefficients;
    private final double[][] coefficientSlopes;

    /**
     * @param training rows that the learner fits and the attacker perturbs
     * @param validation rows of as many features
     */
    public WrittenOutPenalty(RegressionRows training, RegressionRows validation, PoisoningSettings settings) {
        training.requireSameColumns(validation);
        this.training = training;
        this.validation = validation;
        this.settings = settings;
        int rows = training.rows();
        int columns = training.columns();
        int learnerSteps = settings.learnerSteps();
        this.seen = training.copyOfFeatures();
        this.seenSlope = new double[rows][columns];
        this.residuals = new double[learnerSteps + 1][rows];
        this.residualSlopes = new double[learnerSteps + 1][rows];
        this.coefficients = new double[learnerSteps + 1][columns];
        this.coefficientSlopes = new double[learnerSteps + 1][columns];
    }

    @Override
    public Evaluation at(double lambda) {
        for (int i = 0; i < seen.length; i++) {
            for (int j = 0; j < seen[i].length; j++) {
                seen[i][j] = training.feature(i, j);
                seenSlope[i][j] = 0;
            }
        }
        double weight = Math.exp(lambda) / training.columns();
        learn(weight);
        for (int step = 0; step < settings.attackerSteps(); step++) {
            attack(weight);
            learn(weight);
        }
        double[] end = coefficients[coefficients.length - 1];
        double[] endSlope = coefficientSlopes[coefficients.length - 1];
        double slope = 0;
        for (int i = 0; i < validation.rows(); i++) {
            double residual = validation.residual(i, end);
            for (int j = 0; j < end.length; j++) {
                slope -= 2 * residual * validation.feature(i, j) * endSlope[j] / validation.rows();
            }
        }
        return new Evaluation(validation.meanSquaredError(end), slope, end.clone());
    }

    /** The learner's steps on the features as they are, every iterate kept. */
    private void learn(double weight) {
        SmoothedAbsolute norm = settings.norm();
        double learnerStep = settings.learnerStep();
        int last = coefficients.length - 1;
        for (int step = 0; step <= last; step++) {
            double[] theta = coefficients[step];
            double[] thetaSlope = coefficientSlopes[step];
            double[] gradient = new double[theta.length];
            double[] gradientSlope = new double[theta.length];
            for (int i = 0; i < seen.length; i++) {
                double residual = -training.target(i);
                double slope = 0;
                for (int j = 0; j < theta.length; j++) {
                    residual += seen[i][j] * theta[j];
                    slope += seenSlope[i][j] * theta[j] + seen[i][j] * thetaSlope[j];
                }
                residuals[step][i] = residual;
                residualSlopes[step][i] = slope;
                addTransposed(i, residual, slope, gradient, gradientSlope);
            }
            if (step == last) {
                return;
            }
            for (int j = 0; j < theta.length; j++) {
                double first = norm.derivative(theta[j]);
                double second = norm.secondDerivative(theta[j]);
                coefficients[step + 1][j] = theta[j] - learnerStep * (gradient[j] + weight * first);
                coefficientSlopes[step + 1][j] = thetaSlope[j]
                        - learnerStep * (gradientSlope[j] + weight * first + weight * second * thetaSlope[j]);
            }
        }
    }

    /** Adds 2/n times a row of the features times a number, and the slope of that. */
    private void addTransposed(int row, double number, double slope, double[] out, double[] slopeOut) {
        double scale = 2.0 / seen.length;
        for (int j = 0; j < out.length; j++) {
            out[j] += scale * seen[row][j] * number;
            slopeOut[j] += scale * (seenSlope[row][j] * number + seen[row][j] * slope);
        }
    }

    /** One step of the attacker: the derivative of its loss through the learner's steps, backwards. */
    private void attack(double weight) {
        SmoothedAbsolute norm = settings.norm();
        double learnerStep = settings.learnerStep();
        int rows = seen.length;
        int columns = training.columns();
        int last = coefficients.length - 1;
        double pull = 2 * settings.penalty() / ((double) rows * columns);
        double scale = 2.0 / rows;
        double[][] gradient = new double[rows][columns];
        double[][] gradientSlope = new double[rows][columns];
        double[] adjoint = new double[columns];
        double[] adjointSlope = new double[columns];
        for (int i = 0; i < rows; i++) {
            double residual = residuals[last][i];
            double slope = residualSlopes[last][i];
            addTransposed(i, -residual, -slope, adjoint, adjointSlope);
            for (int j = 0; j < columns; j++) {
                double theta = coefficients[last][j];
                gradient[i][j] = pull * (seen[i][j] - training.feature(i, j)) - scale * residual * theta;
                gradientSlope[i][j] =
                        pull * seenSlope[i][j] - scale * (slope * theta + residual * coefficientSlopes[last][j]);
            }
        }
        for (int step = last - 1; step >= 0; step--) {
            double[] theta = coefficients[step];
            double[] thetaSlope = coefficientSlopes[step];
            double[] product = new double[columns];
            double[] productSlope = new double[columns];
            for (int i = 0; i < rows; i++) {
                double along = 0;
                double alongSlope = 0;
                for (int j = 0; j < columns; j++) {
                    along += seen[i][j] * adjoint[j];
                    alongSlope += seenSlope[i][j] * adjoint[j] + seen[i][j] * adjointSlope[j];
                }
                addTransposed(i, along, alongSlope, product, productSlope);
                double residual = residuals[step][i];
                double residualSlope = residualSlopes[step][i];
                for (int j = 0; j < columns; j++) {
                    gradient[i][j] -= learnerStep * scale * (residual * adjoint[j] + along * theta[j]);
                    gradientSlope[i][j] -= learnerStep
                            * scale
                            * (residualSlope * adjoint[j]
                                    + residual * adjointSlope[j]
                                    + alongSlope * theta[j]
                                    + along * thetaSlope[j]);
                }
            }
            for (int j = 0; j < columns; j++) {
                double second = weight * norm.secondDerivative(theta[j]);
                double third = weight * norm.thirdDerivative(theta[j]) * thetaSlope[j];
                double before = adjoint[j];
                adjoint[j] -= learnerStep * (product[j] + second * before);
                adjointSlope[j] -=
                        learnerStep * (productSlope[j] + (second + third) * before + second * adjointSlope[j]);
            }
        }
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                seen[i][j] -= settings.attackerStep() * gradient[i][j];
                seenSlope[i][j] -= settings.attackerStep() * gradientSlope[i][j];
            }
        }
    }
}
