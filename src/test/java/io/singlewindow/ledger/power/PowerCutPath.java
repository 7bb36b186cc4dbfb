package io.singlewindow.ledger.power;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** Files of a {@link PowerCutDisk} as H2 sees them. Public, as H2 makes its instances itself. */
public final class PowerCutPath extends FilePathWrapper {

    static void register() {
        FilePath.register(new PowerCutPath());
    }

    @Override
    public String getScheme() {
        return "powercut";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        Path file = Path.of(getBase().toString()).toAbsolutePath();
        boolean isNew = !exists();
        return PowerCutDisk.of(file).open(file, super.open(mode), isNew);
    }
}
