package io.glissade.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FeaturesTest {

    @Test
    void numberedFeaturesHaveTheirNumbersAsNames() {
        Features zero = Features.numbered(0, 1_600_000);
        assertThat(zero.count()).isEqualTo(1_600_000);
        assertThat(zero.name(1_599_999)).isEqualTo("1599999");
        assertThat(Features.numbered(1, 3).names()).containsExactly("1", "2", "3");
        assertThatThrownBy(() -> Features.numbered(1, 3).name(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void featuresAreMadeAgainFromTheirNames() {
        for (Features features : new Features[] {
            Features.numbered(0, 4),
            Features.numbered(1, 1),
            Features.numbered(1, 3).withConstant(),
            Features.named(List.of("age", "sex=F", "sex=M")),
            Features.named(List.of("1", "2=a", "2=b")),
            Features.named(List.of("2", "3")),
        }) {
            Features again = Features.named(List.copyOf(features.names()));
            assertThat(again).isEqualTo(features).hasSameHashCodeAs(features).hasToString(features.toString());
            assertThat(again.names()).isEqualTo(features.names());
        }
        assertThat(Features.numbered(0, 2)).isNotEqualTo(Features.numbered(1, 2));
    }

    @Test
    void theConstantIsKnownByItsName() {
        assertThat(Features.named(List.of("1", "2", "(bias)")).hasConstant()).isTrue();
        assertThat(Features.named(List.of("a", "(bias)")).withoutConstant()).isEqualTo(Features.named(List.of("a")));
        assertThat(Features.named(List.of("a")).hasConstant()).isFalse();
        assertThat(Features.numbered(1, 2).withConstant().withoutConstant()).isEqualTo(Features.numbered(1, 2));
    }

    @Test
    void badFeaturesAreRefused() {
        assertThatThrownBy(() -> Features.named(List.of("a", "b", "a")))
                .hasMessage("names of features must differ, 'a' comes twice");
        assertThatThrownBy(() -> Features.named(List.of())).hasMessage("features must be at least 1, got 0");
        assertThatThrownBy(() -> Features.numbered(2, 1)).hasMessage("base must be 0 or 1, got 2");
        assertThatThrownBy(() -> Features.numbered(1, 0)).hasMessage("features must be at least 1, got 0");
    }
}
