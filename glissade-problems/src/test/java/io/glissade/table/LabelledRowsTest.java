package io.glissade.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.linear.Design;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LabelledRowsTest {

    private static LabelledRows rows(Design design, boolean weighted) {
        double[] numbers =
                IntStream.range(0, design.rows()).mapToDouble(i -> i + 1).toArray();
        return new LabelledRows(
                design,
                numbers,
                null,
                weighted ? numbers.clone() : null,
                Features.named(List.of("a", "b")),
                List.of("n"));
    }

    private static double[][] numbers(int count) {
        double[][] rows = new double[count][];
        Arrays.setAll(rows, i -> new double[] {i % 3 == 0 ? 0 : i, i + 1});
        return rows;
    }

    @Test
    void shufflingKeepsEachRowTogetherAndIsTheSameForASeed() {
        for (Design design : new Design[] {Tables.dense(numbers(500)), Tables.sparse(numbers(500))}) {
            LabelledRows shuffled = rows(design, true).shuffled(7);
            double[] weights = shuffled.weights();
            assertThat(weights).isNotNull().isEqualTo(shuffled.targets());
            for (int i = 0; i < 500; i++) {
                assertThat(Tables.row(shuffled.design(), i)[1]).isEqualTo(shuffled.targets()[i]);
            }
            assertThat(shuffled.targets())
                    .isNotEqualTo(rows(design, true).targets())
                    .hasSize(500)
                    .doesNotHaveDuplicates();
            assertThat(rows(design, false).shuffled(7).targets()).isEqualTo(shuffled.targets());
            assertThat(rows(design, false).shuffled(8).targets()).isNotEqualTo(shuffled.targets());
            assertThat(rows(design, false).shuffled(7).weights()).isNull();
        }
    }

    /** Each of the 24 orders of four rows within four standard deviations of its share of 24,000. */
    @Test
    void everyOrderIsEquallyLikely() {
        LabelledRows four = rows(Tables.dense(numbers(4)), false);
        Map<String, Integer> counts = new HashMap<>();
        for (int seed = 0; seed < 24_000; seed++) {
            counts.merge(Arrays.toString(four.shuffled(seed).targets()), 1, Integer::sum);
        }
        assertThat(counts).hasSize(24);
        assertThat(counts.values()).allMatch(count -> Math.abs(count - 1_000) < 4 * Math.sqrt(1_000 * 23 / 24.0));
    }

    @Test
    void theConstantColumnComesLast() {
        for (Design design : new Design[] {Tables.dense(numbers(4)), Tables.sparse(numbers(4))}) {
            LabelledRows wider = rows(design, true).withConstantColumn();
            assertThat(wider.design()).hasSameClassAs(design);
            assertThat(Tables.numbers(wider.design()))
                    .isDeepEqualTo(new double[][] {{0, 1, 1}, {1, 2, 1}, {2, 3, 1}, {0, 4, 1}});
            assertThat(wider.features().names()).containsExactly("a", "b", "(bias)");
            assertThatThrownBy(wider::withConstantColumn)
                    .hasMessage("features must not have a constant column yet, have (bias)");
        }
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        Design design = Tables.dense(numbers(2));
        Features two = Features.numbered(0, 2);
        assertThatThrownBy(() -> new LabelledRows(design, new double[3], null, null, two, List.of()))
                .hasMessage("targets must be one for each of 2 rows, got 3");
        assertThatThrownBy(() -> new LabelledRows(design, new double[2], null, new double[1], two, List.of()))
                .hasMessage("weights must be one for each of 2 rows, got 1");
        assertThatThrownBy(() -> rows(design, false).withDesign(Tables.dense(new double[][] {{1}, {2}})))
                .hasMessage("features must be one for each of 1 columns, got 2");
    }
}
