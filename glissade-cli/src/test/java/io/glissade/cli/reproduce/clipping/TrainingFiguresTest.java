package io.glissade.cli.reproduce.clipping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glissade.cli.figure.Figure;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** From the record of a run to its lines; the runs themselves take half an hour. */
final class TrainingFiguresTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static ObjectNode rule(String label, String outcome, double loss) {
        return JSON.createObjectNode()
                .put("label", label)
                .put("outcome", outcome)
                .put("finalLoss", loss);
    }

    private static ObjectNode rule(String label, double loss, double correlation, double low, double held) {
        ObjectNode rule = rule(label, "BudgetSpent", loss);
        rule.putObject("fit")
                .put("points", 101)
                .put("correlation", correlation)
                .put("correlationLow", low)
                .put("correlationHigh", 0.9)
                .put("ceilingShare", 0.5);
        rule.putObject("controlFit").put("correlation", 0.6);
        rule.putObject("heldOut").put("loss", held).put("bestAccuracy", held);
        return rule;
    }

    private static JsonNode run(ObjectNode... rules) {
        ObjectNode run = JSON.createObjectNode();
        run.putArray("rules").addAll(List.of(rules));
        return run;
    }

    private static List<String> failing(List<Figure> figures) {
        return figures.stream()
                .filter(Predicate.not(Figure::pass))
                .map(Figure::id)
                .toList();
    }

    @Test
    void theLanguageModelIsHeldAgainstTheBestUnclippedRule() {
        ObjectNode plain = rule("sgd:lr=2", 6, 0.3, 0, 6.1);
        ObjectNode diverged = rule("sgd:lr=30", "Diverged", 1e9);
        JsonNode good = run(plain, rule("clip:lr=30,threshold=0.25", 5, 0.8, 0.6, 5.1), diverged);
        assertThat(TrainingFigures.languageModel(good)).hasSize(5);
        assertThat(failing(TrainingFigures.languageModel(good))).isEmpty();
        JsonNode bad =
                run(plain, rule("clip:lr=30,threshold=0.25", 6.5, 0.4, 0.1, 6.2), rule("sgd:lr=30", 6.2, 0.1, 0, 6.3));
        assertThat(failing(TrainingFigures.languageModel(bad)))
                .containsExactly(
                        "A8/correlation", "A8/contrast", "A9/training-loss", "A9/held-out-loss", "A9/unclipped");
    }

    @Test
    void theResidualNetworkIsHeldAgainstMomentum() {
        ObjectNode momentum = rule("sgd:lr=0.1,momentum=0.9", 2, 0.3, -0.1, 0.446);
        JsonNode good = run(momentum, rule("clip:lr=5,threshold=0.25", 2, 0.7, 0.4, 0.442));
        assertThat(TrainingFigures.residualNetwork(good)).hasSize(3);
        assertThat(failing(TrainingFigures.residualNetwork(good))).isEmpty();
        JsonNode bad = run(
                rule("sgd:lr=0.1,momentum=0.9", 2, 0.6, 0.2, 0.446),
                rule("clip:lr=5,threshold=0.25", 2, 0.2, -0.3, 0.44));
        assertThat(failing(TrainingFigures.residualNetwork(bad)))
                .containsExactly("A10/accuracy", "A10/momentum", "A10/clipped");
    }
}
