package io.singlewindow.ledger.power;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Random;

/** A change of a file that no force has made durable yet, with what was there before. */
sealed interface Unforced {

    int[] SECTOR_BYTES = {512, 4096};

    /** Makes the file what it was before the change; changes are undone newest first. */
    void undo(FileChannel file) throws IOException;

    /** Makes as much of the change as reached the disk all the same. */
    void survive(FileChannel file, Survival survival, Random random) throws IOException;

    /** Bytes written. */
    record Written(long position, byte[] before, byte[] after, long sizeBefore) implements Unforced {

        @Override
        public void undo(FileChannel file) throws IOException {
            put(file, position, before);
            if (sizeBefore < position + after.length) {
                file.truncate(sizeBefore);
            }
        }

        @Override
        public void survive(FileChannel file, Survival survival, Random random) throws IOException {
            int sector = SECTOR_BYTES[random.nextInt(SECTOR_BYTES.length)];
            int sectors = (after.length + sector - 1) / sector;
            switch (survival) {
                case NONE -> { }
                case TORN -> {
                    int kept = random.nextBoolean() ? random.nextInt(sectors + 1) : random.nextBoolean() ? sectors : 0;
                    put(file, position, Arrays.copyOf(after, Math.min(after.length, kept * sector)));
                }
                case SCATTERED -> {
                    // from nearly none to nearly all
                    int percent = 1 + random.nextInt(99);
                    for (int from = 0; from < after.length; from += sector) {
                        if (random.nextInt(100) < percent) {
                            put(file, position + from, Arrays.copyOfRange(after, from, Math.min(after.length, from + sector)));
                        }
                    }
                }
            }
        }
    }

    /** A cut to a size. */
    record Truncated(long size, byte[] cut) implements Unforced {

        @Override
        public void undo(FileChannel file) throws IOException {
            put(file, size, cut);
        }

        @Override
        public void survive(FileChannel file, Survival survival, Random random) throws IOException {
            if (survival != Survival.NONE && random.nextBoolean()) {
                file.truncate(size);
            }
        }
    }

    /** Writes all of it. */
    static void put(FileChannel file, long position, byte[] bytes) throws IOException {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        while (from.hasRemaining()) {
            file.write(from, position + from.position());
        }
    }
}
