package io.glissade.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Small tables for tests: drawn once and for all, with the least squares and logistic optima computed in the test. */
final class FitTables {

    static final int ROWS = 80;
    static final int FEATURES = 3;

    private FitTables() {}

    /** Features of different scale, not centred. */
    static double[][] features() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        double[][] rows = new double[ROWS][FEATURES];
        for (double[] row : rows) {
            row[0] = 1 + random.nextGaussian();
            row[1] = 3 * random.nextGaussian() - 2;
            row[2] = random.nextInt(3);
        }
        return rows;
    }

    /** A line through the features and noise. */
    static double[] numbers() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(8);
        double[][] rows = features();
        double[] targets = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            targets[i] = 2 - rows[i][0] + 0.5 * rows[i][1] + 0.25 * rows[i][2] + 0.3 * random.nextGaussian();
        }
        return targets;
    }

    /** Where the line is above 1, with every seventh turned round. */
    static double[] signs() {
        double[] signs = numbers();
        for (int i = 0; i < ROWS; i++) {
            signs[i] = (signs[i] > 0 ? 1 : -1) * (i % 7 == 0 ? -1 : 1);
        }
        return signs;
    }

    /** svmlight. */
    static Path svmlight(Path file, double[][] rows, double[] targets) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.length; i++) {
            text.append(targets[i]);
            for (int j = 0; j < rows[i].length; j++) {
                text.append(String.format(Locale.ROOT, " %d:%s", j + 1, rows[i][j]));
            }
            text.append('\n');
        }
        return Files.writeString(file, text);
    }

    /** CSV with these names and a last column {@code y}. */
    static Path csv(Path file, String names, double[][] rows, double[] targets) throws IOException {
        StringBuilder text = new StringBuilder(names).append(",y\n");
        for (int i = 0; i < rows.length; i++) {
            for (double value : rows[i]) {
                text.append(value).append(',');
            }
            text.append(targets[i]).append('\n');
        }
        return Files.writeString(file, text);
    }

    /** {@code (x1, x2, x3, c)} of least penalised squares, from the normal equations. */
    static double[] ridge(double[][] rows, double[] targets, double l2) {
        return newton(rows, targets, l2, false);
    }

    /** The same of penalised logistic regression. */
    static double[] logistic(double[][] rows, double[] targets, double l2) {
        return newton(rows, targets, l2, true);
    }

    private static double[] newton(double[][] rows, double[] targets, double l2, boolean logistic) {
        int p = rows[0].length + 1;
        double[] x = new double[p];
        for (int k = 0; k < (logistic ? 50 : 2); k++) {
            double[][] system = new double[p][p + 1];
            for (int i = 0; i < rows.length; i++) {
                double margin = x[p - 1];
                for (int j = 0; j < p - 1; j++) {
                    margin += rows[i][j] * x[j];
                }
                double share = 1 / (1 + Math.exp(targets[i] * margin));
                double slope = logistic ? -targets[i] * share : margin - targets[i];
                double bend = logistic ? share * (1 - share) : 1;
                for (int a = 0; a < p; a++) {
                    double left = a < p - 1 ? rows[i][a] : 1;
                    for (int b = 0; b < p; b++) {
                        system[a][b] += bend * left * (b < p - 1 ? rows[i][b] : 1) / rows.length;
                    }
                    system[a][p] += slope * left / rows.length;
                }
            }
            for (int a = 0; a < p - 1; a++) {
                system[a][a] += l2;
                system[a][p] += l2 * x[a];
            }
            double[] step = solved(system);
            for (int a = 0; a < p; a++) {
                x[a] -= step[a];
            }
        }
        return x;
    }

    private static double[] solved(double[][] system) {
        int p = system.length;
        for (int a = 0; a < p; a++) {
            for (int r = a + 1; r < p; r++) {
                double factor = system[r][a] / system[a][a];
                for (int c = a; c <= p; c++) {
                    system[r][c] -= factor * system[a][c];
                }
            }
        }
        double[] x = new double[p];
        for (int a = p - 1; a >= 0; a--) {
            x[a] = system[a][p];
            for (int c = a + 1; c < p; c++) {
                x[a] -= system[a][c] * x[c];
            }
            x[a] /= system[a][a];
        }
        return x;
    }
}
