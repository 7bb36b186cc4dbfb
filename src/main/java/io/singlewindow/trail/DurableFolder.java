package io.singlewindow.trail;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A folder whose names survive a power cut: a file made or renamed is durable when its folder is. */
public final class DurableFolder {

    private DurableFolder() {}

    /** Makes the folder, and those above it that are missing. */
    public static void create(Path folder) throws IOException {
        Path missing = folder.toAbsolutePath();
        if (Files.isDirectory(missing)) {
            return;
        }
        Path above = missing.getParent();
        if (above != null) {
            create(above);
        }
        Files.createDirectories(missing);
        if (above != null) {
            sync(above);
        }
    }

    /** Puts the folder's names onto the disk. */
    public static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            // Windows does not open folders; there a rename is journalled by the file system
        }
    }
}
