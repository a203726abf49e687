package io.glissade.cli.sample;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.target.Target;
import io.glissade.gaussian.GaussianTarget;
import io.glissade.gaussian.OptimalRotation;
import io.glissade.gaussian.StabilityLimit;
import io.glissade.langevin.overdamped.AntisymmetricMatrix;
import io.glissade.random.CounterRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The antisymmetric part of a drift.
 *
 * @param norm its spectral norm
 */
record RotationChoice(String text, AntisymmetricMatrix matrix, double norm) {

    private static final Pattern RANDOM =
            Pattern.compile("random(:(norm=[^,]+|seed=[^,]+)(,(norm=[^,]+|seed=[^,]+))?)?");
    private static final int POWERS = 200;
    private static final int LARGEST = 4000;

    /** Reads the text. */
    static RotationChoice parse(String text, Target<?> target) throws IOException {
        long dimension = target.space().dimension();
        if (dimension > LARGEST) {
            throw new BadInput("--rotation needs at most " + LARGEST + " dimensions, got " + dimension);
        }
        double[][] rows = rows(text, target, (int) dimension);
        if (rows.length != dimension) {
            throw new BadInput(
                    "--rotation " + text + ": J must have " + dimension + " rows, as the target, got " + rows.length);
        }
        try {
            AntisymmetricMatrix matrix = new AntisymmetricMatrix(rows);
            return new RotationChoice(text, matrix, norm(matrix));
        } catch (IllegalArgumentException refused) {
            throw new BadInput("--rotation " + text + ": " + refused.getMessage());
        }
    }

    private static double[][] rows(String text, Target<?> target, int dimension) throws IOException {
        if (text.startsWith("plane:")) {
            double a = number(text, "the number after plane:", text.substring("plane:".length()));
            return new double[][] {{0, a}, {-a, 0}};
        }
        if (text.equals("optimal")) {
            GaussianTarget gaussian = target.gaussian();
            if (gaussian == null) {
                throw new BadInput("--rotation optimal needs a Gaussian target, got " + target.name());
            }
            return OptimalRotation.of(gaussian);
        }
        if (RANDOM.matcher(text).matches()) {
            return random(
                    number(text, "norm", value(text, "norm", "1")),
                    number(text, "seed", value(text, "seed", "0")),
                    dimension);
        }
        if (Files.isRegularFile(Path.of(text))) {
            return read(Path.of(text));
        }
        throw new BadInput("--rotation must be plane:A, optimal, random:norm=N,seed=S or a file, got " + text);
    }

    private static String value(String text, String key, String usual) {
        Matcher found = Pattern.compile("[:,]" + key + "=([^,]+)").matcher(text);
        return found.find() ? found.group(1) : usual;
    }

    private static double number(String text, String what, String value) {
        try {
            double number = Double.parseDouble(value);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new BadInput("--rotation " + text + ": " + what + " must be a finite number, got '" + value + "'");
    }

    private static double[][] random(double norm, double seed, int dimension) {
        CounterRandom random = new CounterRandom((long) seed, 0);
        double[][] rows = new double[dimension][dimension];
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < i; j++) {
                rows[i][j] = random.nextGaussian();
                rows[j][i] = -rows[i][j];
            }
        }
        double present = norm(new AntisymmetricMatrix(rows));
        for (double[] row : rows) {
            for (int j = 0; j < dimension; j++) {
                row[j] *= present == 0 ? 0 : norm / present;
            }
        }
        return rows;
    }

    private static double[][] read(Path file) throws IOException {
        List<double[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] fields = line.strip().split("[,;\\s]+", -1);
            double[] row = new double[fields.length];
            for (int j = 0; j < row.length; j++) {
                row[j] = number(file.toString(), "row " + (rows.size() + 1) + ", column " + (j + 1), fields[j]);
            }
            rows.add(row);
        }
        return rows.toArray(new double[0][]);
    }

    /** The spectral norm by powers of -J^2, of which it is the root of the largest eigenvalue; from below, in the limit exact. */
    private static double norm(AntisymmetricMatrix matrix) {
        int dimension = matrix.dimension();
        double[] x = new double[dimension];
        double[] y = new double[dimension];
        CounterRandom random = new CounterRandom(1, 0);
        for (int i = 0; i < dimension; i++) {
            x[i] = random.nextGaussian();
        }
        double norm = 0;
        for (int power = 0; power < POWERS; power++) {
            double length = length(x);
            if (length == 0) {
                return 0;
            }
            for (int i = 0; i < dimension; i++) {
                x[i] /= length;
                y[i] = 0;
            }
            matrix.addProduct(1, x, y);
            norm = length(y);
            double[] other = x;
            x = y;
            y = other;
        }
        return norm;
    }

    private static double length(double[] x) {
        double square = 0;
        for (double each : x) {
            square += each * each;
        }
        return Math.sqrt(square);
    }

    /** J as rows. */
    private double[][] rows() {
        int dimension = matrix.dimension();
        double[][] rows = new double[dimension][dimension];
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < dimension; j++) {
                rows[i][j] = matrix.get(i, j);
            }
        }
        return rows;
    }

    /** The largest stable step: exact for a Gaussian, else that of the worst Hessian with this largest curvature, a guess. */
    double limit(Target<?> target, double largest) {
        GaussianTarget gaussian = target.gaussian();
        return gaussian == null ? 2 / (largest * (1 + norm * norm)) : StabilityLimit.nonReversible(gaussian, rows());
    }
}
