package io.glissade.cli.workload;

import io.glissade.cli.console.BadInput;
import io.glissade.torch.image.Augmentation;
import io.glissade.torch.language.AwdLstm;
import java.util.Locale;

/**
 * Everything that decides a training run beside the data, the rules and the budget.
 *
 * @param model which network
 * @param width units of a hidden layer
 * @param embedding size of a token's embedding, of awd-lstm
 * @param layers of the LSTM, or hidden layers of the perceptron
 * @param batch rows or images in a minibatch
 * @param sequence tokens in a window of text
 * @param randomWindows whether windows vary in length as in the published recipe
 * @param regularisation of awd-lstm
 * @param augmentation of images
 * @param weightDecay factor of half the squared norm of the parameters in the loss
 */
public record Recipe(
        Model model,
        int width,
        int embedding,
        int layers,
        int batch,
        int sequence,
        boolean randomWindows,
        AwdLstm.Regularisation regularisation,
        Augmentation augmentation,
        double weightDecay) {

    /** The kinds of network. */
    public enum Model {
        LSTM,
        AWD_LSTM,
        MLP,
        CONV,
        RESNET20;

        /** As an option has it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean readsText() {
            return this == LSTM || this == AWD_LSTM;
        }
    }

    /** Checks every number, in the words of its option. */
    public Recipe {
        atLeastOne("--width", width);
        atLeastOne("--embedding", embedding);
        atLeastOne("--layers", layers);
        atLeastOne("--batch", batch);
        atLeastOne("--sequence", sequence);
        if (!(weightDecay >= 0) || Double.isInfinite(weightDecay)) {
            throw new BadInput("--weight-decay must not be negative and be finite, got " + weightDecay);
        }
    }

    /** Sizes that train within minutes on two cores; no dropout, penalty or augmentation. */
    static Recipe small(Model model) {
        return new Recipe(model, 128, 200, 2, 32, 50, false, AwdLstm.Regularisation.NONE, Augmentation.NONE, 0);
    }

    /** Refuses a number below 1, in the words of its option. */
    public static void atLeastOne(String option, long value) {
        if (value < 1) {
            throw new BadInput(option + " must be at least 1, got " + value);
        }
    }
}
