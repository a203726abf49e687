package io.glissade.cli.workload;

import io.glissade.torch.image.Augmentation;
import io.glissade.torch.language.AwdLstm;
import java.util.List;

/**
 * A published recipe.
 *
 * @param epochs passes over the data
 * @param decayAt shares of the run at which steps become a tenth, ascending
 * @param rules of the recipe
 * @param about where it comes from
 */
public record Preset(
        String name, Recipe recipe, double epochs, List<Double> decayAt, List<String> rules, String about) {

    private static final AwdLstm.Regularisation PENALTIES_ONLY = new AwdLstm.Regularisation(0, 0, 0, 0, 0, 2, 1);

    /** Those of the residual network in the paper. */
    static final List<String> RESIDUAL_RULES =
            List.of("sgd:lr=0.1,momentum=0.9", "sgd:lr=1", "clip:lr=1,threshold=0.25", "clip:lr=5,threshold=0.25");

    /** All of them. */
    static final List<Preset> ALL = List.of(
            new Preset(
                    "awd-lstm-ptb",
                    new Recipe(
                            Recipe.Model.AWD_LSTM,
                            1150,
                            400,
                            3,
                            80,
                            70,
                            true,
                            AwdLstm.Regularisation.PUBLISHED,
                            Augmentation.NONE,
                            1.2e-6),
                    500,
                    List.of(),
                    List.of("clip:lr=30,threshold=0.25"),
                    "The 3 x 1150 language model of Merity et al. with the clipped rule of Zhang et al."),
            new Preset(
                    "awd-lstm-small",
                    new Recipe(Recipe.Model.AWD_LSTM, 512, 200, 2, 256, 70, true, PENALTIES_ONLY, Augmentation.NONE, 0),
                    150,
                    List.of(),
                    List.of("sgd:lr=2", "clip:lr=2,threshold=0.25", "clip:lr=30,threshold=0.25"),
                    "The 2 x 512 language model of the code of Zhang et al., its three rules of figure 2."),
            new Preset(
                    "resnet20-cifar10",
                    new Recipe(
                            Recipe.Model.RESNET20,
                            128,
                            200,
                            2,
                            128,
                            50,
                            false,
                            AwdLstm.Regularisation.NONE,
                            Augmentation.PUBLISHED,
                            5e-4),
                    200,
                    List.of(0.5, 0.75),
                    RESIDUAL_RULES,
                    "The residual network of figure 3 of Zhang et al., steps a tenth after half and three quarters."));
}
