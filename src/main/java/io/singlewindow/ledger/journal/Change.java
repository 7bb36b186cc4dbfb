package io.singlewindow.ledger.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** A change of a file; changes are made, shown and journalled in the order in which they were asked for. */
sealed interface Change {

    /** Makes the change. */
    void apply(FileChannel file) throws IOException;

    /** Makes the change in a copy of the file's bytes that begins at this position. */
    void show(byte[] view, long from);

    /** Size of the file after the change, in bytes. */
    long sizeAfter(long size);

    /** Bytes that it takes up in memory. */
    int length();

    /** Bytes at a position. */
    record Write(long position, byte[] bytes) implements Change {

        @Override
        public void apply(FileChannel file) throws IOException {
            writeFully(file, position, ByteBuffer.wrap(bytes));
        }

        @Override
        public void show(byte[] view, long from) {
            long first = Math.max(position, from);
            long end = Math.min(position + bytes.length, from + view.length);
            if (first < end) {
                System.arraycopy(bytes, (int) (first - position), view, (int) (first - from), (int) (end - first));
            }
        }

        @Override
        public long sizeAfter(long size) {
            return Math.max(size, position + bytes.length);
        }

        @Override
        public int length() {
            return bytes.length;
        }
    }

    /** A cut to a size. */
    record Truncate(long size) implements Change {

        @Override
        public void apply(FileChannel file) throws IOException {
            file.truncate(size);
        }

        @Override
        public void show(byte[] view, long from) {
            if (size < from + view.length) {
                Arrays.fill(view, (int) Math.max(0, size - from), view.length, (byte) 0);
            }
        }

        @Override
        public long sizeAfter(long before) {
            return Math.min(before, size);
        }

        @Override
        public int length() {
            return 0;
        }
    }

    /** Writes all of it; a channel may take less at a time. */
    static void writeFully(FileChannel file, long position, ByteBuffer bytes) throws IOException {
        long start = position - bytes.position();
        while (bytes.hasRemaining()) {
            file.write(bytes, start + bytes.position());
        }
    }
}
