package io.glissade.cli.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.adaptive.Adam;
import io.glissade.adaptive.SignMomentum;
import io.glissade.cli.console.BadInput;
import io.glissade.clipping.AdaGC;
import io.glissade.clipping.AdaptiveGradientClipping;
import io.glissade.clipping.AutoClip;
import io.glissade.clipping.Clipping;
import io.glissade.clipping.ElementClipping;
import io.glissade.clipping.GlobalNormClipping;
import io.glissade.clipping.LayerClipping;
import io.glissade.clipping.ZClip;
import io.glissade.diagnosis.RunTrace.Family;
import io.glissade.gradient.ArmijoDescent;
import io.glissade.gradient.AutomaticClipping;
import io.glissade.gradient.GradientDescent;
import io.glissade.gradient.GradientMethod;
import io.glissade.momentum.MixedClipping;
import io.glissade.momentum.ParameterFreeNormalisedMomentum;
import io.glissade.space.BlockSpace.Block;
import io.glissade.step.ClippedStep;
import io.glissade.step.DecayingStep;
import io.glissade.step.FixedStep;
import io.glissade.step.NormalisedStep;
import io.glissade.step.PolyakStep;
import io.glissade.step.SmoothedClippedStep;
import io.glissade.step.StepRule;
import io.glissade.torch.TorchSpace;
import io.glissade.torch.TorchSpace.Precision;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the command line: the method it makes, its label, and what it says of bad numbers. */
final class RuleChoiceTest {

    private static final TorchSpace SPACE = new TorchSpace(List.of(new Block("x", 0, 4, 2)), Precision.FLOAT);

    private static GradientMethod<Tensor> descent(StepRule rule, double momentum) {
        return new GradientDescent<>(rule, momentum, null);
    }

    private static GradientMethod<Tensor> clipped(double lr, Clipping<Tensor> clipping) {
        return new GradientDescent<>(new FixedStep(lr), 0, clipping);
    }

    private static Adam<Tensor> adam(double lr, double decay, Adam.Decay form, double threshold) {
        Clipping<Tensor> clipping = threshold == 0 ? null : new GlobalNormClipping<>(SPACE, threshold);
        return new Adam<>(SPACE, new FixedStep(lr), 0.9, 0.999, 1e-8, decay, form, clipping);
    }

