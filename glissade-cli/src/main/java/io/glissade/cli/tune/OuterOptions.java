package io.glissade.cli.tune;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.rule.RuleChoice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How hyper-parameters are learned, for how long, and against what. */
final class OuterOptions {

    private static final String DEFAULT_RULE = "adam:lr=0.3";

    @Option(
            names = "--steps",
            paramLabel = "T",
            description =
                    "Gradient steps of the inner problem, each time from the same start. Default: ${DEFAULT-VALUE}.")
    private int steps = 100;

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            description = "How the gradient passes through the inner steps, see below. Default: auto.")
    private String strategy = "auto";

    @Option(
            names = "--compare",
            paramLabel = "NAME,...",
            split = ",",
            description = "Several strategies, side by side.")
    private @Nullable List<String> compare;

    @Option(
            names = "--outer-rule",
            paramLabel = "RULE",
            description = "The method that moves the hyper-parameters, a rule of glissade train. Default: "
                    + DEFAULT_RULE + ".")
    private String rule = DEFAULT_RULE;

    @Option(
            names = "--outer-steps",
            paramLabel = "N",
            description = "Moves of the hyper-parameters at most. Default: ${DEFAULT-VALUE}.")
    private int outerSteps = 100;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description =
                    "Ends after so many moves in which the validation loss has not fallen by a ten-thousandth. Default: ${DEFAULT-VALUE}.")
    private int patience = 20;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Seconds for each strategy at most. Default: no limit.")
    private @Nullable Double seconds;

    @Option(
            names = "--tolerance",
            paramLabel = "NORM",
            description =
                    "Ends where the norm of the hypergradient is at most this; exit code 3 where it was not reached. Default: none.")
    private @Nullable Double tolerance;

    @Option(
            names = "--random-trials",
            paramLabel = "K",
            description =
                    "Trials of random search; 0 for none. Default: as many as fit in the seconds the slowest strategy took; "
                            + "a number makes the whole run repeatable.")
    private @Nullable Integer trials;

    void check() {
        if (steps < 1) {
            throw new BadInput("--steps must be at least 1, got " + steps);
        }
        if (outerSteps < 1) {
            throw new BadInput("--outer-steps must be at least 1, got " + outerSteps);
        }
        if (patience < 1) {
            throw new BadInput("--patience must be at least 1, got " + patience);
        }
        if (seconds != null && !(seconds > 0 && Double.isFinite(seconds))) {
            throw new BadInput("--seconds must be positive and finite, got " + seconds);
        }
        if (tolerance != null && !(tolerance > 0 && Double.isFinite(tolerance))) {
            throw new BadInput("--tolerance must be positive and finite, got " + tolerance);
        }
        if (trials != null && trials < 0) {
            throw new BadInput("--random-trials must not be negative, got " + trials);
        }
        if (compare != null && !strategy.equals("auto")) {
            throw new BadInput("--strategy and --compare: give one of them");
        }
        if (compare != null && compare.stream().distinct().count() < compare.size()) {
            throw new BadInput("--compare: each strategy must be given once, got " + String.join(",", compare));
        }
        rule();
    }

    /** Whether a strategy was asked for by name. */
    boolean wants(String name) {
        return strategy.equals(name) || (compare != null && compare.contains(name));
    }

    /** Whether the strategy is left open. */
    boolean isAutomatic() {
        return strategy.equals("auto") && !isComparison();
    }

    boolean isComparison() {
        return compare != null;
    }

    /** The strategy as it was given. */
    String given() {
        return strategy;
    }

    int steps() {
        return steps;
    }

    int outerSteps() {
        return outerSteps;
    }

    int patience() {
        return patience;
    }

    @Nullable
    Double seconds() {
        return seconds;
    }

    @Nullable
    Double tolerance() {
        return tolerance;
    }

    @Nullable
    Integer trials() {
        return trials;
    }

    RuleChoice rule() {
        return RuleChoice.parse(rule);
    }

    /** What is to be run, expected to need the least memory first. */
    List<Strategies.Chosen> strategies(TuneProblem problem) {
        if (compare != null) {
            return Strategies.named("--compare", compare, steps);
        }
        return strategy.equals("auto")
                ? List.of(Strategies.automatic(problem))
                : Strategies.named("--strategy", List.of(strategy), steps);
    }

    Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("inner steps", steps);
        settings.put("strategy", compare != null ? String.join(", ", compare) : strategy);
        settings.put("outer rule", rule().label());
        settings.put("outer steps", "at most " + outerSteps + ", " + patience + " without a fall");
        if (seconds != null) {
            settings.put("seconds", seconds);
        }
        if (tolerance != null) {
            settings.put("tolerance", tolerance);
        }
        settings.put("random search", trials == null ? "as long as the slowest strategy" : trials + " trials");
        return settings;
    }
}
