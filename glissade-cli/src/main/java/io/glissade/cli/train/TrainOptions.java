package io.glissade.cli.train;

import io.glissade.cli.console.BadInput;

/**
 * The numbers of a training run that every rule shares.
 *
 * @param width units of a hidden layer
 * @param layers of the LSTM, or hidden layers of the perceptron
 * @param batch rows or images in a minibatch
 * @param sequence tokens in a window of text
 * @param seed of the starting point and the order of the images
 */
record TrainOptions(int width, int layers, int batch, int sequence, long seed) {
    TrainOptions {
        atLeastOne("--width", width);
        atLeastOne("--layers", layers);
        atLeastOne("--batch", batch);
        atLeastOne("--sequence", sequence);
    }

    static void atLeastOne(String option, long value) {
        if (value < 1) {
            throw new BadInput(option + " must be at least 1, got " + value);
        }
    }
}