    static Stream<Arguments> methods() {
        return Stream.of(
                Arguments.of("sgd:lr=2", descent(new FixedStep(2), 0)),
                Arguments.of("sgd:lr=2,momentum=0.9,decay=0.1", descent(new DecayingStep(2, 0.1, 0.5), 0.9)),
                Arguments.of("clip:lr=2,threshold=0.5", descent(new ClippedStep(2, 0.5), 0)),
                Arguments.of("clip:lr=2,threshold=0.5,scope=layer", clipped(2, new LayerClipping<>(SPACE, 0.5))),
                Arguments.of("clip:lr=2,threshold=0.5,scope=Element", clipped(2, new ElementClipping<>(SPACE, 0.5))),
                Arguments.of("smooth:lr=2,threshold=0.5", descent(new SmoothedClippedStep(2, 0.5), 0)),
                Arguments.of("Normalised : lr = 2 , beta = 1".replace(" :", ":"), descent(new NormalisedStep(2, 1), 0)),
                Arguments.of("polyak:fstar=1", descent(new PolyakStep(1, 1e6), 0)),
                Arguments.of("mixed", new MixedClipping<Tensor>(new ClippedStep(12, 0.25), 0.999, 0.7)),
                Arguments.of(
                        "mixed:form=soft,nu=1", new MixedClipping<Tensor>(new SmoothedClippedStep(12, 0.25), 0.999, 1)),
                Arguments.of("momentum", new ParameterFreeNormalisedMomentum<Tensor>()),
                Arguments.of("armijo:lr=4,trials=7", new ArmijoDescent<Tensor>(4, 0.5, 0.5, 7)),
                Arguments.of("autoclip:lr=2", clipped(2, new AutoClip<>(SPACE, 10))),
                Arguments.of("zclip:lr=2", clipped(2, new ZClip<>(SPACE))),
                Arguments.of(
                        "zclip:lr=2,target=mean,ceiling=Infinity",
                        clipped(2, new ZClip<>(SPACE, 2.5, 0.97, 25, Double.POSITIVE_INFINITY, ZClip.Target.MEAN))),
                Arguments.of("adagc:lr=2", clipped(2, new AdaGC<>(SPACE))),
                Arguments.of("agc:lr=2", clipped(2, new AdaptiveGradientClipping<>(SPACE, 0.01))),
                Arguments.of("adam", adam(0.002, 0, Adam.Decay.L2, 0)),
                Arguments.of("adam:decay=0.1,threshold=0.5", adam(0.002, 0.1, Adam.Decay.L2, 0.5)),
                Arguments.of("adamw:lr=0.01", adam(0.01, 0.01, Adam.Decay.DECOUPLED, 0)),
                Arguments.of("auto", new AutomaticClipping<Tensor>(1, 0.25)),
                Arguments.of("auto:decay=0", new AutomaticClipping<Tensor>(1, 0)),
                Arguments.of("sign", new SignMomentum<>(SPACE, new FixedStep(0.001), 0.9, 0.8)));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void theTextMakesTheMethod(String text, GradientMethod<Tensor> expected) {
        assertThat(RuleChoice.parse(text).method(SPACE, 1)).isEqualTo(expected);
    }

    @Test
    void everyRuleThatHasKeysHasAMethodAndIsTried() {
        List<String> tried = methods()
                .map(arguments -> RuleText.parse((String) arguments.get()[0]).name())
                .distinct()
                .sorted()
                .toList();
        assertThat(RuleKeys.names()).containsExactlyElementsOf(tried);
        for (String name : RuleKeys.names()) {
            RuleChoice choice = RuleChoice.parse(name);
            assertThat(choice.formula()).startsWith("x ");
            assertThat(choice.label()).startsWith(name);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sgd                                  | sgd:lr=6
                    sgd:momentum=0.9                     | sgd:lr=6,momentum=0.9
                    clip:scope=layer                     | clip:lr=12,threshold=0.25,scope=layer
                    clip:threshold=0.5,lr=3              | clip:lr=3,threshold=0.5
                    mixed:nu=0.7,momentum=0.9            | mixed:lr=12,threshold=0.25,momentum=0.9
                    zclip:warmup=5                       | zclip:lr=12,z=2.5,warmup=5
                    adam:threshold=1                     | adam:lr=0.002,threshold=1
                    polyak                               | polyak:fstar=0
                    """)
    void aLabelHasWhatDefinesTheRuleAndWhatDiffersFromItsDefault(String text, String label) {
        assertThat(RuleChoice.parse(text).label()).isEqualTo(label);
        assertThat(RuleChoice.parse(label).label()).as("a label is a rule").isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    smooth:threshold=0       | threshold must be positive and finite, got 0.0
                    polyak:fstar=NaN         | fstar must be finite, got NaN
                    polyak:cap=-1            | cap must be positive and finite, got -1.0
                    mixed:nu=2               | nu must be in [0, 1], got 2.0
                    mixed:form=firm          | form must be hard or soft, got 'firm'
                    momentum:length=0        | length must be positive and finite, got 0.0
                    armijo:lr=0              | lr must be positive and finite, got 0.0
                    armijo:trials=1.5        | trials must be a whole number, got '1.5'
                    autoclip:percentile=100  | percentile must be between 0.0 and 100.0, both excluded, got 100.0
                    zclip:z=0                | z must be positive and finite, got 0.0
                    zclip:warmup=1           | warmup must be at least 2, got 1
                    adagc:relative=0         | relative must be positive and finite, got 0.0
                    adagc:absolute=-1        | absolute must be positive and finite, got -1.0
                    agc:ratio=0              | ratio must be positive and finite, got 0.0
                    adam:threshold=-1        | threshold must be positive and finite, got -1.0
                    adamw:decay=-1           | decay must not be negative and be finite, got -1.0
                    sign:beta2=1             | beta2 must be in [0, 1), got 1.0
                    clip:scope=unit          | scope must be global, layer or element, got 'unit'
                    """)
    void aNumberOutOfRangeIsNamedByItsKey(String text, String message) {
        assertThatThrownBy(() -> RuleChoice.parse(text))
                .isInstanceOf(BadInput.class)
                .hasMessage("--rule " + text + ": " + message);
    }

    @Test
    void theDiagnosisLearnsFamilyThresholdAndCap() {
        RuleChoice clip = RuleChoice.parse("clip:lr=2,threshold=0.5");
        assertThat(clip.tracedFamily()).isEqualTo(Family.CLIPPED);
        assertThat(clip.threshold()).isEqualTo(0.5);
        assertThat(clip.stepLengthCap()).isEqualTo(1);
        assertThat(RuleChoice.parse("clip:momentum=0.5").stepLengthCap()).isInfinite();
        assertThat(RuleChoice.parse("sgd").tracedFamily()).isEqualTo(Family.PLAIN);
        assertThat(RuleChoice.parse("smooth").tracedFamily()).isEqualTo(Family.NORMALISED);
        assertThat(RuleChoice.parse("adam").tracedFamily()).isEqualTo(Family.OTHER);
        assertThat(RuleChoice.parse("momentum").lr()).isNaN();
        assertThat(RuleChoice.parse("mixed:lr=2,threshold=0.5").stepLengthCap()).isEqualTo(1);
    }
}
