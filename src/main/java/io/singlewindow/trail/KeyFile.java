package io.singlewindow.trail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A secret in a file of its own: made once, synced before it is used, readable by its owner only. */
public final class KeyFile {

    private KeyFile() {}

    /** The file's bytes; where there is no file, the supplier's, written first. */
    public static byte[] readOrCreate(Path file, Supplier<byte[]> create) throws IOException {
        if (!Files.exists(file)) {
            Path folder = file.toAbsolutePath().getParent();
            DurableFolder.create(folder);
            Path fresh = Files.createTempFile(folder, "key", ".new");
            if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            }
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(create.get()));
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            DurableFolder.sync(folder);
        }
        return Files.readAllBytes(file);
    }
}
