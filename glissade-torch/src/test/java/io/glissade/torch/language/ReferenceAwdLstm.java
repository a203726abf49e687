package io.glissade.torch.language;

import io.glissade.torch.language.AwdLstm.Regularisation;
import io.glissade.torch.language.AwdLstm.Size;
import java.util.ArrayDeque;
import java.util.Deque;

/** The loss of an AWD-LSTM by its formulas, in loops over arrays, for one row of tokens and masks that are given. */
final class ReferenceAwdLstm {

    private final Size size;
    private final double[] parameters;

    ReferenceAwdLstm(Size size, double[] parameters) {
        this.size = size;
        this.parameters = parameters;
    }

    /** Cross-entropy and penalties over {@code tokens}, each of which predicts the next; {@code masks} in the order of use. */
    double loss(int[] tokens, Regularisation factors, Deque<double[]> masks) {
        Deque<double[]> left = new ArrayDeque<>(masks);
        double[] embeddingMask = left.remove();
        double[] inputMask = left.remove();
        int steps = tokens.length - 1;
        double[][] x = new double[steps][];
        for (int t = 0; t < steps; t++) {
            x[t] = new double[size.embedding()];
            for (int j = 0; j < x[t].length; j++) {
                x[t][j] = parameters[tokens[t] * size.embedding() + j] * embeddingMask[tokens[t]] * inputMask[j];
            }
        }
        int offset = size.vocabulary() * size.embedding();
        double temporal = 0;
        double activation = 0;
        for (int layer = 0; layer < size.layers(); layer++) {
            int n = size.outputs(layer);
            double[][] h = layer(x, offset, size.inputs(layer), n, left.remove());
            offset += 4 * n * (size.inputs(layer) + n + 2);
            double[] outputMask = left.remove();
            temporal = 0;
            activation = 0;
            for (int t = 0; t < steps; t++) {
                x[t] = new double[n];
                for (int j = 0; j < n; j++) {
                    double change = t == 0 ? 0 : h[t][j] - h[t - 1][j];
                    x[t][j] = h[t][j] * outputMask[j];
                    temporal += change * change / (n * (steps - 1));
                    activation += x[t][j] * x[t][j] / (n * steps);
                }
            }
        }
        int matrix = size.tied() ? 0 : offset;
        int bias = size.tied() ? offset : offset + size.vocabulary() * size.hidden();
        double crossEntropy = 0;
        for (int t = 0; t < steps; t++) {
            double sum = 0;
            for (int word = 0; word < size.vocabulary(); word++) {
                sum += Math.exp(logit(x[t], matrix, bias, word) - logit(x[t], matrix, bias, tokens[t + 1]));
            }
            crossEntropy += Math.log(sum) / steps;
        }
        return crossEntropy + factors.activation() * activation + factors.temporal() * temporal;
    }

    private double logit(double[] h, int matrix, int bias, int word) {
        double sum = parameters[bias + word];
        for (int j = 0; j < h.length; j++) {
            sum += parameters[matrix + word * h.length + j] * h[j];
        }
        return sum;
    }

    /** Gates in the order input, forget, cell, output. */
    private double[][] layer(double[][] x, int offset, int inputs, int n, double[] weightMask) {
        int recurrent = offset + 4 * n * inputs;
        int bias = recurrent + 4 * n * n;
        double[][] h = new double[x.length][];
        double[] before = new double[n];
        double[] cell = new double[n];
        for (int t = 0; t < x.length; t++) {
            double[] gates = new double[4 * n];
            for (int g = 0; g < 4 * n; g++) {
                gates[g] = parameters[bias + g] + parameters[bias + 4 * n + g];
                for (int j = 0; j < inputs; j++) {
                    gates[g] += parameters[offset + g * inputs + j] * x[t][j];
                }
                for (int j = 0; j < n; j++) {
                    gates[g] += parameters[recurrent + g * n + j] * weightMask[g * n + j] * before[j];
                }
            }
            h[t] = new double[n];
            for (int j = 0; j < n; j++) {
                cell[j] = sigmoid(gates[n + j]) * cell[j] + sigmoid(gates[j]) * Math.tanh(gates[2 * n + j]);
                h[t][j] = sigmoid(gates[3 * n + j]) * Math.tanh(cell[j]);
            }
            before = h[t];
        }
        return h;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
