package io.glissade.torch.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.torch.Example;
import io.glissade.torch.Libtorch;
import io.glissade.torch.MemoryArchive;
import io.glissade.torch.NetworkObjective;
import io.glissade.torch.TorchSpace.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ImageMinibatchesTest {

    @BeforeEach
    void useOneThread() {
        Libtorch.useThreads(1);
    }

    private static float[] values(Tensor tensor) {
        float[] values = new float[(int) tensor.numel()];
        new FloatPointer(tensor.contiguous().data_ptr()).get(values);
        return values;
    }

    private static ImageBatch batch(ImageMinibatches minibatches) {
        return (ImageBatch) ((NetworkObjective<?>) minibatches.next()).batch();
    }

    /** 24 images in minibatches of 5: four of them in a pass, all different images, in another order each time. */
    @Test
    void aPassShowsEachImageOnceInANewOrder() {
        float[] pixels = Example.pixels();
        try (ResidualNetwork network = Example.residual(Precision.FLOAT);
                ImageBatch images = Example.imageSet(Precision.FLOAT);
                ImageMinibatches minibatches = new ImageMinibatches(network, images, 5, 1)) {
            Set<List<Integer>> orders = new HashSet<>();
            for (int pass = 1; pass <= 3; pass++) {
                List<Integer> order = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    float[] shown = values(batch(minibatches).pixels());
                    for (int row = 0; row < 5; row++) {
                        order.add(find(pixels, Arrays.copyOfRange(shown, 64 * row, 64 * (row + 1))));
                    }
                }
                assertThat(order).hasSize(20).doesNotHaveDuplicates().doesNotContain(-1);
                assertThat(minibatches.epoch()).isEqualTo(pass);
                orders.add(order);
            }
            assertThat(orders).hasSize(3);
        }
    }

    private static int find(float[] pixels, float[] image) {
        for (int i = 0; i < pixels.length / image.length; i++) {
            if (Arrays.equals(pixels, image.length * i, image.length * (i + 1), image, 0, image.length)) {
                return i;
            }
        }
        return -1;
    }

    /** Of an image in colour of 3 x 4 pixels padded by 1 there are 3 x 3 pieces and their mirror images: all come up. */
    @Test
    void augmentationShiftsByThePaddingAndMirrors() {
        float[] image = new float[2 * 12];
        for (int i = 0; i < image.length; i++) {
            image[i] = i + 1;
        }
        List<float[]> possible = new ArrayList<>();
        for (int down = -1; down <= 1; down++) {
            for (int right = -1; right <= 1; right++) {
                possible.add(shifted(image, down, right, false));
                possible.add(shifted(image, down, right, true));
            }
        }
        Set<Integer> seen = new HashSet<>();
        RandomGenerator random = Example.random(4);
        try (ImageBatch batch = ImageBatch.copyOf(image, new int[] {0}, 2, 3, 4, Precision.FLOAT)) {
            for (int i = 0; i < 500; i++) {
                try (Tensor changed = new Augmentation(1, true).apply(batch.pixels(), random)) {
                    float[] found = values(changed);
                    int which = possible.indexOf(possible.stream()
                            .filter(one -> Arrays.equals(one, found))
                            .findFirst()
                            .orElseThrow());
                    seen.add(which);
                }
            }
        }
        assertThat(seen).hasSize(18);
    }

    private static float[] shifted(float[] image, int down, int right, boolean mirrored) {
        float[] out = new float[image.length];
        for (int channel = 0; channel < 2; channel++) {
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 4; column++) {
                    int fromRow = row + down;
                    int fromColumn = (mirrored ? 3 - column : column) + right;
                    boolean inside = fromRow >= 0 && fromRow < 3 && fromColumn >= 0 && fromColumn < 4;
                    out[channel * 12 + row * 4 + column] = inside ? image[channel * 12 + fromRow * 4 + fromColumn] : 0;
                }
            }
        }
        return out;
    }

    @Test
    void aStreamAndItsNetworkGoOnBitForBitFromWhereTheyWereSaved() {
        for (int stop : new int[] {0, 1, 3, 7}) {
            try (ImageBatch images = Example.imageSet(Precision.FLOAT);
                    ResidualNetwork network = Example.residual(Precision.FLOAT);
                    ResidualNetwork other = Example.residual(Precision.FLOAT);
                    ImageMinibatches original = stream(network, images);
                    ImageMinibatches resumed = stream(other, images)) {
                Tensor x = Example.start(network);
                draw(original, x, stop);
                MemoryArchive archive = new MemoryArchive();
                original.archive(archive);
                draw(resumed, x, 2);
                resumed.archive(archive.load());
                assertThat(resumed.epoch()).isEqualTo(original.epoch());
                assertThat(draw(resumed, x, 9)).isEqualTo(draw(original, x, 9));
                assertThat(new HeldOutImages(other, images, 8).judge(x))
                        .isEqualTo(new HeldOutImages(network, images, 8).judge(x));
            }
        }
    }

    private static ImageMinibatches stream(ResidualNetwork network, ImageBatch images) {
        return new ImageMinibatches(network, images, 7, new Augmentation(2, true), 5);
    }

    private static List<Double> draw(ImageMinibatches minibatches, Tensor x, int count) {
        List<Double> drawn = new ArrayList<>();
        Tensor gradient = minibatches.space().zero();
        for (int i = 0; i < count; i++) {
            drawn.add(minibatches.next().valueAndGradient(x, gradient));
            drawn.add(minibatches.space().norm(gradient));
        }
        return drawn;
    }

    @Test
    void badSettingsAreNamed() {
        assertThatThrownBy(() -> new Augmentation(-1, true)).hasMessage("padding must be at least 0, got -1");
        assertThatThrownBy(() -> new Augmentation(65, true)).hasMessage("padding must be at most 64, got 65");
        assertThatThrownBy(() -> ImageBatch.copyOf(new float[11], new int[1], 3, 2, 2, Precision.FLOAT))
                .hasMessage("pixels must have length 12, got 11");
    }
}
