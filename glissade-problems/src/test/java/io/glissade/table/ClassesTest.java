package io.glissade.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ClassesTest {

    private static LabelledRows rows(@Nullable List<String> names, double... targets) {
        double[][] zeros = new double[targets.length][1];
        return new LabelledRows(Tables.dense(zeros), targets, names, null, Features.numbered(1, 1), List.of());
    }

    @Test
    void theSmallerOfTwoNumbersIsMinusOne() {
        for (double[] pair : new double[][] {{-1, 1}, {0, 1}, {1, 2}, {-0.5, 7}}) {
            LabelledRows rows = rows(null, pair[1], pair[0], pair[1]);
            assertThat(Classes.twoClasses(rows).targets(rows)).containsExactly(1, -1, 1);
        }
        assertThat(Classes.twoClasses(rows(null, 1, -1)).names()).containsExactly("-1", "1");
        assertThat(Classes.twoClasses(rows(null, 0.5, 2)).names()).containsExactly("0.5", "2");
    }

    @Test
    void theFirstOfTwoNamesIsMinusOne() {
        LabelledRows rows = rows(List.of("ham", "spam"), 1, 0, 1);
        Classes classes = Classes.twoClasses(rows);
        assertThat(classes.targets(rows)).containsExactly(1, -1, 1);
        assertThat(classes.names()).containsExactly("ham", "spam");
        assertThat(classes.target(0)).isEqualTo(-1);
        assertThat(classes.target(1)).isEqualTo(1);
    }

    @Test
    void severalClassesAreNumberedInOrder() {
        LabelledRows rows = rows(null, 10, 2, -3, 2);
        Classes classes = Classes.manyClasses(rows);
        assertThat(classes.names()).containsExactly("-3", "2", "10");
        assertThat(classes.targets(rows)).containsExactly(2, 1, 0, 1);
        assertThat(classes.target(2)).isEqualTo(2);
    }

    @Test
    void theClassesOfAModelAreAppliedToAnotherFile() {
        Classes model = new Classes(List.of("ham", "spam"), true);
        assertThat(model.targets(rows(List.of("spam"), 0, 0))).containsExactly(1, 1);
        Classes numbers = new Classes(List.of("1", "2"), false);
        assertThat(numbers.targets(rows(null, 2, 1))).containsExactly(1, 0);
        assertThatThrownBy(() -> model.targets(rows(List.of("eggs", "ham"), 1, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("target of row 2 must be one of the classes ham, spam, got eggs");
        assertThatThrownBy(() -> numbers.targets(rows(null, 1, Double.NaN)))
                .hasMessage("target of row 2 must be one of the classes 1, 2, got NaN");
    }

    @Test
    void bothZerosAreOneClass() {
        LabelledRows rows = rows(null, 0.0, -0.0, 1);
        assertThat(Classes.twoClasses(rows).targets(rows)).containsExactly(-1, -1, 1);
    }

    @Test
    void tooFewAndTooManyClassesAreRefused() {
        assertThatThrownBy(() -> Classes.twoClasses(rows(null, 3, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("targets must be of two classes, got only 3");
        assertThatThrownBy(() -> Classes.twoClasses(rows(null, 3, 1, 2)))
                .hasMessage("targets must be of two classes, got more: 1, 2, 3");
        assertThatThrownBy(() -> Classes.manyClasses(rows(List.of("a"), 0)))
                .hasMessage("targets must be of two classes or more, got only a");
        double[] thousand = new double[1_001];
        Arrays.setAll(thousand, i -> i);
        assertThat(Classes.manyClasses(rows(null, Arrays.copyOf(thousand, 1_000)))
                        .names())
                .hasSize(1_000);
        assertThatThrownBy(() -> Classes.manyClasses(rows(null, thousand)))
                .hasMessage("targets must be of at most 1000 classes, got more: 0, 1, 2, 3, 4, ...");
        assertThatThrownBy(() -> new Classes(List.of("a", "b", "c"), true))
                .hasMessage("classes must be two, got 3: a, b, c");
        assertThatThrownBy(() -> new Classes(List.of("a", "a"), false))
                .hasMessage("names of classes must differ, 'a' comes twice");
    }
}
