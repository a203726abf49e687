package io.glissade.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The published counts of data that may not be shipped. They are looked for beside the source tree, in {@code shared/data};
 * where they are not, the tests are skipped.
 */
final class PublishedDataTest {

    private static Path data(String name) {
        Path root = Path.of(String.valueOf(System.getProperty("glissade.root")));
        Path folder = Path.of(System.getProperty(
                        "glissade.data", root.resolve("../shared/data").toString()))
                .resolve(name);
        assumeTrue(Files.isDirectory(folder), () -> "no folder " + folder + ": skipped; -Dglissade.data names another");
        return folder;
    }

    @Test
    void pennTreebankHasItsPublishedNumbersOfTokens() throws IOException {
        TextSplits splits = TextSplits.read(data("ptb"));
        assertThat(splits.train().tokens()).hasSize(929_589);
        assertThat(splits.validation().tokens()).hasSize(73_760);
        assertThat(splits.test().tokens()).hasSize(82_430);
        assertThat(splits.train().vocabulary()).hasSize(10_000);
    }

    @Test
    void wikiTextHasItsPublishedNumbersOfTokens() throws IOException {
        TextSplits splits = TextSplits.read(data("wikitext-2"));
        assertThat(splits.train().tokens()).hasSize(2_088_628);
        assertThat(splits.validation().tokens()).hasSize(217_646);
        assertThat(splits.test().tokens()).hasSize(245_569);
        assertThat(splits.train().vocabulary()).hasSize(33_278);
    }

    /** Mean and deviation of the channels are known of the original files; the copy in JPEG is within a hundredth. */
    @Test
    @Tag("long")
    void cifarHasFiveThousandImagesOfEachClass() throws IOException {
        Cifar10 cifar = Cifar10.read(data("cifar-10-jpg"));
        int[] perClass = new int[10];
        for (int label : cifar.train().labels()) {
            perClass[label]++;
        }
        assertThat(perClass).containsOnly(5_000);
        assertThat(cifar.test().count()).isEqualTo(10_000);
        double[] means = {0.4914, 0.4822, 0.4465};
        double[] deviations = {0.2470, 0.2435, 0.2616};
        for (int c = 0; c < 3; c++) {
            assertThat(cifar.means().get(c)).isCloseTo(means[c], within(0.01));
            assertThat(cifar.deviations().get(c)).isCloseTo(deviations[c], within(0.01));
        }
    }
}
