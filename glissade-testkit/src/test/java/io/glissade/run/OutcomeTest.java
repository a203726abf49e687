package io.glissade.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class OutcomeTest {

    @Test
    void eachOutcomeHasItsKindAndItsSentence() {
        List<Outcome> outcomes = List.of(
                new Outcome.Converged("done"),
                new Outcome.BudgetSpent("done"),
                new Outcome.Diverged("done"),
                new Outcome.Cancelled("done"));
        assertThat(outcomes)
                .extracting(Outcome::kind)
                .containsExactly("Converged", "BudgetSpent", "Diverged", "Cancelled");
        assertThat(outcomes).extracting(Outcome::sentence).containsOnly("done");
    }
}
