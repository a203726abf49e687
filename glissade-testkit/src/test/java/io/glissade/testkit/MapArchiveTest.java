package io.glissade.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.run.Archive;
import io.glissade.space.EuclideanSpace;
import org.junit.jupiter.api.Test;

final class MapArchiveTest {

    private final MapArchive<double[]> saving = new MapArchive<>(new EuclideanSpace(2));

    @Test
    void whatIsSavedIsLoadedWhateverBecameOfTheOriginal() {
        double[] x = {1, 2};
        double[] history = {3, 4, 5};
        saving.vector("x", x);
        assertThat(saving.number("value", 6)).isEqualTo(6);
        assertThat(saving.part("inner").count("count", 7)).isEqualTo(7);
        saving.numbers("history", history);
        x[0] = 100;
        history[0] = 100;

        Archive<double[]> loading = saving.loading();
        double[] loaded = new double[2];
        loading.vector("x", loaded);
        assertThat(loaded).containsExactly(1, 2);
        assertThat(loading.number("value", 0)).isEqualTo(6);
        assertThat(loading.part("inner").count("count", 0)).isEqualTo(7);
        assertThat(loading.numbers("history", new double[0])).containsExactly(3, 4, 5);
    }

    @Test
    void aNameThatIsMissingOrSavedTwiceIsRefused() {
        saving.number("value", 1);
        assertThatThrownBy(() -> saving.number("value", 2)).hasMessage("the archive already holds value");
        Archive<double[]> loading = saving.loading();
        assertThatThrownBy(() -> loading.number("other", 0)).hasMessage("the archive holds no other");
        assertThatThrownBy(() -> loading.vector("value", new double[2])).hasMessage("the archive holds no value");
        assertThatThrownBy(() -> loading.numbers("value", new double[2])).hasMessage("the archive holds no value");
    }
}
