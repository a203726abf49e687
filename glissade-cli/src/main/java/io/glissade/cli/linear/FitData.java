package io.glissade.cli.linear;

import io.glissade.linear.Design;
import io.glissade.linear.SparseDesign;
import io.glissade.table.Classes;
import io.glissade.table.Features;
import io.glissade.table.LabelledRows;
import io.glissade.table.Standardisation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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
public record FitData(
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
    public record Wanted(boolean standardise, boolean intercept, boolean bias) {}

    /** Standardises and appends the constant as asked for. */
    public static FitData of(LabelledRows rows, double @Nullable [] weights, LossChoice choice, Wanted wanted) {
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

    /** The same without an intercept. */
    public FitData withoutIntercept() {
        return new FitData(features, design, targets, weights, loss, classes, standardisation, false, bias);
    }

    /** The number of linear functions of the model. */
    public int outputs() {
        return loss.kind() == LossRow.Kind.CLASSES && classes != null
                ? classes.names().size()
                : 1;
    }

    /** The sum of the weights: the number of rows without. */
    public double totalWeight() {
        return weights == null ? design.rows() : Arrays.stream(weights).sum();
    }

    /** The size of the data in words. */
    public String size() {
        String storage = design instanceof SparseDesign ? "sparse" : "dense";
        return String.format(Locale.ROOT, "%,d rows, %,d features, %s", design.rows(), features.count(), storage);
    }

    /** What was read, for the record. */
    public Map<String, Object> facts(LabelledRows rows) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("rows", rows.design().rows());
        facts.put("features", rows.features().count());
        facts.put("stored entries", rows.design().entries());
        facts.put("storage", rows.design() instanceof SparseDesign ? "sparse" : "dense");
        if (classes != null) {
            facts.put("classes", classes.names());
        }
        if (!rows.notes().isEmpty()) {
            facts.put("notes", String.join("; ", rows.notes()));
        }
        return facts;
    }

    /** The coefficients of the raw features, then the intercept of each output, 0 without one. */
    public double[] raw(double[] point) {
        int length = (features.count() + 1) * outputs();
        double[] whole = Arrays.copyOf(point, length);
        return standardisation == null ? whole : standardisation.toRaw(whole, outputs());
    }

    /** The point whose {@link #raw} are these coefficients, but for an intercept where the fit has none. */
    public double[] point(double[] raw) {
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

    /** A model with these raw coefficients. */
    public Scores scores(double[] raw) {
        return new Scores(loss, classes, raw, outputs());
    }
}
