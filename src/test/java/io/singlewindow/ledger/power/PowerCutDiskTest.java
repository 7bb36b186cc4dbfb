package io.singlewindow.ledger.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerCutDiskTest {

    @TempDir
    Path folder;

    @Test
    void whatWasForcedStaysAndTheRestIsGone() throws Exception {
        try (PowerCutDisk disk = PowerCutDisk.at(folder, Survival.NONE, 1); FileChannel file = open()) {
            file.write(filled(1, 10_000), 0);
            file.force(false);
            file.write(filled(2, 20_000), 5_000);
            file.truncate(7_000);
            file.write(filled(3, 10), 40_000);
            disk.cut();
            assertThatThrownBy(() -> file.write(filled(4, 1), 0)).isInstanceOf(IOException.class).hasMessageContaining("power");
        }
        assertThat(Files.readAllBytes(folder.resolve("file"))).isEqualTo(filled(1, 10_000).array());
    }

    @Test
    void whatWasNotForcedMaySurviveInParts() throws Exception {
        boolean torn = false;
        for (int seed = 0; seed < 20; seed++) {
            Files.deleteIfExists(folder.resolve("file"));
            try (PowerCutDisk disk = PowerCutDisk.at(folder, Survival.SCATTERED, seed); FileChannel file = open()) {
                file.write(filled(1, 16_384), 0);
                file.force(false);
                file.write(filled(2, 16_384), 0);
                disk.cut();
            }
            byte[] left = Files.readAllBytes(folder.resolve("file"));
            torn |= contains(left, 1) && contains(left, 2);
        }
        assertThat(torn).isTrue();
    }

    @Test
    void aFileThatWasNeverForcedIsGone() throws Exception {
        try (PowerCutDisk disk = PowerCutDisk.at(folder, Survival.NONE, 1); FileChannel file = open()) {
            file.write(filled(1, 10), 0);
            disk.cut();
        }
        assertThat(folder.resolve("file")).doesNotExist();
    }

    @Test
    void aLyingDiskKeepsNothingItSaysItHasForced() throws Exception {
        try (PowerCutDisk disk = PowerCutDisk.lying(folder, Survival.NONE, 1); FileChannel file = open()) {
            file.write(filled(1, 10), 0);
            file.force(false);
            disk.cut();
        }
        assertThat(folder.resolve("file")).doesNotExist();
    }

    private FileChannel open() throws IOException {
        return FilePath.get("powercut:" + folder.resolve("file")).open("rw");
    }

    private static boolean contains(byte[] bytes, int value) {
        for (byte one : bytes) {
            if (one == value) {
                return true;
            }
        }
        return false;
    }

    private static ByteBuffer filled(int value, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return ByteBuffer.wrap(bytes);
    }
}
