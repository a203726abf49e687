package io.glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.glissade.cli.console.Exit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every rule trains a small network, from the command line to the run folder. */
final class EveryRuleTest {

    private static final List<String> RULES = List.of(
            "sgd:lr=1,momentum=0.5",
            "clip:lr=2,scope=layer",
            "clip:lr=2,scope=element",
            "smooth:lr=2",
            "normalised:lr=1",
            "polyak:cap=1",
            "mixed:lr=2,momentum=0.9",
            "mixed:lr=2,form=soft",
            "momentum",
            "armijo:lr=8",
            "autoclip:lr=2",
            "zclip:lr=2,warmup=5",
            "adagc:lr=2,warmup=5",
            "agc:lr=2",
            "adam:threshold=0.25",
            "adamw",
            "sign");

    @TempDir
    Path folder = Path.of("");

    @Test
    void everyRuleOfTheCommandLineDescends() throws IOException {
        List<Object> options = new ArrayList<>(List.of("--json", "--probe", "off"));
        RULES.forEach(rule -> options.addAll(List.of("--rule", rule)));
        CommandRun run = CommandRun.smallTraining(CommandRun.TEXT, folder.resolve("run"), options.toArray());
        assertThat(run.code()).as(run.err()).isEqualTo(Exit.DONE);
        JsonNode rules = new ObjectMapper().readTree(run.out()).path("rules");
        assertThat(rules).hasSize(RULES.size());
        // The loss of a model that knows nothing is the logarithm of the number of characters, 65.
        for (JsonNode rule : rules) {
            String label = rule.path("label").asText();
            assertThat(rule.path("finalLoss").asDouble()).as(label).isLessThan(Math.log(65));
            int evaluations = rule.path("cost").path("stepEvaluations").asInt();
            if (label.startsWith("armijo")) {
                assertThat(evaluations).as("the search is counted").isGreaterThanOrEqualTo(2 * 31);
            } else {
                assertThat(evaluations).as(label).isEqualTo(31);
            }
        }
    }
}
