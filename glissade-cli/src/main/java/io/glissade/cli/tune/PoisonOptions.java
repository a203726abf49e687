package io.glissade.cli.tune;

import io.glissade.cli.console.BadInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** An attacker on the training rows: whether, how strong, and on how many rows. */
final class PoisonOptions {

    private static final String BUDGET = "budget=";
    private static final int DEFAULT_ATTACK_STEPS = 10;
    private static final int DEFAULT_ROWS = 40;
    private static final double DEFAULT_NOISE = 0.08;

    /** Numbers of attacked features over all learner's steps on record at once. */
    private static final double MOST_NUMBERS = 2e7;

    @Option(
            names = "--poison",
            paramLabel = "budget=C",
            description =
                    "Penalties of a linear model with squared loss learned against an attacker who perturbs the training features, each "
                            + "perturbation at the price C (more is a weaker attack); beside the same without attacker.")
    private @Nullable String poison;

    @Option(
            names = "--attack-steps",
            paramLabel = "N",
            description = "Gradient steps of the attacker, each with the learner's --steps. Default: "
                    + DEFAULT_ATTACK_STEPS + ".")
    private @Nullable Integer attackSteps;

    @Option(
            names = "--train-rows",
            paramLabel = "N",
            description = "Under --poison, train on the first so many of the training rows after the shuffle. Default: "
                    + DEFAULT_ROWS + ".")
    private @Nullable Integer rows;

    @Option(
            names = "--noise",
            paramLabel = "SIGMA",
            description =
                    "Under --poison, deviation of the Gaussian noise on the features that the models are held against, in deviations of "
                            + "the features. Default: " + DEFAULT_NOISE + ".")
    private @Nullable Double noise;

    void check(LearnOptions learn, OuterOptions outer) {
        if (poison == null) {
            if (attackSteps != null || rows != null || noise != null) {
                throw new BadInput("--attack-steps, --train-rows and --noise: only with --poison");
            }
            return;
        }
        budget(poison);
        if (attackSteps() < 1) {
            throw new BadInput("--attack-steps must be at least 1, got " + attackSteps());
        }
        if (rows != null && rows < 2) {
            throw new BadInput("--train-rows must be at least 2, got " + rows);
        }
        if (!(noise() >= 0 && Double.isFinite(noise()))) {
            throw new BadInput("--noise must not be negative and be finite, got " + noise());
        }
        if (learn.isNetwork()) {
            throw new BadInput("--poison: only for --model linear, got network");
        }
        if (!learn.learned().equals(Set.of(LearnOptions.What.PENALTIES))) {
            throw new BadInput("--poison: only with --learn penalties, got " + learn.given());
        }
        if (!outer.isAutomatic() && !outer.wants("reverse")) {
            throw new BadInput("--poison: only with --strategy reverse, got " + outer.given());
        }
        if (outer.isComparison()) {
            throw new BadInput("--poison and --compare: give one of them");
        }
    }

    private static double budget(String text) {
        double budget = Double.NaN;
        try {
            budget = text.startsWith(BUDGET) ? Double.parseDouble(text.substring(BUDGET.length())) : Double.NaN;
        } catch (NumberFormatException damage) {
            // said below
        }
        if (!(budget > 0 && Double.isFinite(budget))) {
            throw new BadInput("--poison must be budget=C with C positive and finite, got " + text);
        }
        return budget;
    }

    /** How many rows may be trained on. */
    int mostRows() {
        return poison == null ? Integer.MAX_VALUE : rows != null ? rows : DEFAULT_ROWS;
    }

    private int attackSteps() {
        return attackSteps != null ? attackSteps : DEFAULT_ATTACK_STEPS;
    }

    private double noise() {
        return noise != null ? noise : DEFAULT_NOISE;
    }

    /** The attacker; {@code null} for none. */
    @Nullable
    Attacker attacker(TuneData data, int steps) {
        if (poison == null) {
            return null;
        }
        if (data.loss() != TuneLoss.SQUARED) {
            throw new BadInput("--poison: only for the squared loss, got "
                    + data.fit().loss().name());
        }
        long numbers = data.train().features().numel();
        double all = (double) numbers * steps * (attackSteps() + 1.0);
        if (all > MOST_NUMBERS) {
            throw new BadInput(String.format(
                    "--poison: train rows times features times --steps times (--attack-steps + 1) must be at most %.0f, as all of "
                            + "it is on record at once, got %.0f; --train-rows, --steps and --attack-steps make it smaller",
                    MOST_NUMBERS, all));
        }
        return new Attacker(budget(poison), attackSteps(), noise());
    }

    /** The attacked run, whose strategy is the exact one. */
    static List<Strategies.Chosen> strategies() {
        return List.of(Strategies.attacked());
    }

    Map<String, Object> settings(TuneData data) {
        Map<String, Object> settings = new LinkedHashMap<>();
        if (poison != null) {
            Attacker attacker = new Attacker(budget(poison), attackSteps(), noise());
            settings.put("attack budget", attacker.budget());
            settings.put("attack steps", attacker.steps());
            settings.put("attack step size", attacker.stepSize(data.train()));
            settings.put(
                    "train rows", "the first " + data.train().rows() + " after the shuffle, at most " + mostRows());
            settings.put("noise", attacker.noise());
        }
        return settings;
    }
}
