package io.glissade.report.tensorboard;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * A TensorBoard event file: a series of records {@code length, masked CRC of the length, data, masked CRC of the data},
 * little-endian, where the data is one {@code Event} message. The first says {@code brain.Event:2}. Not thread-safe.
 */
public final class EventFile implements Closeable {

    private static final int EVENT_WALL_TIME = 1;
    private static final int EVENT_STEP = 2;
    private static final int EVENT_FILE_VERSION = 3;
    private static final int EVENT_SUMMARY = 5;
    private static final int SUMMARY_VALUE = 1;
    private static final int VALUE_TAG = 1;
    private static final int VALUE_SIMPLE = 2;
    private static final int VALUE_HISTOGRAM = 5;

    private final OutputStream sink;
    private final CRC32C checksum = new CRC32C();

    /** Starts the file. {@code wallTime} is in seconds since 1970. The sink is closed with this file. */
    public EventFile(OutputStream sink, double wallTime) throws IOException {
        this.sink = sink;
        record(message(out -> {
            out.writeDouble(EVENT_WALL_TIME, wallTime);
            out.writeString(EVENT_FILE_VERSION, "brain.Event:2");
        }));
    }

    /** Adds one number; it is stored in single precision, as TensorBoard does. */
    public void scalar(String tag, long step, double wallTime, double value) throws IOException {
        summary(step, wallTime, message(out -> {
            out.writeString(VALUE_TAG, tag);
            out.writeFloat(VALUE_SIMPLE, (float) value);
        }));
    }

    /** Adds a histogram of everything that was counted. An empty one is left out. */
    public void histogram(String tag, long step, double wallTime, NormHistogram histogram) throws IOException {
        if (histogram.count() == 0) {
            return;
        }
        byte[] content = histogram.encoded();
        summary(step, wallTime, message(out -> {
            out.writeString(VALUE_TAG, tag);
            out.writeByteArray(VALUE_HISTOGRAM, content);
        }));
    }

    /** Hands what was written so far to the operating system, so that TensorBoard can show it. */
    public void flush() throws IOException {
        sink.flush();
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }

    private void summary(long step, double wallTime, byte[] value) throws IOException {
        byte[] summary = message(out -> out.writeByteArray(SUMMARY_VALUE, value));
        record(message(out -> {
            out.writeDouble(EVENT_WALL_TIME, wallTime);
            out.writeInt64(EVENT_STEP, step);
            out.writeByteArray(EVENT_SUMMARY, summary);
        }));
    }

    private void record(byte[] data) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putLong(data.length);
        head.putInt(masked(head.array(), 8));
        ByteBuffer tail = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(masked(data, data.length));
        sink.write(head.array());
        sink.write(data);
        sink.write(tail.array());
    }

    private int masked(byte[] bytes, int count) {
        checksum.reset();
        checksum.update(bytes, 0, count);
        int crc = (int) checksum.getValue();
        return Integer.rotateRight(crc, 15) + 0xa282ead8;
    }

    static byte[] message(Fields fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        fields.writeTo(out);
        out.flush();
        return bytes.toByteArray();
    }

    /** The fields of one message. */
    @FunctionalInterface
    interface Fields {
        void writeTo(CodedOutputStream out) throws IOException;
    }
}
