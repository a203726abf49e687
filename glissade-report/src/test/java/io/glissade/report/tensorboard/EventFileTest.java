package io.glissade.report.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.framework.HistogramProto;
import org.tensorflow.util.Event;

class EventFileTest {

    @Test
    void theFirstRecordNamesTheVersion() throws IOException {
        List<Event> events = events(file -> {});
        assertThat(events).hasSize(1);
        assertThat(events.get(0).getFileVersion()).isEqualTo("brain.Event:2");
        assertThat(events.get(0).getWallTime()).isEqualTo(1000.5);
    }

    @Test
    void aScalarComesBackWithTagStepAndTime() throws IOException {
        List<Event> events = events(file -> {
            file.scalar("loss", 0, 1001, 4.25);
            file.scalar("gradient_norm", 5_000_000_000L, 1002.25, -0.5);
        });
        assertThat(events).hasSize(3);
        assertThat(events.get(1).getSummary().getValue(0).getTag()).isEqualTo("loss");
        assertThat(events.get(1).getSummary().getValue(0).getSimpleValue()).isEqualTo(4.25f);
        assertThat(events.get(2).getStep()).isEqualTo(5_000_000_000L);
        assertThat(events.get(2).getWallTime()).isEqualTo(1002.25);
        assertThat(events.get(2).getSummary().getValue(0).getSimpleValue()).isEqualTo(-0.5f);
    }

    @Test
    void aHistogramHoldsEveryNormInTheBucketThatEndsAboveIt() throws IOException {
        NormHistogram histogram = new NormHistogram();
        double[] norms = {0, 1e-13, 1e-12, 0.1, 0.1, 3, 1e19, 1e25};
        for (double norm : norms) {
            histogram.add(norm);
        }
        histogram.add(Double.NaN);
        histogram.add(Double.POSITIVE_INFINITY);
        List<Event> events = events(file -> file.histogram("norms", 3, 1003, histogram));
        HistogramProto read = events.get(1).getSummary().getValue(0).getHisto();
        assertThat(read.getNum()).isEqualTo(8);
        assertThat(read.getMin()).isZero();
        assertThat(read.getMax()).isEqualTo(1e25);
        assertThat(read.getBucketCount()).isEqualTo(read.getBucketLimitCount());
        for (double norm : norms) {
            int bucket = 0;
            while (read.getBucketLimit(bucket) < norm * (1 - 1e-12)) {
                bucket++;
            }
            assertThat(read.getBucket(bucket)).as("bucket of %s", norm).isPositive();
        }
        assertThat(read.getBucketList().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isEqualTo(8);
    }

    @Test
    void anEmptyHistogramIsLeftOut() throws IOException {
        assertThat(events(file -> file.histogram("norms", 3, 1003, new NormHistogram())))
                .hasSize(1);
    }

    private static List<Event> events(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (EventFile file = new EventFile(bytes, 1000.5)) {
            content.writeTo(file);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        List<Event> events = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(length);
            assertThat(in.getInt()).isEqualTo(masked(length));
            byte[] data = new byte
                    [(int) ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong()];
            in.get(data);
            assertThat(in.getInt()).isEqualTo(masked(data));
            events.add(Event.parseFrom(data));
        }
        return events;
    }

    private static int masked(byte[] data) {
        int crc = Hashing.crc32c().hashBytes(data).asInt();
        return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(EventFile file) throws IOException;
    }
}
