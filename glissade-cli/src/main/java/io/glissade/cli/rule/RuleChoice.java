package io.glissade.cli.rule;

import io.glissade.diagnosis.Advice;
import io.glissade.diagnosis.RunTrace;
import io.glissade.gradient.GradientMethod;
import io.glissade.torch.TorchSpace;
import java.math.BigDecimal;
import java.math.MathContext;
import org.bytedeco.pytorch.Tensor;

/**
 * One {@code --rule NAME:key=value,...}.
 *
 * @param label the rule with all its numbers, unique in a run
 * @param formula the update in one line
 * @param tracedFamily which kind of rule it is, for the diagnosis
 * @param lr the step size as the user gave it, NaN for a rule without
 * @param threshold of the gradient norm (of the scope), NaN for a rule without
 * @param stepLengthCap the longest step without momentum, infinite where there is no bound
 * @param methods the method on vectors of a space
 */
public record RuleChoice(
        String label,
        String formula,
        RunTrace.Family tracedFamily,
        double lr,
        double threshold,
        double stepLengthCap,
        Methods methods) {

    /** A rule as a method. */
    @FunctionalInterface
    public interface Methods {
        /** The method on vectors of {@code space}, for a run of {@code steps} steps. */
        GradientMethod<Tensor> on(TorchSpace space, long steps);
    }

    /** Reads the text and checks every number. */
    public static RuleChoice parse(String text) {
        RuleText rule = RuleText.parse(text);
        try {
            return RuleTable.choose(rule);
        } catch (IllegalArgumentException outOfRange) {
            throw rule.refuse(outOfRange);
        }
    }

    /** The method on vectors of {@code space}, for a run of {@code steps} steps. */
    public GradientMethod<Tensor> method(TorchSpace space, long steps) {
        return methods.on(space, steps);
    }

    /** Advice in the form of an option, to three digits. */
    public static String text(Advice.Suggestion suggestion) {
        return switch (suggestion.form()) {
            case PLAIN -> "sgd:lr=" + rounded(suggestion.stepSize());
            case CLIPPED ->
                "clip:lr=" + rounded(suggestion.stepSize()) + ",threshold=" + rounded(suggestion.threshold());
            case NORMALISED ->
                "normalised:lr=" + rounded(suggestion.stepLengthCap()) + ",beta=" + rounded(suggestion.threshold());
        };
    }

    private static String rounded(double number) {
        return new BigDecimal(number)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Shortest form that a person would write: 16, 0.25, 1e-05. */
    static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e7
                ? String.valueOf((long) number)
                : String.valueOf((float) number);
    }
}
