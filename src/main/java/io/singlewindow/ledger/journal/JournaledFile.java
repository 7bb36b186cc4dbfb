package io.singlewindow.ledger.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.store.fs.FileBaseDefault;
import org.jspecify.annotations.Nullable;

/**
 * A file whose changes go to its journal first. They wait in memory until a cut says that those so far make a whole; the
 * next seal writes what was cut to the journal as one batch and syncs that once; the file itself gets it only then, and
 * need not be synced until the journal starts anew. So at every moment the file and its journal hold exactly what some cut
 * left, or a later one.
 */
final class JournaledFile extends FileBaseDefault implements SealedFile {

    private final FileChannel file;
    private final FileChannel journalFile;
    private final Journal journal;
    private final Bounds bounds;
    private final Closing closing;
    private final ReentrantLock forcing = new ReentrantLock();
    private final ReentrantReadWriteLock changing = new ReentrantReadWriteLock();
    /** In the journal, or on the way there, but not in the file. */
    private List<Change> sealed = List.of();
    /** To go into the journal with the next seal. */
    private List<Change> cut = new ArrayList<>();
    /** Not known to make a whole. */
    private List<Change> pending = new ArrayList<>();
    private long pendingBytes;
    private @Nullable Change last;
    private long size;
    private volatile @Nullable Throwable broken;

    /**
     * Opens it; what its journal holds is brought into the file first.
     *
     * @param closing what its owner knows of the end
     */
    JournaledFile(FileChannel file, FileChannel journalFile, Bounds bounds, Closing closing) throws IOException {
        this.file = file;
        this.journalFile = journalFile;
        this.journal = new Journal(journalFile);
        this.bounds = bounds;
        this.closing = closing;
        if (journal.replay(file)) {
            file.force(true);
            journal.restart();
        }
        this.size = file.size();
    }

    @Override
    public long size() {
        changing.readLock().lock();
        try {
            return size;
        } finally {
            changing.readLock().unlock();
        }
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        // a thread that is interrupted would close the channel, and with it the database for everyone
        boolean interrupted = Thread.interrupted();
        changing.readLock().lock();
        try {
            int length = (int) Math.min(target.remaining(), size - position);
            if (length <= 0) {
                return -1;
            }
            ByteBuffer view = ByteBuffer.allocate(length);
            while (view.hasRemaining() && file.read(view, position + view.position()) >= 0) {
                // until it is full; what lies behind the file's end is in a change, or zero
            }
            sealed.forEach(change -> change.show(view.array(), position));
            cut.forEach(change -> change.show(view.array(), position));
            pending.forEach(change -> change.show(view.array(), position));
            target.put(view.array());
            return length;
        } finally {
            changing.readLock().unlock();
            restore(interrupted);
        }
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        change(new Change.Write(position, bytes));
        return bytes.length;
    }

    @Override
    protected void implTruncate(long newSize) throws IOException {
        if (newSize < size()) {
            change(new Change.Truncate(newSize));
        }
    }

    /**
     * Broken or not it is taken: H2 does not stand a write that fails, and may well stand a force that does. It comes to
     * nothing when the file is closed.
     */
    private void change(Change change) throws IOException {
        boolean full;
        changing.writeLock().lock();
        try {
            pending.add(change);
            last = change;
            pendingBytes += change.length();
            size = change.sizeAfter(size);
            full = pendingBytes > bounds.pendingBytesMax();
        } finally {
            changing.writeLock().unlock();
        }
        if (full) {
            // memory has an end; until the next cut a crash may find what H2 wrote while others changed its maps
            cut();
            seal();
        }
    }

    /** H2 orders its writes by it, which a batch does better; it is no moment that H2 has to come up at. */
    @Override
    public void force(boolean metaData) throws IOException {
        requireSound();
    }

    @Override
    public void cut() {
        changing.writeLock().lock();
        try {
            cut.addAll(pending);
            pending = new ArrayList<>();
            pendingBytes = 0;
        } finally {
            changing.writeLock().unlock();
        }
    }

    @Override
    public void seal() throws IOException {
        boolean interrupted = Thread.interrupted();
        forcing.lock();
        try {
            requireSound();
            List<Change> batch = settle();
            if (!batch.isEmpty()) {
                journal.append(batch);
            }
            if (journal.length() > bounds.journalBytesMax()) {
                restart();
            }
        } catch (IOException | RuntimeException | Error failed) {
            // a sync that failed once says nothing when it succeeds later
            broken = failed;
            throw failed;
        } finally {
            forcing.unlock();
            restore(interrupted);
        }
    }

    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Brings into the file what the journal has, and takes what is to go into the journal next. */
    private List<Change> settle() throws IOException {
        for (Change change : sealed) {
            change.apply(file);
        }
        changing.writeLock().lock();
        try {
            sealed = cut;
            cut = new ArrayList<>();
            return sealed;
        } finally {
            changing.writeLock().unlock();
        }
    }

    /** The journal starts anew when all it holds is on disk in its place. */
    private void restart() throws IOException {
        for (Change change : sealed) {
            change.apply(file);
        }
        file.force(true);
        journal.restart();
        changing.writeLock().lock();
        try {
            sealed = List.of();
        } finally {
            changing.writeLock().unlock();
        }
    }

    private void requireSound() throws IOException {
        Throwable cause = broken;
        if (cause != null) {
            throw new IOException("The journal could not be written, so nothing more is accepted", cause);
        }
    }

    @Override
    public FileLock tryLock(long position, long length, boolean shared) throws IOException {
        return file.tryLock(position, length, shared);
    }

    @Override
    public int losses() {
        return closing.losses();
    }

    /** What was written since the last cut is kept when its writer came to an orderly end; else it may be no whole. */
    @Override
    protected void implCloseChannel() throws IOException {
        forcing.lock();
        try (file; journalFile) {
            boolean kept = false;
            try {
                boolean orderly = last != null && closing.isOrderly(last);
                if (broken == null) {
                    if (orderly) {
                        cut();
                    }
                    seal();
                    restart();
                    journal.shrink();
                    kept = orderly;
                }
            } finally {
                // what H2 had in memory only is gone too when it was given up
                closing.closed(!kept);
            }
        } finally {
            forcing.unlock();
        }
    }
}
