package io.glissade.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.smoothness.SmoothnessProbe.Settings;
import org.junit.jupiter.api.Test;

final class ProbeOptionTest {

    @Test
    void theDefaultOfTheOptionIsThatOfTheProbe() {
        assertThat(ProbeOption.parse(ProbeOption.DEFAULT)).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void eachKeyCanBeGivenAlone() {
        assertThat(ProbeOption.parse("every=7")).isEqualTo(new Settings(7, 1, 8, 1e-3));
        assertThat(ProbeOption.parse("points=3")).isEqualTo(new Settings(60, 3, 8, 1e-3));
        assertThat(ProbeOption.parse("off")).isNull();
    }
}
