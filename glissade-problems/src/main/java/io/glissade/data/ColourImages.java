package io.glissade.data;

import java.util.ArrayList;
import java.util.List;

/** Colour images as they come in: bytes and a class each, all of one size. */
final class ColourImages {

    private static final int CHANNELS = 3;

    private final int side;
    private final List<byte[]> images = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    /** Square images of {@code side} pixels. */
    ColourImages(int side) {
        this.side = side;
    }

    /** Red, then green, then blue of each pixel, row after row. */
    void add(byte[] image, int label) {
        images.add(image);
        labels.add(label);
    }

    int count() {
        return images.size();
    }

    /** The mean of a channel over all pixels of all images, brightness from 0 to 1. */
    double mean(int channel) {
        long sum = 0;
        for (byte[] image : images) {
            for (int i = 0; i < side * side; i++) {
                sum += image[channel * side * side + i] & 0xff;
            }
        }
        return sum / (255.0 * side * side * images.size());
    }

    /** The standard deviation of a channel over all pixels of all images. */
    double deviation(int channel) {
        double mean = mean(channel);
        double sum = 0;
        for (byte[] image : images) {
            for (int i = 0; i < side * side; i++) {
                double difference = (image[channel * side * side + i] & 0xff) / 255.0 - mean;
                sum += difference * difference;
            }
        }
        return Math.sqrt(sum / ((double) side * side * images.size()));
    }

    /** With {@code means} taken away from each channel and divided by {@code deviations}; 0 throughout where that is 0. */
    ImageSet normalised(List<Double> means, List<Double> deviations, int classes, String origin) {
        int size = side * side;
        float[] pixels = new float[Math.multiplyExact(images.size(), CHANNELS * size)];
        for (int i = 0; i < pixels.length; i++) {
            int channel = i / size % CHANNELS;
            double brightness = (images.get(i / (CHANNELS * size))[i % (CHANNELS * size)] & 0xff) / 255.0;
            double deviation = deviations.get(channel);
            pixels[i] = deviation == 0 ? 0 : (float) ((brightness - means.get(channel)) / deviation);
        }
        int[] classOf = labels.stream().mapToInt(Integer::intValue).toArray();
        return new ImageSet(pixels, classOf, CHANNELS, side, side, classes, origin);
    }
}
