package io.singlewindow.ledger.power;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import org.h2.store.fs.FileBaseDefault;

/** An open file of a {@link PowerCutDisk}. */
final class PowerCutFile extends FileBaseDefault {

    private final PowerCutDisk disk;
    private final Path path;
    private final FileChannel file;

    PowerCutFile(PowerCutDisk disk, Path path, FileChannel file) {
        this.disk = disk;
        this.path = path;
        this.file = file;
    }

    @Override
    public long size() throws IOException {
        disk.requirePower();
        return file.size();
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        disk.requirePower();
        return file.read(target, position);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        disk.write(path, file, bytes, position);
        return bytes.length;
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        disk.truncate(path, file, size);
    }

    @Override
    public void force(boolean metaData) throws IOException {
        disk.force(path);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}
