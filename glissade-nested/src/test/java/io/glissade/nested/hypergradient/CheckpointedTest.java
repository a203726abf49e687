package io.glissade.nested.hypergradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CheckpointedTest {

    @ParameterizedTest
    @CsvSource({"0, 10, 18", "1, 10, 19", "4, 10, 18", "5, 10, 15", "10, 10, 10", "50, 10, 10", "0, 1, 1", "0, 81, 153"
    })
    void allStepsButThoseOfTheLastSegmentAreMadeTwice(int segment, int steps, int made) {
        assertThat(Strategies.evaluate(Example.ridge(steps), new Checkpointed(segment), 0)
                        .levels()
                        .steps(2))
                .isEqualTo(made);
    }

    @Test
    void aNegativeLengthIsRefused() {
        assertThatThrownBy(() -> new Checkpointed(-1))
                .hasMessage("segment must be at least 1 step, or 0 for the square root of their number, got -1");
    }
}
