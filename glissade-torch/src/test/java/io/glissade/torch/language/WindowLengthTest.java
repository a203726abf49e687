package io.glissade.torch.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.torch.Example;
import io.glissade.torch.MemoryArchive;
import io.glissade.torch.TorchSpace.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

final class WindowLengthTest {

    private static final WindowLength RANDOM = new WindowLength.Random(70);
    private static final int DRAWS = 40_000;

    /** The two humps of the recipe, told apart at the middle, ten and more standard deviations from either. */
    @Test
    void lengthsAreNormalAroundTheMeanOrItsHalf() {
        RandomGenerator random = Example.random(11);
        double[] sum = new double[2];
        double[] squares = new double[2];
        int[] count = new int[2];
        for (int i = 0; i < DRAWS; i++) {
            long length = RANDOM.next(1_000, random);
            int hump = length > 52 ? 1 : 0;
            sum[hump] += length;
            squares[hump] += length * length;
            count[hump]++;
        }
        // Tolerances are five standard deviations; rounding down moves the mean by half a token.
        assertThat((double) count[0] / DRAWS).isCloseTo(0.05, within(5 * Math.sqrt(0.05 * 0.95 / DRAWS)));
        double[] centre = {34.5, 69.5};
        for (int hump = 0; hump < 2; hump++) {
            double mean = sum[hump] / count[hump];
            double deviation = Math.sqrt(squares[hump] / count[hump] - mean * mean);
            assertThat(mean).isCloseTo(centre[hump], within(5 * 5 / Math.sqrt(count[hump])));
            assertThat(deviation).isCloseTo(5, within(5 * 5 / Math.sqrt(2.0 * count[hump]) + 0.01));
        }
    }

    @Test
    void noWindowIsShorterThanFiveOrLongerThanWhatIsLeft() {
        RandomGenerator random = Example.random(12);
        WindowLength shortOnes = new WindowLength.Random(5);
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < 1_000; i++) {
            smallest = Math.min(smallest, shortOnes.next(1_000, random));
            assertThat(RANDOM.next(3, random)).isEqualTo(3);
        }
        assertThat(smallest).isEqualTo(5);
        assertThatThrownBy(() -> new WindowLength.Random(4)).hasMessage("sequence must be at least 5, got 4");
    }

    private static TextMinibatches stream(LanguageModel network) {
        return new TextMinibatches(network, Example.tokens(402), 2, new WindowLength.Random(20), 9);
    }

    /** Two rows of 200 predictions each: every pass covers all of them, and the step is as long as the window. */
    @Test
    void aPassCoversTheWholeTextAndScalesTheStepWithItsWindows() {
        try (LstmLanguageModel network = Example.languageModel(Precision.DOUBLE);
                TextMinibatches minibatches = stream(network)) {
            List<List<Double>> passes = new ArrayList<>();
            for (int pass = 1; pass <= 3; pass++) {
                List<Double> lengths = new ArrayList<>();
                double epoch = minibatches.epoch();
                while (epoch < pass) {
                    minibatches.next();
                    double length = (minibatches.epoch() - epoch) * 200;
                    assertThat(minibatches.stepFactor()).isCloseTo(length / 20, within(1e-12));
                    lengths.add(minibatches.stepFactor());
                    epoch = minibatches.epoch();
                }
                assertThat(epoch).isEqualTo(pass);
                assertThat(lengths.stream().mapToDouble(Double::doubleValue).sum())
                        .isCloseTo(10, within(1e-12));
                passes.add(lengths);
            }
            assertThat(passes).doesNotHaveDuplicates();
        }
    }

    @Test
    void windowsOfOneLengthLeaveTheStepAlone() {
        try (LstmLanguageModel network = Example.languageModel(Precision.DOUBLE);
                TextMinibatches minibatches = new TextMinibatches(network, Example.tokens(88), 4, 5)) {
            minibatches.next();
            assertThat(minibatches.stepFactor()).isEqualTo(1);
        }
    }

    @Test
    void aStreamGoesOnBitForBitFromWhereItWasSaved() {
        int[] stops = {0, 1, 8, 23};
        for (int stop : stops) {
            try (LstmLanguageModel network = Example.languageModel(Precision.DOUBLE);
                    TextMinibatches original = stream(network);
                    TextMinibatches resumed = stream(network)) {
                Tensor x = Example.start(network);
                draw(original, x, stop);
                MemoryArchive archive = new MemoryArchive();
                original.archive(archive);
                draw(resumed, x, 2);
                resumed.archive(archive.load());
                assertThat(resumed.epoch()).isEqualTo(original.epoch());
                assertThat(resumed.stepFactor()).isEqualTo(original.stepFactor());
                assertThat(draw(resumed, x, 30)).isEqualTo(draw(original, x, 30));
            }
        }
    }

    @Test
    void aPlaceOutsideTheTextAndAStateOfAnotherSizeAreRefused() {
        try (LstmLanguageModel network = Example.languageModel(Precision.DOUBLE);
                TextMinibatches minibatches = stream(network)) {
            MemoryArchive archive = new MemoryArchive();
            minibatches.archive(archive);
            archive.tamper("state1", 1, 2, 3);
            assertThatThrownBy(() -> minibatches.archive(archive.load()))
                    .hasMessage("state1 must have length 24, got 3");
            archive.tamper("position", 201);
            assertThatThrownBy(() -> minibatches.archive(archive))
                    .hasMessage("position must be in [0, 200], passes and handedOut not negative; got 201, 0 and 0");
        }
    }

    /** The values of the minibatches that follow, each twice, and the norms of their gradients. */
    private static List<Double> draw(TextMinibatches minibatches, Tensor x, int count) {
        List<Double> drawn = new ArrayList<>();
        Tensor gradient = minibatches.space().zero();
        for (int i = 0; i < count; i++) {
            drawn.add(minibatches.next().valueAndGradient(x, gradient));
            drawn.add(minibatches.space().norm(gradient));
            drawn.add(minibatches.stepFactor());
        }
        return drawn;
    }
}
