package io.glissade.cli.tune;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.linear.FitData;
import io.glissade.cli.linear.LossChoice;
import io.glissade.cli.linear.LossRow;
import io.glissade.cli.linear.TableOptions;
import io.glissade.cli.linear.TestData;
import io.glissade.linear.Design;
import io.glissade.table.LabelledRows;
import io.glissade.table.Standardisation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * The rows, divided.
 *
 * @param fit the training rows as the model sees them, and the way back to raw features
 * @param reason why the loss was chosen; empty where the user chose it
 * @param loss of the margins
 * @param trained the numbers of the training rows in the file, from 0
 * @param given the targets of the training rows as the file has them
 * @param centre what targets that are numbers are reduced by
 * @param unit what they are divided by then
 * @param train rows to fit
 * @param validation rows to choose hyper-parameters on
 * @param test rows for the test loss; {@code null} for none
 * @param raw the test rows as they stand, for the metrics
 */
@SuppressWarnings("ArrayRecordComponent")
record TuneData(
        FitData fit,
        String reason,
        TuneLoss loss,
        int[] trained,
        String[] given,
        double centre,
        double unit,
        Part train,
        Part validation,
        @Nullable Part test,
        @Nullable TestData raw)
        implements AutoCloseable {

    private static final int LEAST_ROWS = 2;
    private static final long MOST_NUMBERS = 1L << 28;

    /**
     * @param mostTrained training rows beyond so many are left out
     */
    static TuneData of(LabelledRows rows, Path file, TableOptions table, SplitOptions options, int mostTrained)
            throws IOException {
        LossChoice choice = LossChoice.of(options.loss(), rows, file);
        TuneLoss loss = TuneLoss.of(choice.loss());
        Design design = rows.design();
        if ((long) design.rows() * design.columns() > MOST_NUMBERS) {
            throw new BadInput(file + ": rows times features must be at most " + MOST_NUMBERS
                    + ", as tune works on dense " + "matrices, got " + design.rows() + " times " + design.columns());
        }
        int[] order = shuffled(design.rows(), options.seed());
        int held = (int) Math.round(options.validation() * order.length);
        int apart = (int) Math.round(options.holdout() * order.length);
        int kept = order.length - held - apart;
        if (kept < LEAST_ROWS || held < LEAST_ROWS || (apart < LEAST_ROWS && options.holdout() > 0)) {
            throw new BadInput(file + ": each part must have at least " + LEAST_ROWS + " rows, got " + kept
                    + " to train, " + held + " to validate and " + apart + " to test, of " + order.length);
        }
        int[] trained = Arrays.copyOf(order, Math.min(kept, mostTrained));
        int[] validated = Arrays.copyOfRange(order, kept, kept + held);
        Design chosen = design.select(trained);
        Standardisation scale = options.standardise() ? Standardisation.of(chosen, null) : null;
        double[] targets = pick(choice.targets(), trained);
        Design scaled = scale == null ? chosen : scale.applyTo(chosen);
        FitData fit = new FitData(
                rows.features(), scaled, targets, null, choice.loss(), choice.classes(), scale, true, false);
        double centre =
                loss == TuneLoss.SQUARED ? Arrays.stream(targets).average().orElseThrow() : 0;
        double unit = loss == TuneLoss.SQUARED ? deviation(targets, centre) : 1;
        if (!(unit > 0)) {
            throw new BadInput(
                    file + ": targets must have two values or more in the training rows, got only " + targets[0]);
        }
        TestData raw = raw(table, options, fit, design, choice, Arrays.copyOfRange(order, kept + held, order.length));
        return new TuneData(
                fit,
                choice.reason(),
                loss,
                trained,
                Arrays.stream(trained).mapToObj(row -> given(rows, row)).toArray(String[]::new),
                centre,
                unit,
                Part.of(scaled, reduced(targets, centre, unit), fit.outputs()),
                part(fit, design.select(validated), pick(choice.targets(), validated), centre, unit),
                raw == null ? null : part(fit, raw.design(), raw.targets(), centre, unit),
                raw);
    }

    private static @Nullable TestData raw(
            TableOptions table, SplitOptions options, FitData fit, Design design, LossChoice choice, int[] apart)
            throws IOException {
        Path file = options.test();
        if (file != null) {
            return TestData.read(file, table, fit.features(), fit);
        }
        return apart.length == 0 ? null : new TestData(design.select(apart), pick(choice.targets(), apart));
    }

    private static Part part(FitData fit, Design design, double[] targets, double centre, double unit) {
        Standardisation scale = fit.standardisation();
        return Part.of(scale == null ? design : scale.applyTo(design), reduced(targets, centre, unit), fit.outputs());
    }

    private static double[] reduced(double[] targets, double centre, double unit) {
        return Arrays.stream(targets).map(target -> (target - centre) / unit).toArray();
    }

    private static double deviation(double[] numbers, double mean) {
        return Math.sqrt(Arrays.stream(numbers)
                .map(number -> (number - mean) * (number - mean))
                .average()
                .orElseThrow());
    }

    private static String given(LabelledRows rows, int row) {
        double target = rows.targets()[row];
        return rows.targetNames() != null ? rows.targetNames().get((int) target) : Double.toString(target);
    }

    private static int[] shuffled(int count, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int[] order = new int[count];
        Arrays.setAll(order, i -> i);
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int held = order[i];
            order[i] = order[other];
            order[other] = held;
        }
        return order;
    }

    private static double[] pick(double[] numbers, int[] chosen) {
        return Arrays.stream(chosen).mapToDouble(i -> numbers[i]).toArray();
    }

    /** Coefficients of raw features and targets from those of the fit: features by outputs, then the intercepts. */
    double[] coefficients(double[] weights) {
        double[] raw = fit.raw(weights);
        for (int at = 0; at < raw.length; at++) {
            raw[at] *= unit;
        }
        if (loss == TuneLoss.SQUARED) {
            raw[raw.length - 1] += centre;
        }
        return raw;
    }

    /** Whether targets are classes. */
    boolean classes() {
        return fit.loss().kind() != LossRow.Kind.VALUE;
    }

    Map<String, Object> facts(LabelledRows rows) {
        Map<String, Object> facts = new LinkedHashMap<>(fit.facts(rows));
        facts.put("rows to train", train.rows());
        facts.put("rows to validate", validation.rows());
        facts.put("rows to test", test == null ? 0 : test.rows());
        return facts;
    }

    @Override
    public void close() {
        train.close();
        validation.close();
        if (test != null) {
            test.close();
        }
    }
}
