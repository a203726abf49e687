package io.glissade.finitesum.dual;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.finitesum.example.RandomSums;
import io.glissade.linear.SparseDesign;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ColumnOrderTest {

    @Test
    void columnsOfManyEntriesComeFirstAndThenThoseThatARowHasFirst() {
        // Entries of columns 0 to 6: 1, 4, 0, 1, 1, 0, 2.
        SparseDesign design =
                new SparseDesign(7, new int[] {0, 2, 5, 7, 9}, new int[] {1, 4, 0, 1, 6, 1, 3, 1, 6}, new double[9]);
        ColumnOrder order = new ColumnOrder(design);
        assertThat(order.places()).containsExactly(3, 0, 5, 4, 2, 6, 1);
        assertThat(order.indices()).containsExactly(0, 2, 3, 0, 1, 0, 4, 0, 1);
    }

    @Test
    void everyColumnHasAPlaceOfItsOwn() {
        SparseDesign design = RandomSums.sparse(50, 300, 7, 1);
        ColumnOrder order = new ColumnOrder(design);
        int[] places = order.places().clone();
        int[] expected = Arrays.stream(design.indices()).map(j -> places[j]).toArray();
        assertThat(order.indices()).isEqualTo(expected);
        Arrays.sort(places);
        for (int j = 0; j < places.length; j++) {
            assertThat(places[j]).isEqualTo(j);
        }
    }
}
