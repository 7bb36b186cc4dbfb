package io.singlewindow.ledger.power;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * A folder on a disk whose power goes at a chosen operation; H2 reaches its files as {@code powercut:} and their path.
 * What is written is in the real file at once, so that it can be read back; what no force has covered is remembered with
 * what was there before. At the cut all of that is undone, and then each of it may survive: wholly, in part or not at all,
 * whatever its order. A file that was never forced may be gone. Afterwards every access fails, and the folder is as a
 * restarted machine finds it.
 */
public final class PowerCutDisk implements AutoCloseable {

    private static final Map<Path, PowerCutDisk> DISKS = new ConcurrentHashMap<>();

    private final Path folder;
    private final Survival survival;
    private final Random random;
    private final boolean lying;
    private final CountDownLatch dark = new CountDownLatch(1);
    private final Map<Path, List<Unforced>> unforced = new HashMap<>();
    private final Set<Path> neverForced = new HashSet<>();
    private final List<FileChannel> channels = new ArrayList<>();
    private long operationsLeft = Long.MAX_VALUE;
    private int forces;
    private int forcesToFail;
    private volatile Gate gate = Gate.open();

    private PowerCutDisk(Path folder, Survival survival, long seed, boolean lying) {
        this.folder = folder.toAbsolutePath();
        this.survival = survival;
        this.random = new Random(seed);
        this.lying = lying;
        PowerCutPath.register();
        DISKS.put(this.folder, this);
    }

    /** A write that is held up: it has come when the one is zero, and goes on when the other is. */
    private record Gate(CountDownLatch came, CountDownLatch free) {
        static Gate open() {
            return new Gate(new CountDownLatch(0), new CountDownLatch(0));
        }
    }

    /** A disk for the files in this folder. */
    public static PowerCutDisk at(Path folder, Survival survival, long seed) {
        return new PowerCutDisk(folder, survival, seed, false);
    }

    /** A disk that only says it has forced. */
    public static PowerCutDisk lying(Path folder, Survival survival, long seed) {
        return new PowerCutDisk(folder, survival, seed, true);
    }

    static PowerCutDisk of(Path file) {
        PowerCutDisk disk = DISKS.get(file.getParent());
        if (disk == null) {
            throw new IllegalArgumentException("No disk is at " + file.getParent());
        }
        return disk;
    }

    /** The power goes when so many more operations are done: a write, a truncation, the begin and the end of a force. */
    public synchronized void cutAfter(long operations) {
        operationsLeft = operations;
    }

    /** The power goes now. */
    public synchronized void cut() {
        if (isDark()) {
            return;
        }
        try {
            for (Map.Entry<Path, List<Unforced>> file : unforced.entrySet()) {
                restore(file.getKey(), file.getValue());
            }
            for (FileChannel channel : channels) {
                channel.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        dark.countDown();
    }

    private void restore(Path path, List<Unforced> changes) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            for (int i = changes.size() - 1; i >= 0; i--) {
                changes.get(i).undo(file);
            }
            for (Unforced change : changes) {
                change.survive(file, survival, random);
            }
        }
        if (neverForced.contains(path) && (survival == Survival.NONE || random.nextBoolean())) {
            Files.delete(path);
        }
    }

    /** Returns when the power has gone. */
    public void awaitDark() throws InterruptedException {
        dark.await();
    }

    /** True when the power has gone. */
    public boolean isDark() {
        return dark.getCount() == 0;
    }

    /** How often a file was forced. */
    public synchronized int forces() {
        return forces;
    }

    /** So many forces fail from now on. */
    public synchronized void failForces(int count) {
        forcesToFail = count;
    }

    /** The next write is held up. */
    public void holdNextWrite() {
        gate = new Gate(new CountDownLatch(1), new CountDownLatch(1));
    }

    /** Returns when a write is being held up. */
    public void awaitHeldWrite() throws InterruptedException {
        gate.came().await();
    }

    /** The write that is held up goes on. */
    public void releaseWrite() {
        gate.free().countDown();
    }

    /** Nothing reaches the files any more, but they stay. */
    @Override
    public synchronized void close() throws IOException {
        DISKS.remove(folder);
        for (FileChannel channel : channels) {
            channel.close();
        }
    }

    synchronized FileChannel open(Path path, FileChannel file, boolean isNew) throws IOException {
        requirePower();
        channels.add(file);
        unforced.computeIfAbsent(path, none -> new ArrayList<>());
        if (isNew) {
            neverForced.add(path);
        }
        return new PowerCutFile(this, path, file);
    }

    synchronized void requirePower() throws IOException {
        if (isDark()) {
            throw new IOException("The power is off");
        }
    }

    void write(Path path, FileChannel file, byte[] bytes, long position) throws IOException {
        Gate now = gate;
        now.came().countDown();
        try {
            now.free().await();
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
        synchronized (this) {
            operation();
            long size = file.size();
            byte[] before = read(file, position, (int) Math.max(0, Math.min(bytes.length, size - position)));
            unforced.get(path).add(new Unforced.Written(position, before, bytes, size));
            Unforced.put(file, position, bytes);
        }
    }

    synchronized void truncate(Path path, FileChannel file, long size) throws IOException {
        operation();
        long old = file.size();
        if (size < old) {
            unforced.get(path).add(new Unforced.Truncated(size, read(file, size, (int) (old - size))));
            file.truncate(size);
        }
    }

    synchronized void force(Path path) throws IOException {
        operation();
        if (forcesToFail > 0) {
            forcesToFail--;
            throw new IOException("Input/output error");
        }
        if (!lying) {
            unforced.get(path).clear();
            neverForced.remove(path);
        }
        forces++;
        operation();
    }

    private void operation() throws IOException {
        if (operationsLeft-- <= 0) {
            cut();
        }
        requirePower();
    }

    private static byte[] read(FileChannel file, long position, int length) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(length);
        while (into.hasRemaining() && file.read(into, position + into.position()) >= 0) {
            // until it is full
        }
        return into.array();
    }
}
