package io.glissade.torch.image;

import io.glissade.torch.FlatParameters;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A 3x3 convolution without bias, followed by batch normalisation with a scale and a shift for each channel. Sources:
 * {@code he2016deep}, {@code ioffe2015batch}.
 */
final class NormalisedConvolution implements AutoCloseable {

    /** Whose mean and variance a channel is normalised with, and whether the running ones learn from it. */
    enum Statistics {
        OF_BATCH_REMEMBERED,
        OF_BATCH,
        RUNNING
    }

    private static final int KERNEL = 3;
    /** The share of a new batch in the running statistics. */
    private static final double MOMENTUM = 0.1;
    /** Added to the variance. */
    private static final double EPSILON = 1e-5;

    private static final String WEIGHT = ".convolution.weight";
    private static final String SCALE = ".normalisation.weight";
    private static final String SHIFT = ".normalisation.bias";

    private final Tensor weight;
    private final TensorOptional scale;
    private final TensorOptional shift;
    private final Tensor mean;
    private final Tensor variance;
    private final TensorOptional runningMean;
    private final TensorOptional runningVariance;
    private final TensorOptional none = new TensorOptional();
    private final long stride;

    /** Adds the parameters of a layer from {@code from} to {@code to} channels. */
    static void declare(String name, int from, int to, Map<String, long[]> shapes) {
        shapes.put(name + WEIGHT, new long[] {to, from, KERNEL, KERNEL});
        shapes.put(name + SCALE, new long[] {to});
        shapes.put(name + SHIFT, new long[] {to});
    }

    static boolean isScale(String parameter) {
        return parameter.endsWith(SCALE);
    }

    static boolean isShift(String parameter) {
        return parameter.endsWith(SHIFT);
    }

    /** The layer declared under {@code name}. */
    NormalisedConvolution(String name, int channels, int stride, FlatParameters parameters) {
        this.weight = parameters.get(name + WEIGHT);
        this.scale = new TensorOptional(parameters.get(name + SCALE));
        this.shift = new TensorOptional(parameters.get(name + SHIFT));
        this.mean = parameters.space().zeros(channels);
        this.variance = parameters.space().zeros(channels);
        this.runningMean = new TensorOptional(mean);
        this.runningVariance = new TensorOptional(variance);
        this.stride = stride;
        forget();
    }

    /** Shape [rows, channels, height/stride, width/stride], rounded up. */
    Tensor forward(Tensor x, Statistics statistics) {
        long[] strides = {stride, stride};
        long[] padding = {KERNEL / 2, KERNEL / 2};
        Tensor sums = torch.conv2d(x, weight, none, strides, padding, new long[] {1, 1}, 1);
        boolean useRunning = statistics != Statistics.OF_BATCH;
        return torch.batch_norm(
                sums,
                scale,
                shift,
                useRunning ? runningMean : none,
                useRunning ? runningVariance : none,
                statistics != Statistics.RUNNING,
                MOMENTUM,
                EPSILON,
                false);
    }

    /** Running mean and variance of each channel. */
    List<Tensor> running() {
        return List.of(mean, variance);
    }

    /** Back to mean 0 and variance 1. */
    void forget() {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            mean.zero_();
            variance.fill_(new Scalar(1.0));
        }
    }

    @Override
    public void close() {
        none.close();
        runningVariance.close();
        runningMean.close();
        variance.close();
        mean.close();
        shift.close();
        scale.close();
    }
}
