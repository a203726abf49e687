package io.glissade.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.cli.target.Targets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class SampleHelpTest {

    private static final String TEXT =
            String.join("\n", SampleCommand.class.getAnnotation(Command.class).footer());

    @Test
    void theHelpNamesEveryTargetAndScheme() {
        Targets.names().forEach(name -> assertThat(TEXT).containsPattern("\\b" + Pattern.quote(name) + "\\b"));
        for (Dynamics dynamics : Dynamics.values()) {
            assertThat(TEXT).containsPattern("\\b" + Pattern.quote(dynamics.title()) + "\\b");
        }
    }
}
