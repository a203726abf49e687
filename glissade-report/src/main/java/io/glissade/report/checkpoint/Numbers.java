package io.glissade.report.checkpoint;

import java.nio.ByteBuffer;

/** An array of one of the types a file may hold, given to and taken from a buffer piece by piece. */
sealed interface Numbers {

    /** As the header names it. */
    String type();

    int length();

    /** Bytes of a number. */
    int width();

    /** Puts the numbers from {@code start} on into the buffer, as many as {@code count}. */
    void put(int start, int count, ByteBuffer out);

    /** Overwrites the numbers from {@code start} on with as many from the buffer as {@code count}. */
    void get(int start, int count, ByteBuffer in);

    /** Bytes of a number of a type; 0 for a type that is not supported. */
    static int width(String type) {
        return switch (type) {
            case "F32" -> Float.BYTES;
            case "F64", "I64" -> Long.BYTES;
            default -> 0;
        };
    }

    /** Zeros of one of the supported types. */
    static Numbers zeros(String type, int length) {
        return switch (type) {
            case "F32" -> new OfFloat(new float[length]);
            case "F64" -> new OfDouble(new double[length]);
            case "I64" -> new OfLong(new long[length]);
            default -> throw new IllegalArgumentException("type must be F32, F64 or I64, got " + type);
        };
    }

    /** 32 bits each. */
    final class OfFloat implements Numbers {
        private final float[] values;

        OfFloat(float[] values) {
            this.values = values;
        }

        float[] values() {
            return values;
        }

        @Override
        public String type() {
            return "F32";
        }

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public int width() {
            return Float.BYTES;
        }

        @Override
        public void put(int start, int count, ByteBuffer out) {
            out.asFloatBuffer().put(values, start, count);
        }

        @Override
        public void get(int start, int count, ByteBuffer in) {
            in.asFloatBuffer().get(values, start, count);
        }
    }

    /** 64 bits each. */
    final class OfDouble implements Numbers {
        private final double[] values;

        OfDouble(double[] values) {
            this.values = values;
        }

        double[] values() {
            return values;
        }

        @Override
        public String type() {
            return "F64";
        }

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public int width() {
            return Double.BYTES;
        }

        @Override
        public void put(int start, int count, ByteBuffer out) {
            out.asDoubleBuffer().put(values, start, count);
        }

        @Override
        public void get(int start, int count, ByteBuffer in) {
            in.asDoubleBuffer().get(values, start, count);
        }
    }

    /** Whole numbers of 64 bits. */
    final class OfLong implements Numbers {
        private final long[] values;

        OfLong(long[] values) {
            this.values = values;
        }

        long[] values() {
            return values;
        }

        @Override
        public String type() {
            return "I64";
        }

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public int width() {
            return Long.BYTES;
        }

        @Override
        public void put(int start, int count, ByteBuffer out) {
            out.asLongBuffer().put(values, start, count);
        }

        @Override
        public void get(int start, int count, ByteBuffer in) {
            in.asLongBuffer().get(values, start, count);
        }
    }
}
