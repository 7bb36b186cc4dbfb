package io.singlewindow.ledger.journal;

import io.singlewindow.ledger.journal.Change.Truncate;
import io.singlewindow.ledger.journal.Change.Write;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The journal's file: a header block with a generation, then batches of changes, each beginning at a block of
 * {@value #BLOCK} bytes so that no write touches a block that was forced before. A batch counts only whole: its checksum
 * covers generation, number and changes. A restart raises the generation, by which every batch in the file is void.
 */
final class Journal {

    static final int BLOCK = 4096;
    private static final long MAGIC = 0x5357_4a4f_5552_4e31L;
    private static final int BATCH_HEADER_BYTES = Long.BYTES * 3 + Integer.BYTES * 2;
    private static final int CHANGE_HEADER_BYTES = 1 + Long.BYTES + Integer.BYTES;
    private static final int WRITE_BYTES_MAX = 1 << 20;
    private static final byte WRITE = 1;
    private static final byte TRUNCATE = 2;

    private final FileChannel file;
    private long generation;
    private long batches;
    private long end = BLOCK;

    Journal(FileChannel file) throws IOException {
        this.file = file;
        ByteBuffer header = read(0, BLOCK);
        long magic = header.getLong();
        long stored = header.getLong();
        if (magic == MAGIC && header.getInt() == checksum(header, 0, Long.BYTES * 2)) {
            generation = stored;
        } else if (magic == 0 && stored == 0) {
            // new: the header becomes durable with the first batch
            generation = 1;
            writeHeader();
        } else {
            throw new IOException("The journal's header is damaged: 0x" + Long.toHexString(magic) + ", expected 0x"
                    + Long.toHexString(MAGIC) + " and its checksum");
        }
    }

    /** Bytes of the batches. */
    long length() {
        return end - BLOCK;
    }

    /** Adds a batch; it is on disk when this returns. */
    void append(List<Change> changes) throws IOException {
        ByteBuffer batch = encode(changes);
        for (int from = 0; from < batch.capacity(); from += WRITE_BYTES_MAX) {
            int length = Math.min(WRITE_BYTES_MAX, batch.capacity() - from);
            Change.writeFully(file, end + from, batch.slice(from, length));
        }
        file.force(false);
        end += batch.capacity();
        batches++;
    }

    /** Makes the changes of every whole batch again, in order; true when there were any. */
    boolean replay(FileChannel target) throws IOException {
        for (List<Change> changes = next(); changes != null; changes = next()) {
            for (Change change : changes) {
                change.apply(target);
            }
        }
        return batches > 0;
    }

    /** Voids all batches, durably; what they changed must be on disk in its place. */
    void restart() throws IOException {
        generation++;
        writeHeader();
        file.force(false);
        batches = 0;
        end = BLOCK;
    }

    /** Gives the space of void batches back. */
    void shrink() throws IOException {
        file.truncate(end);
    }

    private void writeHeader() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(BLOCK).putLong(MAGIC).putLong(generation);
        header.putInt(checksum(header, 0, Long.BYTES * 2)).rewind();
        Change.writeFully(file, 0, header);
    }

    private ByteBuffer encode(List<Change> changes) {
        long length = BATCH_HEADER_BYTES;
        for (Change change : changes) {
            length += CHANGE_HEADER_BYTES + change.length();
        }
        ByteBuffer batch = ByteBuffer.allocate(Math.toIntExact((length + BLOCK - 1) / BLOCK * BLOCK));
        batch.putLong(MAGIC).putLong(generation).putLong(batches).putInt((int) length).putInt(0);
        for (Change change : changes) {
            if (change instanceof Write write) {
                batch.put(WRITE).putLong(write.position()).putInt(write.length()).put(write.bytes());
            } else if (change instanceof Truncate truncate) {
                batch.put(TRUNCATE).putLong(truncate.size()).putInt(0);
            }
        }
        batch.putInt(BATCH_HEADER_BYTES - Integer.BYTES, checksum(batch, 0, (int) length));
        return batch.clear();
    }

    /** The batch at the end of what was read so far; null where none is, or none of this generation, or a part of one. */
    private @Nullable List<Change> next() throws IOException {
        ByteBuffer start = read(end, BATCH_HEADER_BYTES);
        if (start.getLong() != MAGIC || start.getLong() != generation || start.getLong() != batches) {
            return null;
        }
        int length = start.getInt();
        if (length < BATCH_HEADER_BYTES || length > file.size() - end) {
            return null;
        }
        ByteBuffer batch = read(end, length);
        int expected = batch.getInt(BATCH_HEADER_BYTES - Integer.BYTES);
        batch.putInt(BATCH_HEADER_BYTES - Integer.BYTES, 0);
        if (expected != checksum(batch, 0, length)) {
            return null;
        }
        end += (length + (long) BLOCK - 1) / BLOCK * BLOCK;
        batches++;
        return decode(batch.position(BATCH_HEADER_BYTES));
    }

    private static List<Change> decode(ByteBuffer batch) {
        List<Change> changes = new ArrayList<>();
        while (batch.hasRemaining()) {
            byte kind = batch.get();
            long position = batch.getLong();
            byte[] bytes = new byte[batch.getInt()];
            batch.get(bytes);
            changes.add(kind == WRITE ? new Write(position, bytes) : new Truncate(position));
        }
        return changes;
    }

    /** Bytes from a position; zeros where the file ends. */
    private ByteBuffer read(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && file.read(bytes, position + bytes.position()) >= 0) {
            // until it is full or the file ends
        }
        return bytes.clear();
    }

    private static int checksum(ByteBuffer bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(from, length));
        return (int) crc.getValue();
    }
}
