package io.glissade.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What the draws of all chains say, variable by variable, and whether to trust it.
 *
 * @param chains their number
 * @param draws of each chain
 * @param variables in the order of the draws
 * @param missingInformation {@link EnergyDiagnostics#missingInformation} of each chain; empty where no energies were given
 */
public record ChainSummary(int chains, int draws, List<VariableSummary> variables, List<Double> missingInformation) {

    /** The R-hat above which draws should not be used ({@code vehtari2021rank}). */
    public static final double LARGEST_R_HAT = 1.01;

    /** The effective sample size of each chain below which R-hat and errors cannot be trusted themselves ({@code vehtari2021rank}). */
    public static final double LEAST_SIZE_PER_CHAIN = 100;

    /** The number of chains below which R-hat easily misses that they disagree. */
    public static final int FEWEST_CHAINS = 4;

    /** The fraction of missing information below which a chain does not reach all energies. */
    public static final double LEAST_MISSING_INFORMATION = 0.3;

    /** Copies the lists. */
    public ChainSummary {
        variables = List.copyOf(variables);
        missingInformation = List.copyOf(missingInformation);
    }

    /**
     * Of all variables of all chains. Cost: that of {@link VariableSummary} for each variable.
     *
     * @param energy objective plus kinetic energy, {@code [chain][draw]}, where the velocity is drawn anew for each draw; otherwise {@code [0][]}, as
     *     what it tells then is the length of the step
     */
    public static ChainSummary of(Draws draws, double[][] energy) {
        List<VariableSummary> variables = new ArrayList<>();
        for (int variable = 0; variable < draws.names().size(); variable++) {
            variables.add(VariableSummary.of(draws.names().get(variable), draws.of(variable)));
        }
        List<Double> information = new ArrayList<>();
        for (double[] chain : energy) {
            information.add(EnergyDiagnostics.missingInformation(chain));
        }
        return new ChainSummary(draws.chains(), draws.draws(), variables, information);
    }

    /** The largest R-hat; NaN where none is known. */
    public double largestRHat() {
        return -least(variable -> -variable.rHat());
    }

    /** The smallest effective sample size, of bulk or tail; NaN where none is known. */
    public double leastSize() {
        return least(ChainSummary::size);
    }

    /** The smallest effective sample size over the gradients of all chains, what a draw that counts costs inverted. */
    public double leastSizePerGradient(long gradients) {
        return leastSize() / gradients;
    }

    private double least(ToDoubleFunction<VariableSummary> number) {
        return variables.stream()
                .mapToDouble(number)
                .filter(value -> !Double.isNaN(value))
                .min()
                .orElse(Double.NaN);
    }

    private static double size(VariableSummary variable) {
        return Math.min(variable.bulkSize(), variable.tailSize());
    }

    /** What speaks against trusting the draws, one sentence each, most urgent first; empty where nothing does. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        warnAbout(v -> !v.reason().isEmpty(), this::unknown, warnings);
        warnAbout(v -> v.reason().isEmpty() && !v.constantChains().isEmpty(), this::constant, warnings);
        warnAbout(v -> v.rHat() > LARGEST_R_HAT, this::apart, warnings);
        warnAbout(v -> size(v) < LEAST_SIZE_PER_CHAIN * chains, this::few, warnings);
        if (chains < FEWEST_CHAINS) {
            warnings.add("There must be at least " + FEWEST_CHAINS + " chains for R-hat to be relied on, got " + chains
                    + ".");
        }
        for (int chain = 0; chain < missingInformation.size(); chain++) {
            if (missingInformation.get(chain) < LEAST_MISSING_INFORMATION) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "The fraction of missing information of chain %d is %.2f, below %.1f: it does not reach all energies.",
                        chain,
                        missingInformation.get(chain),
                        LEAST_MISSING_INFORMATION));
            }
        }
        return warnings;
    }

    private void warnAbout(
            Predicate<VariableSummary> concerned,
            Function<List<VariableSummary>, String> sentence,
            List<String> warningsOut) {
        List<VariableSummary> some = variables.stream().filter(concerned).toList();
        if (!some.isEmpty()) {
            warningsOut.add(sentence.apply(some));
        }
    }

    private String unknown(List<VariableSummary> some) {
        VariableSummary first = some.get(0);
        return "Nothing can be said of " + of(some) + ": of " + first.name() + ", " + first.reason() + ".";
    }

    private String constant(List<VariableSummary> some) {
        VariableSummary first = some.get(0);
        return "A chain is constant in " + of(some) + ": chain "
                + first.constantChains().get(0) + " never moves in " + first.name() + ".";
    }

    private String apart(List<VariableSummary> some) {
        VariableSummary worst = worst(some, v -> -v.rHat());
        return String.format(
                Locale.ROOT,
                "R-hat is above %.2f for %s, %.4f for %s: the chains do not agree, do not use the draws.",
                LARGEST_R_HAT,
                of(some),
                worst.rHat(),
                worst.name());
    }

    private String few(List<VariableSummary> some) {
        VariableSummary worst = worst(some, ChainSummary::size);
        return String.format(
                Locale.ROOT,
                "The effective sample size is below %.0f per chain for %s, in all %.0f for %s: run longer.",
                LEAST_SIZE_PER_CHAIN,
                of(some),
                size(worst),
                worst.name());
    }

    private static VariableSummary worst(List<VariableSummary> some, ToDoubleFunction<VariableSummary> number) {
        return some.stream().min(Comparator.comparingDouble(number)).orElseThrow();
    }

    private String of(List<VariableSummary> some) {
        return some.size() == variables.size()
                ? (some.size() == 1 ? "the only variable" : "all variables")
                : some.size() + " of " + variables.size() + " variables";
    }
}
