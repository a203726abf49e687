package io.glissade.cli.fit;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.linear.LossRow;
import io.glissade.cli.linear.Scores;
import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.linear.MultinomialSum;
import io.glissade.table.Classes;
import io.glissade.table.Features;
import io.glissade.table.LabelledRows;
import io.glissade.table.Standardisation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is fitted: the rows as the method sees them, and the way back to coefficients of raw features.
 *
 * @param features of the raw rows
 * @param design standardised, with the constant column where one was asked for
 * @param targets as the loss wants them
 * @param weights one for each row, {@code null} for equal ones
 * @param loss by name
 * @param classes {@code null} where targets are numbers
 * @param standardisation {@code null} for none
 * @param intercept whether there is one that is not penalised
 * @param bias whether the last column is a constant, penalised like the others
 */
@SuppressWarnings("ArrayRecordComponent")
record FitData(
        Features features,
        Design design,
        double[] targets,
        double @Nullable [] weights,
        LossRow loss,
        @Nullable Classes classes,
        @Nullable Standardisation standardisation,
        boolean intercept,
        boolean bias) {

    /** How the rows become data of a fit. */
    record Wanted(boolean standardise, boolean intercept, boolean bias) {}

    static FitData of(LabelledRows rows, double @Nullable [] weights, LossChoice choice, Wanted wanted) {
        Standardisation standardisation = wanted.standardise() ? Standardisation.of(rows.design(), weights) : null;
        LabelledRows scaled = standardisation == null ? rows : rows.withDesign(standardisation.applyTo(rows.design()));
        LabelledRows used = wanted.bias() ? scaled.withConstantColumn() : scaled;
        return new FitData(
                rows.features(),
                used.design(),
                choice.targets(),
                weights,
                choice.loss(),
                choice.classes(),
                standardisation,
                wanted.intercept() && !wanted.bias(),
                wanted.bias());
    }

    /** The number of linear functions of the model. */
    int outputs() {
        return loss.kind() == LossRow.Kind.CLASSES && classes != null
                ? classes.names().size()
                : 1;
    }

    /** The sum of the weights: the number of rows without. */
    double totalWeight() {
        return weights == null ? design.rows() : Arrays.stream(weights).sum();
    }

    FitObjective objective(double l2, double l1, boolean parallel) {
        try {
            if (loss.kind() == LossRow.Kind.CLASSES) {
                if (l1 > 0) {
                    throw new BadInput("--l1 must be 0 with --loss multinomial, got " + l1);
                }
                int[] places =
                        Arrays.stream(targets).mapToInt(place -> (int) place).toArray();
                return new FitObjective.Multinomial(
                        new MultinomialSum(design, places, weights, outputs(), l2, intercept).parallel(parallel));
            }
            LinearSum sum = new LinearSum(design, targets, weights, loss.loss(), l2, l1, intercept);
            return new FitObjective.Linear(sum.parallel(parallel));
        } catch (IllegalArgumentException refused) {
            throw new BadInput("--loss " + loss.name() + ": " + refused.getMessage());
        }
    }

    /** The coefficients of the raw features, then the intercept of each output, 0 without one. */
    double[] raw(double[] point) {
        int length = (features.count() + 1) * outputs();
        double[] whole = Arrays.copyOf(point, length);
        return standardisation == null ? whole : standardisation.toRaw(whole, outputs());
    }

    /** The point whose {@link #raw} are these coefficients, but for an intercept where the fit has none. */
    double[] point(double[] raw) {
        double[] point = raw.clone();
        int count = features.count();
        int outputs = outputs();
        if (standardisation != null) {
            for (int j = 0; j < count; j++) {
                for (int k = 0; k < outputs; k++) {
                    point[count * outputs + k] +=
                            raw[j * outputs + k] * standardisation.mean()[j];
                    point[j * outputs + k] =
                            raw[j * outputs + k] * standardisation.scale()[j];
                }
            }
        }
        return intercept || bias ? point : Arrays.copyOf(point, count * outputs);
    }

    Scores scores(double[] raw) {
        return new Scores(loss, classes, raw, outputs());
    }
}
