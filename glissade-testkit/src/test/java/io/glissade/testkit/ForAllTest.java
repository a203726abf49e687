package io.glissade.testkit;

import static io.glissade.testkit.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class ForAllTest {

    @Test
    void everyCaseIsCheckedAndTheSameSeedDrawsTheSameValues() {
        List<Long> first = new ArrayList<>();
        List<Long> second = new ArrayList<>();
        forAll(5, 100, RandomGenerator::nextLong, first::add);
        forAll(5, 100, RandomGenerator::nextLong, second::add);
        assertThat(first).hasSize(100).doesNotHaveDuplicates();
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aFailureNamesTheCaseAndASeedThatReplaysIt() {
        List<Integer> failing = new ArrayList<>();
        assertThatThrownBy(() -> forAll(70, 100, random -> random.nextInt(10), value -> {
                    if (value == 7) {
                        failing.add(value);
                        throw new IOException("seven");
                    }
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("case \\d+ of 100 failed \\(replay with seed \\d+ and 1 case\\) for 7: seven")
                .hasCauseInstanceOf(IOException.class)
                .satisfies(failure -> {
                    String seed = String.valueOf(failure.getMessage()).replaceFirst(".*seed (\\d+).*", "$1");
                    List<Integer> replayed = new ArrayList<>();
                    forAll(Long.parseLong(seed), 1, random -> random.nextInt(10), replayed::add);
                    assertThat(replayed).isEqualTo(failing);
                });
    }

    @Test
    void noCaseAtAllIsRefused() {
        assertThatThrownBy(() -> forAll(0, 0, RandomGenerator::nextInt, value -> {}))
                .hasMessage("cases must be at least 1, got 0");
    }
}
