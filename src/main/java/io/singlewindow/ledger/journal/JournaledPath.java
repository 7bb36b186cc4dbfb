package io.singlewindow.ledger.journal;

import io.singlewindow.trail.DurableFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Files that H2 names {@code journaled:} and a path: its store gets a journal beside it, {@code window.mv.db.journal};
 * other files are as they are. H2 alone trusts that a chunk is whole when its first and last block are, and writes over
 * chunks that the newest forced state still needs; a power cut shows both. As long as the journal holds batches, the two
 * files are one and must be opened by this name. Public, as H2 makes its instances itself.
 */
public final class JournaledPath extends FilePathWrapper {

    /** What a URL names it by: {@code jdbc:h2:journaled:} and the path. */
    public static final String SCHEME = "journaled";
    private static final String STORE = ".mv.db";
    private static final String JOURNAL = ".journal";
    /** Last of all H2 writes its header, which says so when the store was closed in order and not given up. */
    private static final byte[] CLEAN = "clean:1".getBytes(StandardCharsets.ISO_8859_1);
    private static final Map<String, Integer> LOSSES = new ConcurrentHashMap<>();
    /** Those that are open, by their names; H2 gives nobody the files that it has opened. */
    private static final Map<String, JournaledFile> OPEN = new ConcurrentHashMap<>();

    /** Those whose database is being given up. */
    private static final Set<String> GIVEN_UP = ConcurrentHashMap.newKeySet();

    /** Makes the name known to H2; again is no harm. */
    public static void register() {
        FilePath.register(new JournaledPath());
    }

    private record Store(String name, int losses) implements Closing {

        @Override
        public boolean isOrderly(Change last) {
            return last instanceof Change.Write write && write.position() == 0 && contains(write.bytes());
        }

        private static boolean contains(byte[] header) {
            for (int i = 0; i + CLEAN.length <= header.length; i++) {
                if (Arrays.equals(header, i, i + CLEAN.length, CLEAN, 0, CLEAN.length)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void closed(boolean lost) {
            OPEN.remove(name);
            if (lost) {
                LOSSES.merge(name, 1, Integer::sum);
            }
        }
    }

    /**
     * A store that H2 has open.
     *
     * @param name as H2 names it, {@code journaled:/…/window.mv.db}
     */
    public static Optional<SealedFile> opened(String name) {
        return Optional.ofNullable(OPEN.get(name));
    }

    /**
     * Gives up the database of a store, and lets nobody open it anew before that has ended. While H2 gives one up, each of its
     * sessions that ends takes the database that is registered by this name for it: opened meanwhile, the new one would be open and
     * locked, and known to nobody, until the process ends.
     *
     * @param name as H2 names the store
     */
    public static void giveUp(String name, Runnable givingUp) {
        GIVEN_UP.add(name);
        try {
            givingUp.run();
        } finally {
            GIVEN_UP.remove(name);
        }
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        if (!getBase().toString().endsWith(STORE)) {
            return super.open(mode);
        }
        if (GIVEN_UP.contains(name)) {
            throw new IOException(name + " is being given up");
        }
        boolean isNew = !getBase().exists() || !journal().exists();
        FileChannel journal = lock(journal().open("rw"));
        try {
            FileChannel file = getBase().open("rw");
            if (isNew) {
                sync(getBase().getParent());
            }
            JournaledFile opened = new JournaledFile(file, journal, Bounds.SERVER, new Store(name, LOSSES.getOrDefault(name, 0)));
            OPEN.put(name, opened);
            return opened;
        } catch (IOException | RuntimeException failed) {
            journal.close();
            throw failed;
        }
    }

    /** Nobody may bring a journal into the file while another process still fills it. */
    private FileChannel lock(FileChannel journal) throws IOException {
        try {
            FileLock lock = journal.tryLock(0, Long.MAX_VALUE, false);
            if (lock != null) {
                return journal;
            }
        } catch (OverlappingFileLockException ownProcess) {
            journal.close();
            throw new IOException(name + " is open in this process already", ownProcess);
        }
        journal.close();
        throw new IOException(name + " is open in another process");
    }

    @Override
    public void createDirectory() {
        super.createDirectory();
        sync(getBase().getParent());
    }

    @Override
    public void delete() {
        super.delete();
        if (getBase().toString().endsWith(STORE) && journal().exists()) {
            journal().delete();
        }
    }

    private FilePath journal() {
        return FilePath.get(getBase() + JOURNAL);
    }

    private static void sync(FilePath folder) {
        if (folder.getScheme().equals("file")) {
            DurableFolder.sync(Path.of(folder.toString()));
        }
    }
}
